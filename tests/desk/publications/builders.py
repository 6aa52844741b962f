"""An invented report to set, draw and refuse: two findings, a dissent, a reply, a withheld exhibit, a silence. EXERCISE."""

from datetime import UTC, date, datetime
from hashlib import sha256

from tests.desk.publications.voyages import a_chart

from comity.desk.publications.content import (
    Body,
    Citation,
    Conclusion,
    Correction,
    Element,
    Evidence,
    Exhibit,
    Finding,
    Lapsed,
    Measure,
    Outcome,
    Position,
    Replied,
    Report,
    Run,
    RunInput,
    Text,
    Verification,
    Withheld,
)
from comity.law.terms import Certainty
from comity.signals.typology import Explanation, Outcome as Tested
from comity.vocabulary.grades import Grade
from comity.vocabulary.likelihoods import Confidence, Likelihood
from comity.vocabulary.markings import Tlp
from comity.vocabulary.stands import Stand

MEMBERS = tuple(f"EXERCISE Member {name}" for name in ("Alder", "Birch", "Cedar", "Dogwood", "Elm"))
DISSENT = (
    "The second origin is a broker that sells to the first. We do not find that two origins are shown to be independent, and a "
    "receiver outage in the same night, which the operator of the network has not excluded, would explain the silence."
)
RESERVATION = (
    "We concur on the transfer and take no view on who ordered it: the charter party was not shown to all members."
)
SUMMARY = (
    "In the first days of March 2026 a vessel that called herself EXERCISE GANNET sailed from the Yellow Sea to an anchorage "
    "east of Shanghai, was silent for 20.4 h on the way, and lay beside a second vessel for 6.5 h. The owner denies the "
    "carriage of coal, and its letter is printed whole."
)
KOREAN = "우리 배는 그날 밤 고장으로 멈춰 있었다. 석탄을 싣지 않았다."


def digest(text):
    """The SHA-256 of a text, for exhibits that exist in the exercise alone."""
    return sha256(text.encode()).hexdigest()


def evidence(exhibit, says, grade, origin="", place=""):
    """One graded assertion."""
    return Evidence(exhibit=exhibit, says=says, grade=Grade.parse(grade), origin=origin, place=place)


def the_provisions():
    """Two paragraphs in our own words, with their certainty."""
    ban = Citation(
        id="UNSCR-2371-8",
        instrument="S/RES/2371 (2017)",
        paragraph="8",
        in_our_words="Complete ban on coal, iron and iron ore from the territory; third-country coal through one port is excepted.",
        certainty=Certainty.B,
        certainty_words="subject read in an official or reputable source; paragraph number from memory",
        source_url="https://docs.un.org/en/S/RES/2371(2017)",
        in_force_from=date(2017, 8, 5),
        acted_on=date(2018, 3, 1),
        status_words="in force",
    )
    transfer = Citation(
        id="UNSCR-2375-11",
        instrument="S/RES/2375 (2017)",
        paragraph="11",
        in_our_words="States prevent their nationals and flagged vessels from engaging in ship-to-ship transfers to or from vessels "
        "under the flag concerned, of any goods supplied to or from it.",
        certainty=Certainty.A,
        certainty_words="paragraph number and subject both read on 23 November 2026",
        source_url="https://docs.un.org/en/S/RES/2375(2017)",
        in_force_from=date(2017, 9, 11),
        acted_on=date(2018, 3, 2),
        status_words="in force",
    )
    return ban, transfer


def the_positions():
    """Five members: three concur, one with a reservation, one dissents."""
    said = [
        (Stand.CONCUR, ""),
        (Stand.RESERVATION, RESERVATION),
        (Stand.CONCUR, ""),
        (Stand.DISSENT, DISSENT),
        (Stand.CONCUR, ""),
    ]
    return tuple(
        Position(member=member, stand=stand, reason=reason, taken_on=date(2026, 4, 9 + index))
        for index, (member, (stand, reason)) in enumerate(zip(MEMBERS, said, strict=True))
    )


def the_elements():
    """Three facts: two met, one not known."""
    return (
        Element(
            question="Was the cargo coal?",
            outcome=Outcome.MET,
            evidence_for=(
                evidence(3, "A hull of the same length at berth 2", "B2", "Imagery provider Kestrel", "frame 1"),
                evidence(4, "Draft survey names steam coal, 11,900 t", "C3", "Surveyor Marlin", "page 2"),
            ),
            evidence_against=(
                evidence(6, "The owner says that the ship was in ballast", "D4", "Owner of EXERCISE GANNET"),
            ),
        ),
        Element(
            question="Was it loaded in the territory concerned?",
            outcome=Outcome.MET,
            evidence_for=(
                evidence(
                    1,
                    "Last fix before the silence lies 22 nm off the port, inbound",
                    "B2",
                    "AIS network Petrel",
                    "rows 14 to 15",
                ),
                evidence(3, "A hull of the same length at berth 2", "B2", "Imagery provider Kestrel", "frame 1"),
            ),
        ),
        Element(
            question="Did the flag State know of the transport?",
            outcome=Outcome.UNKNOWN,
            remark="The flag State was asked on 12 March 2026 and has not answered. The provision does not need this fact.",
            evidence_for=(evidence(5, "A registry clerk mentions the voyage", "F6"),),
        ),
    )


def the_explanations():
    """What else could have made the same picture."""
    return (
        Explanation(
            "A receiver outage",
            Tested.DOES_NOT_EXPLAIN,
            "31 other ships were heard in the same cell during the silence.",
        ),
        Explanation("Poor satellite cover", Tested.CANNOT_TELL, "No figures for the cell and month were to be had."),
        Explanation("A failure of the transmitter", Tested.NOT_TESTED, "The owner offers no repair record."),
    )


def a_finding(**changes):
    """The carriage of coal, with a reply and the five positions."""
    reply = Text(
        words="EXERCISE GANNET was in ballast. Her transmitter failed in the night of 1 March; the engineer mended it next day.\n\n"
        "We did not load coal. We ask the body to publish this letter whole.",
        language="en",
    )
    values = {
        "number": "EXERCISE/2026/1/F1",
        "title": "Carriage of coal by EXERCISE GANNET",
        "statement": "Between 28 February and 4 March 2026 the vessel that called herself EXERCISE GANNET carried about 11,900 t of coal, "
        "loaded in the territory concerned, to an anchorage east of Shanghai.",
        "citations": the_provisions(),
        "likelihood": Likelihood.LIKELY,
        "confidence": Confidence.MODERATE,
        "basis": "Two origins agree on the cargo, neither saw the loading itself, and the silence of 20.4 h remains unexplained.",
        "corroborated": False,
        "elements": the_elements(),
        "innocent": the_explanations(),
        "answers": (
            Replied(
                party="The owner of EXERCISE GANNET",
                served_on=date(2026, 3, 11),
                due_on=date(2026, 4, 8),
                received_on=date(2026, 3, 19),
                text=reply,
                exhibit=6,
            ),
        ),
        "positions": the_positions(),
        "conclusion": Conclusion(
            sentence="4 of 5 participating members concur.",
            rule="A finding stands when four of the five members take part and three concur; a dissent is printed and does not block.",
            concluded_on=date(2026, 4, 14),
        ),
        "measures": (
            Measure(
                what="Length of the silence",
                value="20.4",
                unit="h",
                range="20.4 to 20.5",
                method="Difference of the two enclosing fixes",
                run="7c41d2f09a11",
            ),
            Measure(
                what="Ships heard in the cell meanwhile",
                value="31",
                unit="ships",
                range="exact",
                method="Distinct MMSIs in one square degree",
                run="7c41d2f09a11",
            ),
        ),
        "charts": (a_chart(),),
    }
    return Finding(**{**values, **changes})


def a_second_finding(**changes):
    """The meeting at sea: corroborated, one reply in Korean with a translation for print, one silence recorded."""
    letter = Text(
        words=KOREAN,
        language="ko",
        in_print="Our ship lay still that night with a breakdown. She loaded no coal.",
        in_print_is="translation by the secretariat, not reviewed by the party",
    )
    asked = {"served_on": date(2026, 3, 12), "due_on": date(2026, 4, 9)}
    lying = Element(
        question="Did the two ships lie side by side?",
        outcome=Outcome.MET,
        evidence_for=(
            evidence(2, "Both tracks stand within 60 m of each other for 6.5 h", "B2", "AIS network Petrel"),
            evidence(3, "One radar return of two hulls", "B2", "Imagery provider Kestrel", "frame 6"),
        ),
    )
    values = {
        "number": "EXERCISE/2026/1/F2",
        "title": "Meeting of EXERCISE GANNET and EXERCISE HERON",
        "statement": "On 4 March 2026 EXERCISE GANNET and EXERCISE HERON lay side by side for 6.5 h in the open sea.",
        "citations": the_provisions()[1:],
        "likelihood": Likelihood.VERY_LIKELY,
        "confidence": Confidence.HIGH,
        "basis": "Two sensors of different kinds saw the same thing at the same hour.",
        "corroborated": True,
        "elements": (lying,),
        "innocent": (Explanation("Waiting for a berth", Tested.DOES_NOT_EXPLAIN, "The port listed neither ship."),),
        "answers": (
            Replied(
                party="The manager of EXERCISE GANNET", received_on=date(2026, 3, 30), text=letter, exhibit=7, **asked
            ),
            Lapsed(party="The owner of EXERCISE HERON", recorded_on=date(2026, 4, 10), proof_of_service=8, **asked),
        ),
        "measures": (),
        "charts": (),
    }
    return a_finding(**{**values, **changes})


def the_exhibits():
    """Eight items, one of them withheld with its originator's reason."""
    items = (
        (
            "AIS fixes of MMSI 999000001, 1 to 4 March 2026",
            "AIS network Petrel",
            "EXERCISE Member Birch",
            "B2",
            Tlp.CLEAR,
        ),
        (
            "AIS fixes of MMSI 999000002, 3 to 4 March 2026",
            "AIS network Petrel",
            "EXERCISE Member Birch",
            "B2",
            Tlp.CLEAR,
        ),
        (
            "Six frames of commercial imagery, 28 February to 4 March 2026",
            "Imagery provider Kestrel",
            MEMBERS[0],
            "B2",
            Tlp.CLEAR,
        ),
        ("Draft survey, four pages", "Surveyor Marlin", "EXERCISE Member Cedar", "C3", Tlp.CLEAR),
        ("Note of a conversation with a registry clerk", "not recorded", "EXERCISE Member Elm", "F6", Tlp.AMBER),
        ("Letter of the owner of EXERCISE GANNET", "The owner", "the secretariat", "D4", Tlp.CLEAR),
        ("Letter of the manager of EXERCISE GANNET, in Korean", "The manager", "the secretariat", "D4", Tlp.CLEAR),
        (
            "Courier's proof of service on the owner of EXERCISE HERON",
            "Courier Wren",
            "the secretariat",
            "B2",
            Tlp.CLEAR,
        ),
    )
    withheld = Withheld(
        reason="The note would name a natural person who is not accused of anything.", originator=MEMBERS[4]
    )
    return tuple(
        Exhibit(
            number=number,
            title=f"EXERCISE: {title}",
            sha256=digest(title),
            size_bytes=len(title) * 1871,
            source=source,
            received_from=giver,
            received_at=datetime(2026, 3, 4 + number, 9, 30, tzinfo=UTC),
            grade=Grade.parse(grade),
            marking=marking,
            salted=number == 5,
            withheld=withheld if number == 5 else None,
        )
        for number, (title, source, giver, grade, marking) in enumerate(items, 1)
    )


def the_run():
    """The run that found the silence."""
    return Run(
        id="7c41d2f09a11",
        typology="reception-gap",
        version="1",
        code="comity 0.1.0",
        parameters={"longer_than_h": 12.0, "faster_than_kn": 1.0, "others_heard": True},
        inputs=(RunInput(name="fixes, exhibit 1", sha256=digest("fixes")),),
        outcome="1 signal, 0 set aside",
        finished_at=datetime(2026, 3, 6, 10, 0, tzinfo=UTC),
    )


def the_proof():
    """What a reader needs in hand, all of it invented."""
    return Verification(
        bundle="EXERCISE-2026-1.zip",
        log="exercise.example/log",
        log_key="exercise.example/log+9a3c51d2+ATm0Xf4Xv7mS0P0w3Xk2bR8m7c1yqf4nCq1o9T0m2k8Q",
        anchor_sha256=digest("anchor"),
        anchor_places=("the ministry of each member, on paper", "https://exercise.example/anchor.json"),
        commands=(
            "comity verify EXERCISE-2026-1.zip --anchor anchor.json",
            "python verifier.py EXERCISE-2026-1.zip --anchor anchor.json",
        ),
    )


def a_report(**changes):
    """The whole report."""
    values = {
        "number": "EXERCISE/2026/1",
        "title": "Coal and a meeting at sea: the voyage of EXERCISE GANNET",
        "body": Body(
            name="EXERCISE Monitoring Team",
            standing="An invented body of five invented members. Its findings bind nobody; they are believed, or not, for what they show.",
            members=MEMBERS,
        ),
        "marking": Tlp.CLEAR,
        "exercise": True,
        "published": date(2026, 4, 20),
        "language": "en",
        "summary": (
            SUMMARY,
            "The body makes two findings. On each, one member dissents and one concurs with a reservation.",
        ),
        "method": (
            "Fixes of two AIS networks were parted at silences longer than 12 h. Imagery was ordered for the hours in between.",
            "Each element was graded by two analysts who did not see each other's grades.",
        ),
        "limits": (
            "Nobody saw the loading. AIS says what a transmitter sent, not what a ship did, and every name, number and flag in it is a claim.",
            "One exhibit is withheld, and the first finding does not rest on it.",
        ),
        "findings": (a_finding(), a_second_finding()),
        "exhibits": the_exhibits(),
        "verification": the_proof(),
        "runs": (the_run(),),
    }
    return Report(**{**values, **changes})


def a_corrected_report():
    """The second edition, which supersedes the first."""
    mended = Correction(
        corrected_on=date(2026, 5, 2),
        place="Finding 1, numbers",
        was="31 ships were heard in the cell",
        now="29 ships were heard in the cell",
        why="Two numbers belonged to shore stations",
    )
    return a_report(number="EXERCISE/2026/1/Rev.1", edition=2, supersedes="EXERCISE/2026/1", corrections=(mended,))


def with_finding(**changes):
    """The report whose first finding is changed."""
    return a_report(findings=(a_finding(**changes), a_second_finding()))
