"""Keep exhibits with their custody, what each import gave and refused, assertions, and tables of observations."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from comity.desk.holdings.derived import Derivation, Examination, Page, Scrub
from comity.desk.holdings.records import Edition, EntryChange, Flag, Judgement, Notice, Recall, Repetition, Retraction
from comity.desk.ledger.models import Statement
from comity.desk.sharing.eyes import HOLDING, at_task
from comity.desk.sharing.models import Marked
from comity.desk.sharing.visibility import MarkedQuerySet
from comity.seal.parts import commitment
from comity.vocabulary.grades import Grade
from comity.vocabulary.markings import Tlp
from comity.vocabulary.properties import Property
from comity.vocabulary.publicity import Certainty, NamedBy

__all__ = (
    "Assertion",
    "Custody",
    "Derivation",
    "Edition",
    "EntryChange",
    "Examination",
    "Exhibit",
    "Flag",
    "Intake",
    "Judgement",
    "Notice",
    "ObservationTable",
    "Page",
    "Recall",
    "RefusedRow",
    "Repetition",
    "Retraction",
    "Scrub",
)

ASKED_AT_ONCE = 500
"""Values in one question: well below what either database takes (SQLite: 32,766 since 3.32)."""


class Exhibit(Marked):
    """Bytes as received, by SHA-256: from whom, how and when. The bytes lie in the world's exhibit store, read-only."""

    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    filename = models.CharField(max_length=255)
    title = models.CharField(max_length=200)
    received_from = models.CharField(max_length=200)
    received_how = models.CharField(max_length=200)
    received_at = models.DateTimeField()
    """When it came into our hands."""
    recorded_at = models.DateTimeField()
    """When it was written down here."""
    exercise = models.BooleanField()
    """Whether its content is invented."""
    nonce = models.BinaryField()
    """Sixteen secret bytes: with them a commitment to a withheld exhibit can be opened later."""
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """The same bytes from the same member are one exhibit."""

        ordering = ("recorded_at", "pk")
        constraints = (models.UniqueConstraint(fields=("digest", "originator"), name="one_exhibit_per_originator"),)

    def __str__(self) -> str:
        return self.title

    @property
    def commitment(self) -> str:
        """What stands for it in public while it is withheld."""
        return commitment(self.digest, bytes(self.nonce))


class Custody(models.Model):
    """One hand an exhibit passed through, or one check of its bytes."""

    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="custody")
    event = models.CharField(max_length=40)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        """As it went."""

        ordering = ("at", "pk")
        verbose_name_plural = "custody"

    def __str__(self) -> str:
        return f"{self.event} by {self.by}"


class Intake(models.Model):
    """One reading of one exhibit by one source's reader: what went in, what was there already, what was refused."""

    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="intakes")
    source = models.CharField(max_length=60)
    read = models.PositiveBigIntegerField()
    added = models.PositiveBigIntegerField()
    unchanged = models.PositiveBigIntegerField()
    unread_fields = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    content_digest = models.CharField(max_length=64)
    """Digest over everything this reading gave; the sealed statement carries it."""
    recorded_at = models.DateTimeField()
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One reading of an exhibit by a source's reader, however often it is asked for."""

        constraints = (
            models.UniqueConstraint(fields=("exhibit", "source", "content_digest"), name="one_intake_per_content"),
        )

    def __str__(self) -> str:
        return f"{self.source}: {self.added} added, {self.unchanged} unchanged"


class RefusedRow(models.Model):
    """A row that did not go in, kept as it stood with the reason."""

    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="refused")
    row = models.PositiveBigIntegerField()
    reason = models.TextField()
    raw = models.TextField()

    class Meta:
        """By number."""

        ordering = ("row",)

    def __str__(self) -> str:
        return f"row {self.row}: {self.reason}"


class AssertionQuerySet(MarkedQuerySet):
    """Questions about what is asserted."""

    def as_known_on(self, moment: datetime) -> Self:
        """Keep what was recorded by a moment and not yet retracted then."""
        return self.filter(recorded_at__lte=moment).filter(Q(retracted_at__isnull=True) | Q(retracted_at__gt=moment))

    def standing(self) -> Self:
        """Keep what has not been retracted."""
        return self.filter(retracted_at__isnull=True)

    def about(self, subject: str) -> Self:
        """Keep what is said of one subject."""
        return self.filter(subject=subject)

    def holding(self, fingerprints: Iterable[str]) -> set[str]:
        """Which of these fingerprints the rows have."""
        asked = sorted(fingerprints)
        parts = (asked[start : start + ASKED_AT_ONCE] for start in range(0, len(asked), ASKED_AT_ONCE))
        with at_task(HOLDING):
            return {
                one for part in parts for one in self.filter(fingerprint__in=part).values_list("fingerprint", flat=True)
            }


class Assertion(Marked):
    """One thing one source asserts, on an exhibit, graded and marked. Append-only: a correction is a retraction and a new row."""

    subject = models.CharField(max_length=200, db_index=True)
    prop = models.CharField(max_length=40)
    """Which property is asserted: vocabulary/properties.py lists them."""
    value = models.TextField()
    as_written = models.TextField(blank=True)
    source = models.CharField(max_length=60)
    origin = models.CharField(max_length=200, blank=True)
    """Who first said it; empty: not recorded. Two assertions of one origin never corroborate each other."""
    grade_text = models.CharField(max_length=2, db_column="grade")
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="assertions")
    place = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)
    fingerprint = models.CharField(max_length=64, db_index=True)
    """Digest of who holds it and what it says: the same content never stands twice."""
    exercise = models.BooleanField()
    certainty = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Certainty], blank=True)
    """How an analyst came by its text; empty where a source's own reader read it."""
    person_named_by = models.CharField(max_length=16, choices=[(one.value, one.value) for one in NamedBy], blank=True)
    """Who names the natural person it concerns, where an analyst said so."""

    objects = AssertionQuerySet.as_manager()  # type: ignore[misc]  # django-stubs: a narrower set than Marked's

    class Meta:
        """As recorded; nothing that no public page may show is for everybody's eyes."""

        ordering = ("recorded_at", "pk")
        indexes = (
            models.Index(fields=("source", "prop")),
            # A page of what a seat may see walks the first, the public's page the second: benchmarks/visible.py.
            models.Index(fields=("recorded_at", "id"), name="assertion_as_recorded"),
            models.Index(fields=("tlp", "recorded_at", "id"), name="assertion_by_label"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("fingerprint",), condition=Q(retracted_at__isnull=True), name="content_stands_once"
            ),
            models.CheckConstraint(
                condition=~Q(tlp=Tlp.CLEAR.value)
                | Q(certainty__in=("", Certainty.READ.value))
                & ~Q(person_named_by=NamedBy.PRESS.value)
                & ~Q(prop=Property.MEMBERS_ONLY.value),
                name="public_is_read_and_named_by_court_or_list",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject}: {self.prop} = {self.value}"

    @property
    def grade(self) -> Grade:
        """Reliability of the source and credibility of the statement."""
        return Grade.parse(self.grade_text)


class ObservationTable(Marked):
    """A table of observations read from one exhibit: Parquet in the world's tables, cited by digest."""

    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="tables")
    schema = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    path = models.CharField(max_length=200)
    """Relative to the world's folder of tables."""
    rows = models.PositiveBigIntegerField()
    subjects = models.JSONField()
    """What the rows are about, `mmsi:416000000`, each once."""
    from_at = models.DateTimeField(null=True)
    until_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        """One table of a schema per exhibit."""

        ordering = ("recorded_at", "pk")
        constraints = (models.UniqueConstraint(fields=("exhibit", "schema"), name="one_table_per_exhibit_and_schema"),)

    def __str__(self) -> str:
        return f"{self.rows} {self.schema} of {', '.join(self.subjects)}"
