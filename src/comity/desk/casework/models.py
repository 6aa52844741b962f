"""Keep signals and their queue, cases, hypotheses, requests with their replies, and every decision."""

from django.db import models
from django.db.models import Q

from comity.desk.holdings.models import Assertion, Exhibit, ObservationTable
from comity.desk.ledger.models import Run, Statement
from comity.desk.sharing.models import Marked, Member, Seat


class Decision(Marked):
    """Who decided what, when and why. Append-only, sealed; the record and its decision are written together or not at all.

    It is for the eyes the record was for when it was taken: a record released later does not take its reasons with it.
    """

    about_type = models.CharField(max_length=40)
    about_id = models.PositiveBigIntegerField()
    action = models.CharField(max_length=40)
    reason = models.TextField()
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    person = models.CharField(max_length=160)
    decided_at = models.DateTimeField()
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """As decided."""

        ordering = ("decided_at", "pk")
        indexes = (models.Index(fields=("about_type", "about_id")),)

    def __str__(self) -> str:
        return f"{self.action} by {self.person} ({self.member.code})"


class Case(Marked):
    """A matter under investigation against a regime's law."""

    reference = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    regime = models.CharField(max_length=60)
    summary = models.TextField(blank=True)
    exercise = models.BooleanField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    assertions = models.ManyToManyField(Assertion, related_name="cases", through="CaseAssertion")
    exhibits = models.ManyToManyField(Exhibit, related_name="cases", through="CaseExhibit")

    class Meta:
        """Newest first."""

        ordering = ("-opened_at", "-pk")

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class CaseAssertion(models.Model):
    """An assertion gathered into a case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    assertion = models.ForeignKey(Assertion, on_delete=models.PROTECT, related_name="+")
    gathered_at = models.DateTimeField(null=True)
    """Empty where it was gathered before this was kept: then no past day shows it."""

    class Meta:
        """Each once."""

        constraints = (models.UniqueConstraint(fields=("case", "assertion"), name="assertion_once_in_case"),)

    def __str__(self) -> str:
        return f"{self.case.reference}: {self.assertion}"


class CaseExhibit(models.Model):
    """An exhibit gathered into a case, under the number the report will cite."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="exhibit_links")
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()

    class Meta:
        """By number."""

        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("case", "exhibit"), name="exhibit_once_in_case"),
            models.UniqueConstraint(fields=("case", "number"), name="number_once_in_case"),
        )

    def __str__(self) -> str:
        return f"{self.case.reference}, exhibit {self.number}"


class Signal(Marked):
    """What a detector pointed at: an indicator, never a violation; with the innocent explanations beside it."""

    class State(models.TextChoices):
        """Where it stands in the queue."""

        NEW = "new", "new"
        TAKEN = "taken", "taken"
        DISMISSED = "dismissed", "dismissed"

    key = models.CharField(max_length=64, unique=True)
    """Digest of typology, subject, interval and table: the same hit is one signal, a new hit is a new one."""
    typology = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="signals")
    table = models.ForeignKey(ObservationTable, on_delete=models.PROTECT, related_name="signals")
    subject = models.CharField(max_length=200, db_index=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    latitude_deg = models.FloatField()
    longitude_deg = models.FloatField()
    reasons = models.JSONField()
    innocent = models.JSONField()
    measures = models.JSONField()
    concerns = models.JSONField()
    """Subjects of law; the case's regime says which paragraphs they are."""
    state = models.CharField(max_length=12, choices=State, default=State.NEW)
    taken_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="signals")
    exercise = models.BooleanField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Newest first; an indicator always says why and what else it could be."""

        ordering = ("-recorded_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(innocent=[]), name="signal_names_an_innocent_explanation"),
            models.CheckConstraint(condition=~Q(reasons=[]), name="signal_gives_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.typology}: {self.subject}"


class Hypothesis(models.Model):
    """What an analyst suspects, beside what else could explain it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hypotheses")
    statement_text = models.TextField()
    innocent = models.BooleanField()
    """Whether it is an innocent explanation of the same facts."""
    weighed = models.TextField(blank=True)
    """What weighing it against the evidence gave, in a sentence; empty while nobody has."""
    provision = models.CharField(max_length=60, blank=True)
    proposed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    class Meta:
        """As proposed."""

        ordering = ("proposed_at", "pk")
        verbose_name_plural = "hypotheses"

    def __str__(self) -> str:
        return self.statement_text


class Request(Marked):
    """A numbered letter: a request for information, or the invitation of a named party to reply before a finding."""

    class Kind(models.TextChoices):
        """What is asked."""

        INFORMATION = "information", "request for information"
        REPLY = "reply", "right of reply"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="requests")
    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    addressee = models.CharField(max_length=200)
    text = models.TextField()
    language = models.CharField(max_length=10)
    recorded_at = models.DateTimeField()
    """When it was written down here; it may have been served before."""
    served_at = models.DateTimeField(null=True)
    proof_of_service = models.ForeignKey(Exhibit, null=True, on_delete=models.PROTECT, related_name="+")
    deadline = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)
    """When silence was recorded as silence."""
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """By number."""

        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} to {self.addressee}"

    @property
    def closed(self) -> bool:
        """Whether it was answered, or its silence recorded."""
        return self.lapsed_at is not None or self.replies.exists()


class Reply(models.Model):
    """An addressee's answer, attached unedited."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="replies")
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    language = models.CharField(max_length=10)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """As received."""

        ordering = ("received_at", "pk")
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return f"reply to {self.request.number}"
