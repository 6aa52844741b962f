"""Plant a canary: records of every kind for one person's eyes alone, each with its own token in it."""

import json
from datetime import UTC, datetime, timedelta

from tests.desk.builders import ACTED, BAN, SERVED, clear, letter, reply

from comity.desk.casework import actions as casework
from comity.desk.casework.detection import detect
from comity.desk.casework.letters import attach_reply, draft_letter, serve
from comity.desk.casework.models import Request, Signal
from comity.desk.findings import actions as findings, positions
from comity.desk.findings.release import release
from comity.desk.holdings.actions import Reception, assert_, receive
from comity.desk.holdings.custody import hand_over
from comity.desk.holdings.examining import examine
from comity.desk.holdings.intake import take_in
from comity.desk.holdings.models import ObservationTable
from comity.desk.publications.actions import Wording, publish
from comity.desk.sharing.models import Seat
from comity.signals.catalogue import typologies
from comity.sources.registry import source
from comity.vocabulary.grades import Grade
from comity.vocabulary.likelihoods import Confidence, Likelihood
from comity.vocabulary.markings import Marking, Tlp
from comity.vocabulary.stands import Stand

CANARY = "kanarie"
TOKENS = (
    "kanarie-exhibit", "kanarie-handed", "kanarie-why", "kanarie-giver", "kanarie-pouch", "kanarie-file", "kanarie-bytes", "kanarie-value",
    "kanarie-place", "kanarie-origin", "kanarie-subject", "kanarie-claim", "kanarie-refused", "999000777",
    "kanarie-dismissal", "kanarie-case", "kanarie-summary", "kanarie-opening", "kanarie-gathering",
    "kanarie-hypothesis", "kanarie-weighing", "kanarie-letter", "kanarie-addressee", "kanarie-reply",
    "kanarie-finding", "kanarie-statement", "kanarie-party", "kanarie-binding", "kanarie-bound", "kanarie-linking",
    "kanarie-hidden-reply", "kanarie-hidden-letter", "kanarie-brought",
)  # fmt: skip
"""What the person it is planted for must find, or the canary is dead and its silence proves nothing."""


def secret(seat):
    """For one person's eyes."""
    own = frozenset({seat.member.code})
    return Marking(tlp=Tlp.RED, originators=own, readers=own, persons=frozenset({seat.username}))


def everybody(seat):
    """For every member."""
    return Marking.shared(Tlp.GREEN, seat.member.code)


def paper(seat, folder, text, **told):
    """A secret exhibit."""
    path = folder / f"{text}.txt"
    path.write_text(f"EXERCISE {text} kanarie-bytes", encoding="utf-8")
    reception = {"title": f"EXERCISE {text}", "received_from": "kanarie-giver", "received_how": "kanarie-pouch"} | told
    held = receive(
        path,
        Reception(filename="kanarie-file.txt", received_at=SERVED, exercise=True, **reception),
        by=seat,
        marking=secret(seat),
    )
    examine(held, by=seat)
    return held


def said(seat, held, value):
    """A secret assertion."""
    return assert_(
        "statement",
        value,
        subject="kanarie-subject",
        exhibit=held,
        place="kanarie-place",
        origin="kanarie-origin",
        grade=Grade.parse("B2"),
        by=seat,
        marking=secret(seat),
    )


def track(path, mmsi):
    """Five days of a steady ship, but for twenty hours of silence."""
    began = datetime(2026, 2, 1, tzinfo=UTC)
    heard = [hour for hour in range(5 * 24 * 6) if hour // 6 not in range(60, 80)]
    rows = [{"ssvid": mmsi, "lat": -41.0 + n * 0.001, "lon": -120.0, "speed": 0.4, "course": 0} for n in heard]
    for row, n in zip(rows, heard, strict=True):
        row["timestamp"] = (began + timedelta(minutes=10 * n)).strftime("%Y-%m-%d %H:%M:%S")
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def heard(seat, folder, mmsi, marking):
    """The signal of a track with a silence in it."""
    take_in(source("ais-jsonl"), track(folder / f"{mmsi}.jsonl", mmsi), by=seat, marking=marking, exercise=True)
    detect(typologies()["reception-gap"], ObservationTable.objects.visible_to(seat), by=seat)
    return Signal.objects.get(subject=f"mmsi:{mmsi}")


def planted(anna, folder):
    """A record of every kind, for her eyes."""
    held = paper(anna, folder, "kanarie-exhibit")
    hand_over(held, to="kanarie-handed", at=SERVED, by=anna, reason="kanarie-why")
    matter = casework.open_case(
        "KANARIE-CASE", title="EXERCISE kanarie-case", regime="exercise", by=anna, marking=secret(anna), exercise=True,
        reason="kanarie-opening", summary="kanarie-summary",
    )  # fmt: skip
    casework.gather(matter, [said(anna, held, "kanarie-value")], by=anna, reason="kanarie-gathering")
    casework.propose(matter, "kanarie-hypothesis", by=anna, innocent=True, weighed="kanarie-weighing")
    register = folder / "register.csv"
    register.write_text(REGISTER, encoding="utf-8")
    take_in(source("claims"), register, by=anna, marking=secret(anna), exercise=True)
    casework.dismiss(heard(anna, folder, 999000777, secret(anna)), by=anna, reason="kanarie-dismissal")
    answered(anna, folder, matter, held)
    return suspected(anna, matter, held)


REGISTER = """matter,matter_title,id,subject,subject_kind,property,value,names_person,said_on
KANARIE,EXERCISE kanarie,one,ship,ship,statement,EXERCISE kanarie-claim,no,
KANARIE,EXERCISE kanarie,two,ship,ship,statement,EXERCISE kanarie-refused,no,a day nobody can place
"""


def answered(anna, folder, matter, proof):
    """A secret letter with its reply."""
    sent = draft_letter(
        matter, number="KANARIE-L1", kind=Request.Kind.REPLY, addressee="kanarie-addressee", text="kanarie-letter",
        by=anna, marking=secret(anna),
    )  # fmt: skip
    serve(sent, by=anna, proof=proof, served_at=SERVED, deadline=SERVED + timedelta(days=21))
    came = paper(anna, folder, "kanarie-answer")
    attach_reply(sent, exhibit=came, text="kanarie-reply", language="en", received_at=SERVED, by=anna)


def suspected(anna, matter, held):
    """A secret finding with its evidence."""
    finding = findings.draft(
        matter, number="KANARIE-F1", title="kanarie-finding", provision=BAN, acted_on=ACTED, statement="kanarie-statement",
        named_party="kanarie-party", by=anna, marking=secret(anna),
    )  # fmt: skip
    element = finding.elements.first()
    findings.bind(element, said(anna, held, "kanarie-bound"), bearing="for", by=anna, reason="kanarie-binding")
    return finding


def entangled(anna, sam, folder):
    """What every member may see, with her secrets woven in: the report that comes of it is for everybody."""
    matter = casework.open_case(
        "EX-1", title="Coal (EXERCISE)", regime="exercise", by=sam, marking=everybody(sam), exercise=True, reason="Asked",
    )  # fmt: skip
    held = paper(anna, folder, "kanarie-brought")
    casework.exhibit(matter, held, by=anna, reason="kanarie-brought")
    casework.gather(matter, [said(anna, held, "kanarie-in-shared")], by=anna, reason="kanarie-in-shared")
    casework.propose(matter, "It carried barley (EXERCISE)", by=sam, innocent=True, weighed="Not excluded.")
    pointed = heard(sam, folder, 999000001, clear(sam))
    casework.link(pointed, matter, by=sam, reason="The same ship")
    hidden = casework.open_case(
        "KANARIE-OTHER", title="kanarie-other", regime="exercise", by=anna, marking=secret(anna), exercise=True,
        reason="kanarie-other",
    )  # fmt: skip
    casework.link(heard(sam, folder, 999000002, everybody(sam)), hidden, by=anna, reason="kanarie-linking")
    draft_letter(
        matter, number="KANARIE-L2", kind=Request.Kind.INFORMATION, addressee="kanarie-addressee",
        text="kanarie-hidden-letter", by=anna, marking=secret(anna),
    )  # fmt: skip
    asked = letter(matter, anna, folder, number="RI-1")
    attach_reply(
        asked, exhibit=paper(anna, folder, "kanarie-late"), text="kanarie-hidden-reply", language="en",
        received_at=SERVED, by=anna,
    )  # fmt: skip
    return concluded(anna, sam, matter, (held, pointed.table.exhibit), folder)


def concluded(anna, sam, matter, papers, folder):
    """A finding that rests on a secret beside what everybody may see, concluded and published; the secret is withheld."""
    finding = findings.draft(
        matter, number="EX-1-F1", title="Coal left (EXERCISE)", provision=BAN, acted_on=ACTED, statement="It carried coal (EXERCISE).",
        named_party="A company (EXERCISE)", by=anna, marking=everybody(anna),
    )  # fmt: skip
    held, tracked = papers
    secretly = said(anna, held, "kanarie-evidence")
    findings.bind(finding.elements.first(), secretly, bearing="for", by=anna, reason="kanarie-evidence")
    for element in finding.elements.all():
        told = assert_(
            "statement", f"{element.key} holds (EXERCISE)", subject="exercise:ship", exhibit=tracked, place="line 1",
            origin="registry (EXERCISE)", grade=Grade.parse("B2"), by=anna, marking=clear(anna),
        )  # fmt: skip
        findings.bind(element, told, bearing="for", by=anna, reason="It says so")
    finding.refresh_from_db()
    release(finding, everybody(anna), by=anna, reason="Its words alone")
    findings.assess(
        finding, likelihood=Likelihood.LIKELY, confidence=Confidence.LOW, basis="One log was read.", by=anna
    )
    return published(anna, sam, finding, letter(matter, sam, folder), folder, held=held)


def published(anna, sam, finding, invitation, folder, *, held):
    """Its way from the members to everybody."""
    findings.circulate(finding, reply_request=invitation, by=sam)
    reply(invitation, sam, folder)
    console = Seat.objects.get(member__code="EXC")
    for seat, stand, reason in ((anna, Stand.CONCUR, ""), (console, Stand.DISSENT, "The cargo was never seen")):
        positions.take_position(finding, stand=stand, reason=reason, by=seat)
    ben = Seat.objects.get(user__username="ben")
    positions.take_position(finding, stand=Stand.CONCUR, reason="", by=ben)
    positions.conclude(finding, by=sam)
    release(finding, clear(anna), by=anna, reason="For everybody")
    wording = Wording(
        number="EXERCISE/2026/1",
        title="Coal (EXERCISE)",
        standing="An exercise body that binds nobody.",
        summary=("One ship carried coal (EXERCISE).",),
        method=("One log was read.",),
        limits=("The cargo was not seen.",),
        withheld={held.digest: "It would name a person who helped (EXERCISE)."},
    )
    return publish([finding], wording, by=sam)
