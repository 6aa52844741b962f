"""Records to look at, each as its partial expects it. All of them are invented; what is real elsewhere is never shown here."""

# ruff: noqa: INP001  # a script, no package

from datetime import UTC, date, datetime
from types import SimpleNamespace as Record
from typing import Any

from comity.vocabulary.likelihoods import Confidence, Likelihood

DIGEST = "9f2c1ab04d7e6655e1c03a9b7f88d2140c5d3e9a6b71f2c48d0e5a1792b3c6f4"
ALDER, BIRCH, CEDAR = (Record(name=f"{name} (EXERCISE)", code=name[:3].upper()) for name in ("Alder", "Birch", "Cedar"))


def marked(tlp: str, readers: int = 3) -> dict[str, Any]:
    """The columns of a marking."""
    codes = frozenset(("ALD", "BIR", "CED", "DOG", "ELM")[:readers])
    return {"tlp": tlp, "originator": ALDER.name, "readers": codes, "persons": frozenset()}


def assertion(value: str, grade: str, tlp: str, *, source: str = "ais-jsonl", origin: str = "", **more: Any) -> Record:
    """One thing one source asserts."""
    return Record(
        value=value,
        grade_text=grade,
        source=source,
        origin=origin,
        place=more.get("place", "row 1204"),
        as_written=more.get("as_written", ""),
        valid_from=more.get("valid_from"),
        valid_until=None,
        recorded_at=datetime(2026, 11, 3, 9, 12, tzinfo=UTC),
        retracted_at=None,
        exercise=True,
        exhibit=Record(pk=1, digest=DIGEST, title="An exhibit (EXERCISE)"),
        **marked(tlp),
    )


PHOTOGRAPH = assertion(
    "Two ships alongside, hoses visible on the starboard side",
    "B2",
    "TLP:AMBER",
    source="photograph",
    origin="Alder coast guard (EXERCISE)",
    place="frame 14",
    valid_from=date(2026, 3, 9),
)
TRACK = assertion("Both ships within 200 m for 6 h 40 min, at less than 1 kn", "B3", "TLP:GREEN", as_written="0.10 nm")
PRESS = assertion("The owner says the ships waited out a storm", "C4", "TLP:CLEAR", source="claims", place="")
UNJUDGED = assertion("석탄 12,400 t", "F6", "TLP:AMBER+STRICT", source="claims", origin="", as_written="약 1만2천 톤")


def row(question: str, supporting: list[Record], opposing: list[Record], origins: int, unrecorded: int = 0) -> Record:
    """An element with what bears on it."""
    return Record(
        element=Record(question=question),
        supporting=supporting,
        opposing=opposing,
        origins=origins,
        unrecorded=unrecorded,
        corroborated=origins > 1,
        assessed=False,
    )


ROWS = [
    row("Did a ship-to-ship transfer take place?", [PHOTOGRAPH, TRACK], [PRESS], 2),
    row("Were the goods refined petroleum?", [], [], 0),
    row("Was one of the ships under the flag the paragraph names?", [UNJUDGED], [], 0, 1),
]


def position(member: Record, stand: str, words: str, reason: str = "") -> Record:
    """One member's stand."""
    taken = datetime(2026, 11, 12, 16, 5, tzinfo=UTC)
    return Record(member=member.name, stand=stand, words=words, reason=reason, at=taken)


POSITIONS = [
    position(ALDER, "concur", "concurs"),
    position(
        BIRCH,
        "concur-with-reservation",
        "concurs with a reservation",
        "We accept the transfer. The quantity rests on one draught reading and should be given as a range.",
    ),
    position(
        CEDAR,
        "dissent",
        "dissents",
        "The goods were not established. A hose is not a cargo, and the owner's account of the weather was not tested against any record.",
    ),
    position(Record(name="Dogwood (EXERCISE)"), "abstain", "abstains"),
    position(
        Record(name="Elm (EXERCISE)"), "not-participating", "does not participate", "Elm is not a party to the matter."
    ),
]

LETTER = Record(
    pk=1,
    number="EX-2026/07-R2",
    get_kind_display="right of reply",
    addressee="Larch Shipping Ltd (EXERCISE)",
    language="en",
    served_at=datetime(2026, 9, 1, 8, 0, tzinfo=UTC),
    deadline=datetime(2026, 10, 1, 22, 0, tzinfo=UTC),
    lapsed_at=None,
    text="Sirs,\n\nthe body is considering a statement that names your ship Larch Star (EXERCISE). The paragraphs that concern you are attached. You may answer each of them until the date above; your answer will stand beside the finding, unedited.",
    **marked("TLP:AMBER"),
)
REPLIES = [
    Record(
        pk=1,
        language="en",
        received_at=datetime(2026, 9, 28, 13, 40, tzinfo=UTC),
        exhibit=Record(pk=2, digest=DIGEST[::-1]),
        text="The ships lay alongside because of the swell. No cargo was moved. We ask the body to look at our deck log, which is enclosed.",
    )
]
SHOWN = Record(letter=LETTER, replies=REPLIES, proof=None, clock="waiting", days=12, acts=[])
SIGNALS = [
    Record(
        pk=412,
        title="One MMSI, several hulls",
        subject="mmsi:999000111",
        state="new",
        reason="318 steps no single ship can have made; the fixes divide into 3 tracks up to 5,210 nm apart.",
        innocent=["two ships programmed with one number by mistake"],
        at=datetime(2026, 11, 20, 4, 10, tzinfo=UTC),
        tlp="TLP:GREEN",
    ),
    Record(
        pk=409,
        title="Reception gap",
        subject="mmsi:999000222",
        state="taken",
        reason="Silent for 31 h 20 min, then heard 264 nm away; ships around it were heard throughout.",
        innocent=["poor satellite cover", "receiver outage"],
        at=datetime(2026, 11, 19, 22, 31, tzinfo=UTC),
        tlp="TLP:AMBER",
    ),
    Record(
        pk=401,
        title="Reception gap",
        subject="mmsi:999000333",
        state="new",
        reason="Silent for 14 h 05 min in an area where every ship is lost at night.",
        innocent=["poor satellite cover", "piracy area"],
        at=datetime(2026, 11, 18, 7, 2, tzinfo=UTC),
        tlp="TLP:AMBER",
    ),
]
TRAIL = [("Queue", "/queue/"), ("EX-2026/07", "/cases/")]
RUNGS = ["observation", "signal", "hypothesis", "assessment", "finding", "publication"]
LIKELIHOOD, CONFIDENCE = Likelihood.LIKELY, Confidence.MODERATE
SEAT = Record(member=ALDER, person="Mara Lind", get_role_display="analyst")
HAPPENED = [
    (datetime(2026, 3, 9, 1, 20, tzinfo=UTC), "Last heard 38 nm east of the cape; course 190°, 11.2 kn"),
    (datetime(2026, 3, 9, 21, 0, tzinfo=UTC), "Photographed alongside a second ship; exhibit 4"),
    (datetime(2026, 3, 10, 8, 40, tzinfo=UTC), "Heard again, 264 nm to the south; draught 2.1 m less than declared"),
]


def feature(shape: str, at: list[Any], **properties: Any) -> dict[str, Any]:
    """One thing on a map."""
    return {"type": "Feature", "geometry": {"type": shape, "coordinates": at}, "properties": properties}


def tracks() -> dict[str, Any]:
    """A map's data: two hulls under one number, a silence, signals, a place."""
    one = [[122 + 0.35 * n, 33.2 + 0.22 * n + 0.3 * ((n * 7) % 5) / 5] for n in range(14)]
    two = [[129.5 + 0.18 * n, 30.1 + 0.35 * n] for n in range(9)]
    quiet = [one[-1], [130.6, 37.9]]
    return {
        "type": "FeatureCollection",
        "features": [
            feature("LineString", one, kind="hull", id="segment-1", hull=1),
            feature("LineString", two, kind="hull", id="segment-2", hull=2),
            feature("LineString", quiet, kind="silence", id="segment-3"),
            *(feature("Point", at, kind="fix", id="segment-1", hull=1) for at in one),
            *(feature("Point", at, kind="fix", id="segment-2", hull=2) for at in two),
            feature("Point", one[-1], kind="signal", id="signal-409"),
            feature("Point", two[0], kind="signal", id="signal-412"),
            feature("Point", [125.4, 38.73], kind="place", label="남포 Nampo"),
            feature("Point", [121.47, 31.23], kind="place", label="上海"),
            feature("Point", [132.87, 42.82], kind="place", label="Находка"),
        ],
    }
