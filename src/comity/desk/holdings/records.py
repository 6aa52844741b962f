"""Keep what becomes of assertions after they were recorded: retractions, editions of lists and what changed in them."""

from typing import Any, Self

from django.db import models

from comity.desk.ledger.models import Statement
from comity.desk.sharing.models import Marked, Seat
from comity.desk.sharing.visibility import visible
from comity.sources.comparing import ChangeKind


class Retraction(models.Model):
    """That an assertion no longer stands: by whom, since when, why. It is for whoever may see the assertion."""

    assertion = models.OneToOneField("holdings.Assertion", on_delete=models.PROTECT, related_name="retraction")
    by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()
    edition = models.ForeignKey("holdings.Edition", null=True, on_delete=models.PROTECT, related_name="retractions")
    """The edition that no longer says so; empty where a person retracted it."""
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """As retracted."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.assertion_id}: {self.reason}"


class Edition(Marked):
    """One edition of a whole list as one member holds it, beside the edition before it."""

    source = models.CharField(max_length=60)
    exhibit = models.ForeignKey("holdings.Exhibit", on_delete=models.PROTECT, related_name="editions")
    content_digest = models.CharField(max_length=64)
    """Digest over everything the reading gave, as its intake has it."""
    day = models.DateField()
    """The publisher's day; where the file states none, the day it was recorded."""
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    entries = models.PositiveIntegerField()
    added = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    amended = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField()
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Newest first, by the publisher's day."""

        ordering = ("-day", "-recorded_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("exhibit", "source", "content_digest"), name="one_edition_per_content"),
        )

    def __str__(self) -> str:
        return f"{self.source}, edition of {self.day}"

    @property
    def unchanged(self) -> int:
        """How many entries say what they said in the edition before."""
        return self.entries - self.added - self.amended


class EntryChangeQuerySet(models.QuerySet[Any]):
    """Questions about what changed between editions."""

    def visible_to(self, seat: Seat | None) -> Self:
        """Keep the changes of editions that a seat may see; None is the public."""
        return self.filter(visible(seat, "edition__"))


class EntryChange(models.Model):
    """One entry that an edition has, lacks or tells otherwise than the edition it follows. Derived: both files can be read again."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="changes")
    subject = models.CharField(max_length=200, db_index=True)
    name = models.TextField(blank=True)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in ChangeKind])
    fields = models.JSONField()
    """By property: the values that are gone and the values that are new (sources/comparing.py, Field)."""

    objects = EntryChangeQuerySet.as_manager()

    class Meta:
        """By kind and subject."""

        ordering = ("edition", "kind", "subject")
        constraints = (models.UniqueConstraint(fields=("edition", "subject"), name="one_change_per_entry"),)

    def __str__(self) -> str:
        return f"{self.kind}: {self.name or self.subject}"
