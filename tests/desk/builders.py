"""Build records the way people do: by the actions, one step at a time."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from comity.desk.casework import actions as casework
from comity.desk.casework.letters import attach_reply, draft_letter, serve
from comity.desk.casework.models import Case, Request
from comity.desk.findings import actions as findings
from comity.desk.findings.models import Evidence
from comity.desk.findings.release import consent, release
from comity.desk.holdings.actions import Reception, assert_, receive
from comity.desk.sharing.models import mark
from comity.vocabulary.grades import Grade
from comity.vocabulary.likelihoods import Confidence, Likelihood
from comity.vocabulary.markings import Marking, Tlp

SERVED = datetime(2026, 3, 2, tzinfo=UTC)
BAN = "EXERCISE-102-8"
ACTED = date(2026, 3, 13)
"""A day on which the ban was in force."""
"""The exercise regime's ban that the tests' findings rest on."""


def clear(seat):
    """For everybody."""
    return Marking.clear(seat.member.code)


def exhibit(seat, folder: Path, text: str = "EXERCISE: a letter", marking=None):
    """An exhibit with some text in it."""
    path = folder / f"{abs(hash(text))}.txt"
    path.write_text(text, encoding="utf-8")
    reception = Reception(
        title=text[:60],
        filename=path.name,
        received_from="a registry (EXERCISE)",
        received_how="by hand",
        received_at=SERVED,
        exercise=True,
    )
    return receive(path, reception, by=seat, marking=marking or clear(seat))


def assertion(seat, held, *, origin="registry", value="yes", marking=None):
    """Something an analyst read in an exhibit."""
    return assert_(
        "statement",
        value,
        subject="exercise:ship",
        exhibit=held,
        place="line 1",
        origin=origin,
        grade=Grade.parse("B2"),
        by=seat,
        marking=marking or clear(seat),
    )


def case(seat, reference="EX-1", marking=None):
    """An open case under the exercise regime."""
    return casework.open_case(
        reference,
        title="Coal (EXERCISE)",
        regime="exercise",
        by=seat,
        marking=marking or Marking.shared(Tlp.GREEN, seat.member.code),
        exercise=True,
        reason="A signal asks for it",
    )


def matter(reference, marking, seat):
    """A case that nobody opened: a row with a marking, for tests of who may see it."""
    return Case(
        reference=reference,
        title="Coal (EXERCISE)",
        regime="exercise",
        exercise=True,
        opened_at=SERVED,
        opened_by=seat,
        **mark(marking, originator=seat.member),
    )


def drafted(seat, provision, matter=None):
    """A draft finding with nothing bound yet."""
    matter = matter or case(seat)
    return findings.draft(
        matter,
        number=f"{matter.reference}-F1",
        title="Coal left (EXERCISE)",
        provision=provision,
        acted_on=ACTED,
        statement="The ship carried coal (EXERCISE).",
        named_party="A company (EXERCISE)",
        by=seat,
        marking=matter.marking,
    )


def bound(finding, seat, folder, origins=("registry", "imagery")):
    """Each element borne out by one assertion per origin."""
    for element in finding.elements.all():
        for origin in origins:
            text = f"EXERCISE: {origin} on {element.key}"
            said = assertion(seat, exhibit(seat, folder, text), origin=origin, value=f"{element.key} holds")
            findings.bind(element, said, bearing=Evidence.Bearing.FOR, by=seat, reason="It says so")
            finding.refresh_from_db()
    return finding


def assessed(finding, seat):
    """A finding with its likelihood and its confidence."""
    basis = "Two sources of different kinds; the cargo itself was not seen."
    return findings.assess(finding, likelihood=Likelihood.LIKELY, confidence=Confidence.MODERATE, basis=basis, by=seat)


def letter(matter, seat, folder, *, number="RR-1", deadline=SERVED + timedelta(days=21)):
    """A served invitation to reply."""
    drafted_letter = draft_letter(
        matter,
        number=number,
        kind=Request.Kind.REPLY,
        addressee="A company (EXERCISE)",
        text="You are named in a finding; please reply.",
        by=seat,
        marking=clear(seat),
    )
    proof = exhibit(seat, folder, f"EXERCISE: proof of service of {number}")
    return serve(drafted_letter, by=seat, proof=proof, served_at=SERVED, deadline=deadline)


def reply(request, seat, folder, text="We carried barley (EXERCISE).", marking=None):
    """An answer to a letter."""
    return attach_reply(
        request,
        exhibit=exhibit(seat, folder, text, marking),
        text=text,
        language="en",
        received_at=SERVED + timedelta(days=5),
        by=seat,
    )


def released(finding, seat):
    """A finding whose words are for everybody, with its originators' consent."""
    from comity.desk.sharing.models import Member, Seat

    for code in finding.originators - {seat.member.code}:
        consent(finding, by=Seat.console(Member.objects.get(code=code)), reason="The words may go out")
    return release(finding, clear(seat), by=seat, reason="For publication")
