"""Keep the members of the body, the seats people hold there, and the marking every record is born with."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from comity.desk.sharing.codes import CodesField
from comity.desk.sharing.policy import Viewer
from comity.desk.sharing.visibility import MarkedQuerySet
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.markings import Marking, Tlp


class NoBody(BadInput):
    """This folder holds no world yet."""

    def diagnostics(self) -> str:
        """How to get one."""
        return "Run `comity demo` for the exercise world, or name the folder of yours with --dir or COMITY_HOME."


class NotCoordinator(NotAllowed):
    """A coordinator does this: it speaks for the body, or moves a finding before its members."""


class Member(models.Model):
    """A state or the secretariat: it originates records, reads what is shared with it and, if a state, takes positions."""

    class Kind(models.TextChoices):
        """What kind of member."""

        STATE = "state", "state"
        SECRETARIAT = "secretariat", "secretariat"

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind)
    exercise = models.BooleanField()
    verifier_key = models.CharField(max_length=200, blank=True)
    """The public key (C2SP vkey) that its positions are signed with; empty for a member that takes none."""

    class Meta:
        """States by code."""

        ordering = ("code",)

    def __str__(self) -> str:
        return self.name

    @property
    def takes_positions(self) -> bool:
        """Whether it may take a position on a finding."""
        return self.kind == self.Kind.STATE


class Body(models.Model):
    """The body whose world this is: its name, its operator and the rule by which it concludes. One row."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40)
    """Begins the numbers of its reports."""
    origin = models.CharField(max_length=120)
    """The name of its log."""
    operator = models.OneToOneField(Member, on_delete=models.PROTECT, related_name="operates")
    exercise = models.BooleanField()
    rule = models.JSONField()
    """How it concludes a finding; `findings/rule.py` gives the shape."""
    founded_at = models.DateTimeField()

    class Meta:
        """One body per world."""

        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name

    @classmethod
    def here(cls) -> "Body":
        """The body of this world; raise NoBody where none was founded."""
        body = cls.objects.select_related("operator").first()
        if body is None:
            raise NoBody
        return body


class Seat(models.Model):
    """A person's place at a member: every act names both. The seat without a user is the node's own console."""

    class Role(models.TextChoices):
        """What the person is there for."""

        ANALYST = "analyst", "analyst"
        COORDINATOR = "coordinator", "coordinator"
        DELEGATE = "delegate", "delegate"
        PARTNER = "partner", "partner"
        CONSOLE = "console", "console"

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="seats")
    user = models.OneToOneField(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="seat")
    role = models.CharField(max_length=12, choices=Role)
    cases = CodesField()
    """References of the cases the person was let into: what is kept to a case is for them."""
    ended_at = models.DateTimeField(null=True)
    """Since when nobody may act from it; what was done from it stays."""

    class Meta:
        """One console per member."""

        constraints = (
            models.UniqueConstraint(
                fields=("member",), condition=models.Q(user__isnull=True), name="one_console_per_member"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} ({self.member.code})"

    @property
    def person(self) -> str:
        """The person's name, or the console."""
        return (self.user.get_full_name() or self.user.get_username()) if self.user else "console"

    @property
    def username(self) -> str:
        """The name a RED marking lists."""
        return self.user.get_username() if self.user else ""

    @property
    def viewer(self) -> Viewer:
        """What the policy knows of whoever sits here. A partner works with the member and is not of it."""
        staff = self.role != self.Role.PARTNER
        return Viewer(member=self.member.code, person=self.username, staff=staff, cases=self.cases)

    @property
    def coordinates(self) -> bool:
        """Whether it may write to the outside for the body and move a finding before the members."""
        return self.role in {self.Role.COORDINATOR, self.Role.CONSOLE}

    @classmethod
    def console(cls, member: Member) -> "Seat":
        """The seat that acts when a command is run for a member at the node itself."""
        return cls.objects.get_or_create(member=member, user=None, defaults={"role": cls.Role.CONSOLE})[0]


class Marked(models.Model):
    """What every record carries from birth: for whose eyes it is. There is no default; a record without one cannot be saved."""

    tlp = models.CharField(max_length=16, choices=[(label.value, label.value) for label in Tlp])
    originator = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    originators = CodesField()
    readers = CodesField()
    persons = CodesField()
    kept_to = CodesField()
    submitter = models.CharField(max_length=150, blank=True, default="")

    objects = MarkedQuerySet.as_manager()

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def marking(self) -> Marking:
        """The marking as a value with an algebra."""
        return Marking(
            tlp=Tlp(self.tlp),
            originators=self.originators,
            readers=self.readers,
            persons=self.persons,
            kept_to=self.kept_to,
            submitter=self.submitter,
        )

    def marked(self, marking: Marking, *, originator: Member) -> Self:
        """This unsaved record with its marking set."""
        for name, value in mark(marking, originator=originator).items():
            setattr(self, name, value)
        return self


def mark(marking: Marking, *, originator: Member) -> dict[str, object]:
    """The columns of a marking, for a record about to be born."""
    return {
        "tlp": marking.tlp.value,
        "originator": originator,
        "originators": marking.originators,
        "readers": marking.readers,
        "persons": marking.persons,
        "kept_to": marking.kept_to,
        "submitter": marking.submitter,
    }


class Invitation(models.Model):
    """A link that seats one person once, or lets one who sits here back in; of the link itself only a digest is kept."""

    digest = models.CharField(max_length=64, unique=True)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=12, choices=Seat.Role)
    full_name = models.CharField(max_length=120)
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="ways_back")
    """Whom it lets back in; empty where it gives a new seat, and then the seat it gave."""
    back = models.BooleanField()
    """Whether it lets somebody back in."""
    invited_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-invited_at", "-pk")

    def __str__(self) -> str:
        return f"{self.full_name} ({self.member.code})"


class TrailEntry(models.Model):
    """One thing that happened to a person's access. The database refuses to change or remove it; its subject can read it."""

    class Kind(models.TextChoices):
        """What happened."""

        SIGNED_IN = "signed-in", _("Signed in")
        SIGNED_OUT = "signed-out", _("Signed out")
        REFUSED = "refused", _("A sign-in failed")
        CODE_REFUSED = "code-refused", _("A second factor was refused")
        CONFIRMED = "confirmed", _("Showed once more who sits here")
        FACTOR_ADDED = "factor-added", _("A second factor was added")
        FACTOR_REMOVED = "factor-removed", _("A second factor was removed")
        CODES_RENEWED = "codes-renewed", _("Recovery codes were made anew")
        PASSWORD_CHANGED = "password-changed", _("The password was changed")
        IDENTITY_LINKED = "identity-linked", _("An identity was linked")
        IDENTITY_UNLINKED = "identity-unlinked", _("An identity was unlinked")
        SESSION_ENDED = "session-ended", _("A session was ended")
        SEAT_GIVEN = "seat-given", _("A seat was given")
        SEAT_ENDED = "seat-ended", _("The seat was ended")
        INVITED = "invited", _("Invited somebody")
        WITHDREW = "withdrew", _("Withdrew an invitation")
        WAY_BACK_GIVEN = "way-back-given", _("A way back in was given")
        WAY_BACK_TAKEN = "way-back-taken", _("Came back in by a link")
        OPENED = "opened", _("Opened an exhibit's file")

    at = models.DateTimeField()
    kind = models.CharField(max_length=20, choices=Kind)
    subject = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="trail")
    """Whose access it is about, and who may read it; nobody where the name given at sign-in was nobody's."""
    by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    """Who did it, where it was somebody else."""
    detail = models.CharField(max_length=200, blank=True)
    address = models.GenericIPAddressField(null=True)
    """Where the request came from; empty for the node's own console."""
    browser = models.CharField(max_length=200, blank=True)
    """What the browser says it is: its own word."""

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")
        verbose_name_plural = "trail entries"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d %H:%M}"
