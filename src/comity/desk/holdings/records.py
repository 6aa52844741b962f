"""Keep what becomes of assertions after they were recorded: retractions, editions of lists, judgements, recalls."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from comity.desk.ledger.models import Statement
from comity.desk.sharing.models import Marked, Member, Seat
from comity.desk.sharing.policy import Viewer
from comity.desk.sharing.visibility import MarkedQuerySet, visible
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


class JudgementQuerySet(MarkedQuerySet):
    """Questions about judgements."""

    def visible_to(self, seat: Seat | Viewer | None) -> Self:
        """Keep what a seat may see: the judgement itself, and something of both subjects, so that none betrays the other."""
        seen = apps.get_model("holdings", "Assertion").objects.filter(visible(seat))
        ends = (Exists(seen.filter(subject=OuterRef(end))) for end in ("one", "other"))
        return super().visible_to(seat).filter(*ends)

    def standing(self, on: datetime | None = None) -> Self:
        """Keep what was judged and not withdrawn, by a moment or by now."""
        if on is None:
            return self.filter(withdrawn_at=None)
        return self.filter(decided_at__lte=on).filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=on))

    def touching(self, subjects: Iterable[str]) -> Self:
        """Keep what is about one of these subjects at least."""
        named = list(subjects)
        return self.filter(Q(one__in=named) | Q(other__in=named))


class Judgement(Marked):
    """That two subjects are the same, are not, or may be: by whom, when, why. A merge is a view over what stands of these."""

    class Verdict(models.TextChoices):
        """What was judged."""

        SAME = "same", "the same"
        DIFFERENT = "different", "not the same"
        UNSURE = "unsure", "unsure"

    one = models.CharField(max_length=200, db_index=True)
    other = models.CharField(max_length=200, db_index=True)
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.TextField()
    index_digest = models.CharField(max_length=64, blank=True)
    """The index that proposed the pair, where one did."""
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    person = models.CharField(max_length=160)
    decided_at = models.DateTimeField()
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_reason = models.TextField(blank=True)
    withdrawal = models.OneToOneField(Statement, null=True, on_delete=models.PROTECT, related_name="+")

    objects = JudgementQuerySet.as_manager()  # type: ignore[misc]  # django-stubs: a narrower set than Marked's

    class Meta:
        """As judged; the pair in one order, whoever named which first."""

        ordering = ("decided_at", "pk")
        constraints = (models.CheckConstraint(condition=~Q(one=F("other")), name="two_subjects_judged"),)

    def __str__(self) -> str:
        words = {"same": "is the same as", "different": "is not the same as", "unsure": "may be the same as"}
        return f"{self.one} {words[self.verdict]} {self.other}"


class Repetition(Marked):
    """That one assertion repeats another, so that both have one origin: proposed by a machine or a person, decided by a person."""

    class State(models.TextChoices):
        """What a person decided."""

        PROPOSED = "proposed", "proposed"
        CONFIRMED = "confirmed", "confirmed"
        REJECTED = "rejected", "rejected"

    later = models.ForeignKey("holdings.Assertion", on_delete=models.PROTECT, related_name="repeats")
    first = models.ForeignKey("holdings.Assertion", on_delete=models.PROTECT, related_name="repeated_by")
    resemblance = models.FloatField(null=True)
    """How alike the texts are, from 0 to 1 (evidence/resemblance.py); empty where a person named the pair."""
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    reason = models.TextField(blank=True)
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    statement = models.OneToOneField(Statement, null=True, on_delete=models.PROTECT, related_name="+")
    """What was decided last, sealed; every decision before it is in the log."""

    class Meta:
        """As proposed; a pair once, and each assertion repeats one other at most."""

        ordering = ("proposed_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("later", "first"), name="pair_proposed_once"),
            models.UniqueConstraint(fields=("later",), condition=Q(state="confirmed"), name="repeats_one_other"),
        )

    def __str__(self) -> str:
        return f"{self.later_id} repeats {self.first_id}"


class Recall(Marked):
    """That its originator takes a record back, or corrects it, for the same eyes as the record. It is final: what is right is a new record."""

    about_type = models.CharField(max_length=60)
    """`holdings.exhibit`, `findings.finding`: the record's kind as Django names it."""
    about_id = models.PositiveBigIntegerField()
    reason = models.TextField()
    corrected_by = models.ForeignKey("holdings.Assertion", null=True, on_delete=models.PROTECT, related_name="+")
    """What is said instead, where an assertion was corrected."""
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    recalled_at = models.DateTimeField()
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """As recalled; a record once."""

        ordering = ("recalled_at", "pk")
        constraints = (models.UniqueConstraint(fields=("about_type", "about_id"), name="recalled_once"),)

    def __str__(self) -> str:
        return f"recall of {self.about_type} {self.about_id}"


class Notice(Marked):
    """That a member was told of a recall, since something of its own relies on what was recalled; and that it acknowledged it."""

    recall = models.ForeignKey(Recall, on_delete=models.PROTECT, related_name="notices")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    notified_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    statement = models.OneToOneField(Statement, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One to each member."""

        ordering = ("notified_at", "pk")
        constraints = (models.UniqueConstraint(fields=("recall", "member"), name="one_notice_per_member"),)

    def __str__(self) -> str:
        return f"notice to {self.member.code}"


class Flag(Marked):
    """That something a publication rests on was recalled, for the eyes the publication is for; not what it was."""

    about_type = models.CharField(max_length=60)
    about_id = models.PositiveBigIntegerField()
    recall = models.ForeignKey(Recall, on_delete=models.PROTECT, related_name="+")
    flagged_at = models.DateTimeField()

    class Meta:
        """As flagged; once for each recall."""

        ordering = ("flagged_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("about_type", "about_id", "recall"), name="flagged_once_per_recall"),
        )

    def __str__(self) -> str:
        return f"flag on {self.about_type} {self.about_id}"
