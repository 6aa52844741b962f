"""Keep publications: numbered, sealed, never removed."""

from django.db import models

from comity.desk.findings.models import Finding
from comity.desk.ledger.models import Statement
from comity.desk.sharing.models import Marked, Seat


class Publication(Marked):
    """A sealed report: what was said, its bundle and its proof. The bundle's bytes lie in the world's publications."""

    number = models.CharField(max_length=40, unique=True)
    folder = models.SlugField(max_length=40, unique=True)
    """The number as addresses and file names can carry it: its folder under the world's publications."""
    title = models.CharField(max_length=200)
    findings = models.ManyToManyField(Finding, related_name="publications")
    content = models.JSONField()
    """Everything the report says, as data; the PDF and the page are drawn from it."""
    exercise = models.BooleanField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    bundle_digest = models.CharField(max_length=64)
    report_digest = models.CharField(max_length=64)
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Newest first."""

        ordering = ("-published_at", "-pk")

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
