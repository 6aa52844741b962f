"""Keep findings: a statement bound to a provision, its elements to graded assertions, and the positions of members."""

from django.db import models
from django.db.models import Q

from comity.desk.casework.models import Case, Request
from comity.desk.holdings.models import Assertion
from comity.desk.ledger.models import Statement
from comity.desk.sharing.models import Marked, Member, Seat
from comity.vocabulary.likelihoods import Confidence, Likelihood
from comity.vocabulary.stands import Stand


class Finding(Marked):
    """What the body concludes, element by element; it cannot exist without exhibits, a likelihood, a reply and positions."""

    class State(models.TextChoices):
        """How far it has come; each step has its own gate in actions.py."""

        DRAFT = "draft", "draft"
        ASSESSED = "assessed", "assessed"
        CIRCULATED = "circulated", "circulated"
        CONCLUDED = "concluded", "concluded"
        PUBLISHED = "published", "published"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings")
    number = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    statement_text = models.TextField()
    provision = models.CharField(max_length=60)
    """The provision's id in the case's regime."""
    named_party = models.CharField(max_length=200)
    reply_request = models.ForeignKey(Request, null=True, on_delete=models.PROTECT, related_name="findings")
    likelihood = models.CharField(max_length=24, choices=[(t.value, t.value) for t in Likelihood], blank=True)
    confidence = models.CharField(max_length=10, choices=[(t.value, t.value) for t in Confidence], blank=True)
    basis = models.TextField(blank=True)
    """Why the confidence is what it is, in a sentence that names no likelihood."""
    corroborated = models.BooleanField(default=False)
    """Called corroborated; only where independent origins bear it out."""
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    rule = models.JSONField(default=dict)
    """The rule of the body that concluded it, as it stood."""
    acted_on = models.DateField()
    """The first day of the act that the finding tells of; its law is the law of that day."""
    drafted_at = models.DateTimeField()
    circulated_at = models.DateTimeField(null=True)
    concluded_at = models.DateTimeField(null=True)
    statement = models.OneToOneField(Statement, null=True, on_delete=models.PROTECT, related_name="+")
    """What was circulated, sealed: positions are about this digest."""
    conclusion = models.OneToOneField(Statement, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """By number; likelihood and confidence come together or not at all."""

        ordering = ("number",)
        constraints = (
            models.CheckConstraint(
                condition=(Q(likelihood="") & Q(confidence="")) | (~Q(likelihood="") & ~Q(confidence="")),
                name="likelihood_with_confidence",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "assessed")) | Q(statement__isnull=False), name="circulated_is_sealed"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} ({self.provision})"

    def positions_on_this(self) -> "models.QuerySet[Position]":
        """Every position on the finding as it was last circulated, superseded ones included."""
        since = self.circulated_at
        return self.positions.filter(taken_at__gte=since) if since else self.positions.none()


class Element(models.Model):
    """One fact that must hold for a breach of the provision, copied from the law when the finding was drafted."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="elements")
    key = models.CharField(max_length=60)
    question = models.TextField()
    order = models.PositiveSmallIntegerField()

    class Meta:
        """In the law's order."""

        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=("finding", "key"), name="element_once_in_finding"),)

    def __str__(self) -> str:
        return self.question


class Evidence(models.Model):
    """An assertion bound to an element, for it or against it."""

    class Bearing(models.TextChoices):
        """Which way it bears."""

        FOR = "for", "for"
        AGAINST = "against", "against"

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="evidence")
    assertion = models.ForeignKey(Assertion, on_delete=models.PROTECT, related_name="evidence")
    bearing = models.CharField(max_length=8, choices=Bearing)
    bound_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    bound_at = models.DateTimeField()

    class Meta:
        """Each assertion once per element."""

        ordering = ("bound_at", "pk")
        constraints = (models.UniqueConstraint(fields=("element", "assertion"), name="assertion_once_per_element"),)
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return f"{self.bearing} {self.element.key}: {self.assertion}"


class Position(models.Model):
    """A member's stand on a finding. Changes until the conclusion are new rows; the newest counts, all are kept."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="positions")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="positions")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    stand = models.CharField(max_length=24, choices=[(stand.value, stand.words) for stand in Stand])
    reason = models.TextField(blank=True)
    taken_at = models.DateTimeField()
    current = models.BooleanField(default=True)
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """As taken; one current position per member."""

        ordering = ("taken_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("finding", "member"), condition=Q(current=True), name="one_current_position"
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=("dissent", "concur-with-reservation")) | ~Q(reason=""),
                name="dissent_has_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.member.code} {self.get_stand_display()}"
