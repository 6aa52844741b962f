"""Keep what was drawn from an exhibit: what an examination found, its text page by page, copies made of it, and each scrub."""

from typing import Self

from django.db import models

from comity.desk.ledger.models import Statement
from comity.desk.sharing.models import Seat
from comity.desk.sharing.policy import Viewer
from comity.desk.sharing.visibility import visible


class OfExhibit(models.QuerySet["Page"]):
    """Rows without a marking of their own: they are for the eyes their exhibit is for."""

    def visible_to(self, seat: Seat | Viewer | None) -> Self:
        """Keep the rows of exhibits that a seat may see; None is the public."""
        return self.filter(visible(seat, "exhibit__"))


class Examination(models.Model):
    """What was found in an exhibit's bytes, by which tool: read, held unread, or dangerous and not opened. One per exhibit."""

    class Outcome(models.TextChoices):
        """How it ended."""

        READ = "read", "read"
        UNREAD = "unread", "held unread"
        DANGEROUS = "dangerous", "dangerous"

    exhibit = models.OneToOneField("holdings.Exhibit", on_delete=models.PROTECT, related_name="examination")
    outcome = models.CharField(max_length=12, choices=Outcome)
    kind = models.CharField(max_length=100)
    """The media type its bytes turned out to have."""
    facts = models.JSONField(default=list)
    """Pairs of a name and a value, as the file itself gives them: they are claims of the file."""
    remarks = models.JSONField(default=list)
    """Sentences: why it is dangerous or was not read, what could not be told."""
    tool = models.CharField(max_length=100)
    """What read it, with its version."""
    examined_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.outcome}: {self.kind}"


class Page(models.Model):
    """A piece of an exhibit's text: a page, a sheet, some lines, a capture, under the place by which it is cited."""

    exhibit = models.ForeignKey("holdings.Exhibit", on_delete=models.PROTECT, related_name="pages")
    number = models.PositiveIntegerField()
    """Its place in the order of the file, from 1."""
    place = models.CharField(max_length=100)
    """As evidence/places.py writes it."""
    label = models.CharField(max_length=300, blank=True)
    """What the file calls it: a sheet's name, a captured address."""
    text = models.TextField()

    objects = OfExhibit.as_manager()

    class Meta:
        """In the order of the file."""

        ordering = ("exhibit", "number")
        constraints = (models.UniqueConstraint(fields=("exhibit", "number"), name="one_page_per_number"),)

    def __str__(self) -> str:
        return self.place


class Derivation(models.Model):
    """That one exhibit was made from another: how, by which tool in which version. The original stays as it was."""

    original = models.ForeignKey("holdings.Exhibit", on_delete=models.PROTECT, related_name="copies")
    copy = models.ForeignKey("holdings.Exhibit", on_delete=models.PROTECT, related_name="originals")
    how = models.CharField(max_length=100)
    tool = models.CharField(max_length=100)
    recorded_at = models.DateTimeField()
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """As recorded; the same copy is made of the same original once."""

        ordering = ("recorded_at", "pk")
        constraints = (models.UniqueConstraint(fields=("original", "copy", "how"), name="one_copy_per_way"),)

    def __str__(self) -> str:
        return f"{self.how} by {self.tool}"


class Scrub(models.Model):
    """One look at every exhibit's bytes: how many, and which are missing or no longer those that were received."""

    checked = models.PositiveBigIntegerField()
    rotten = models.JSONField(default=list)
    """Digests."""
    scrubbed_at = models.DateTimeField()
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Newest first."""

        ordering = ("-scrubbed_at",)

    def __str__(self) -> str:
        return f"{self.checked} checked, {len(self.rotten)} rotten"
