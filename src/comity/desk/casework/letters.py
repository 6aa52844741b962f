"""Send a numbered letter, keep its answer unedited, and record silence as silence once its day has passed."""

from datetime import datetime, timedelta

from django.utils import timezone

from comity.desk.casework.actions import _exhibited, stop_mixed, stop_unless_coordinator
from comity.desk.casework.decisions import decided
from comity.desk.casework.models import Case, Reply, Request
from comity.desk.holdings.models import Custody, Exhibit
from comity.desk.ledger.actions import sealed
from comity.desk.sharing.eyes import act
from comity.desk.sharing.models import Seat, mark
from comity.desk.sharing.visibility import seen
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.languages import language as known
from comity.vocabulary.markings import Marking, Tlp

SHORTEST_TERM = timedelta(days=14)
"""A named party has at least two weeks. Our rule, for want of a published one: docs/explanation/reply.md."""


class NotServed(BadInput):
    """The letter has no proof of service yet."""


class StillTime(BadInput):
    """The addressee still has time to answer."""


class WrongDay(BadInput):
    """The days of this correspondence cannot be in this order."""


class NoProof(BadInput):
    """The exhibit cannot show that the letter reached its addressee."""

    def diagnostics(self) -> str:
        """What shows it."""
        return "Receive the receipt, the delivery report or the mission's note itself, and name that."


class NotSender(NotAllowed):
    """The member that wrote the letter records its service and what came of it."""


@act
def draft_letter(
    case: Case,
    *,
    number: str,
    kind: Request.Kind,
    addressee: str,
    text: str,
    by: Seat,
    marking: Marking,
    language: str = "en",
) -> Request:
    """Draft a letter; it is sealed as it is written."""
    stop_unless_coordinator(by)
    seen(case, by)
    stop_mixed(case)
    if Request.objects.filter(number__iexact=number).exists():
        raise BadInput(f"There is a letter {number} already.")
    if not text.strip():
        raise BadInput("An empty letter asks nothing.")
    now, tag = timezone.now(), known(language)
    says = {"number": number, "kind": kind.value, "addressee": addressee, "text": text, "language": tag}
    return Request.objects.create(
        case=case,
        number=number,
        kind=kind,
        addressee=addressee,
        text=text,
        language=tag,
        recorded_at=now,
        statement=sealed("request", about={}, says=says, by=by, at=now),
        **mark(marking, originator=by.member),
    )


@act
def serve(request: Request, *, by: Seat, proof: Exhibit, served_at: datetime, deadline: datetime) -> Request:
    """Record that the letter reached its addressee, on an exhibit that shows it, and until when an answer is awaited."""
    seen(request, by)
    _stop_unless_sender(request, by)
    seen(request.case, by)
    seen(proof, by)
    if request.served_at:
        raise BadInput(f"{request.number} was served on {request.served_at:%d %B %Y}.")
    _stop_to_come("Service", served_at)
    _stop_unproven(proof, served_at)
    if deadline - served_at < SHORTEST_TERM:
        raise BadInput(f"The addressee needs at least {SHORTEST_TERM.days} days from service: move the deadline.")
    request.served_at, request.deadline, request.proof_of_service = served_at, deadline, proof
    request.save(update_fields=["served_at", "deadline", "proof_of_service"])
    _exhibited(request.case, proof)
    decided(
        request, "serve", by=by, reason=f"Served on {request.addressee}; an answer is awaited until {deadline:%d %B %Y}"
    )
    return request


def _stop_unless_sender(request: Request, by: Seat) -> None:
    """Raise NotSender for any seat but a coordinator's at the member that wrote the letter."""
    stop_unless_coordinator(by)
    if by.member != request.originator:
        raise NotSender(
            f"{request.originator.name} wrote {request.number}: its coordinator records the service and what came back."
        )


def _stop_to_come(what: str, at: datetime) -> None:
    """Raise WrongDay for what is said to have happened, and is to come."""
    if at > timezone.now():
        raise WrongDay(f"{what} is recorded once it has happened: {at:%d %B %Y %H:%M} UTC is to come.")


def _stop_unproven(proof: Exhibit, served_at: datetime) -> None:
    """Raise NoProof for an exhibit that came before the service it is to prove, or that a source's reader read."""
    if proof.intakes.exists():
        raise NoProof(f"“{proof.title}” is a list, a track or a register: it shows nothing of a letter.")
    if proof.received_at < served_at:
        raise NoProof(
            f"“{proof.title}” was received on {proof.received_at:%d %B %Y %H:%M} UTC, before the service it is to show."
        )


@act
def attach_reply(
    request: Request, *, exhibit: Exhibit, text: str, language: str, received_at: datetime, by: Seat
) -> Reply:
    """Attach an answer as it came, whenever it came: a late answer is an answer."""
    seen(request, by)
    _stop_unless_sender(request, by)
    seen(request.case, by)
    seen(exhibit, by)
    if not request.served_at:
        raise NotServed(f"{request.number} was not served: there is nothing it could be answering.")
    _stop_to_come("The reply", received_at)
    if received_at < request.served_at:
        raise WrongDay(f"{request.number} was served on {request.served_at:%d %B %Y}: no reply to it came before that.")
    if request.replies.filter(exhibit=exhibit).exists():
        raise BadInput(f"This exhibit is attached to {request.number} already.")
    now, tag = timezone.now(), known(language)
    says = {"number": request.number, "exhibit": exhibit.digest, "text": text, "language": tag}
    reply = Reply.objects.create(
        request=request,
        exhibit=exhibit,
        text=text,
        language=tag,
        received_at=received_at,
        recorded_at=now,
        statement=sealed("reply", about={exhibit.filename: exhibit.digest}, says=says, by=by, at=now, public=True),
    )
    _exhibited(request.case, exhibit)
    decided(request, "attach reply", by=by, reason=f"Reply of {request.addressee} received on {received_at:%d %B %Y}")
    return reply


@act
def open_reply(reply: Reply, *, by: Seat, reason: str) -> Reply:
    """Mark a reply for everybody, so that it can be printed as it came; only the member that received it may."""
    seen(reply.exhibit, by)
    if reply.exhibit.originators != frozenset({by.member.code}):
        raise NotAllowed(f"Only {reply.exhibit.originator.name}, which received the reply, opens it to everybody.")
    if reply.exhibit.marking.tlp is Tlp.CLEAR:
        raise BadInput("This reply is for everybody already.")
    for name, value in mark(Marking.clear(by.member.code), originator=by.member).items():
        setattr(reply.exhibit, name, value)
    reply.exhibit.save()
    Custody.objects.create(
        exhibit=reply.exhibit, event="opened to everybody", by=str(by), at=timezone.now(), note=reason.strip()
    )
    decided(reply.request, "open the reply", by=by, reason=reason)
    return reply


@act
def record_silence(request: Request, *, by: Seat) -> Request:
    """Record that no answer came; refused before the deadline has passed."""
    seen(request, by)
    _stop_unless_sender(request, by)
    seen(request.case, by)
    if not request.deadline:
        raise NotServed(f"{request.number} was not served: silence means nothing yet.")
    if request.replies.exists():
        raise BadInput(f"{request.number} was answered: there is no silence to record.")
    if timezone.now() < request.deadline:
        raise StillTime(
            f"{request.addressee} has until {request.deadline:%d %B %Y %H:%M} UTC to answer {request.number}."
        )
    request.lapsed_at = timezone.now()
    request.save(update_fields=["lapsed_at"])
    decided(
        request, "record silence", by=by, reason=f"No answer from {request.addressee} by {request.deadline:%d %B %Y}"
    )
    return request
