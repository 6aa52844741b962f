"""Plant a canary in what becomes of records: editions, retractions, judgements, repetitions, recalls, notices, flags, copies."""

import re

from tests.desk.builders import SERVED
from tests.evidence import making
from tests.web.planting import said, secret

from comity.desk.findings.models import Evidence
from comity.desk.holdings.actions import Reception, receive, retract
from comity.desk.holdings.custody import scrub
from comity.desk.holdings.examining import examine
from comity.desk.holdings.intake import take_in
from comity.desk.holdings.lineage import quote
from comity.desk.holdings.models import Exhibit
from comity.desk.holdings.recalling import recall
from comity.desk.holdings.sameness import Verdict, judge, withdraw
from comity.sources.registry import source
from comity.vocabulary.markings import Marking, Tlp

LIST = source("un-consolidated")
ENTRY = re.compile(r"[ \t]*<(INDIVIDUAL|ENTITY)>.*?</\1>\r?\n?", re.DOTALL)
RECORDS = (
    "kanarie-camera", "kanarie-picture", "kanarie-retracted", "kanarie-listed", "kanarie-judged", "kanarie-held",
    "kanarie-relied",
)  # fmt: skip
"""What the person it is planted for must find of these."""


def planted_records(people, folder):
    """What became of records, for anna's eyes; a recall of ben's that reaches her and tells nobody that it does."""
    anna, held = people["anna"], Exhibit.objects.get(title="EXERCISE kanarie-exhibit")
    pictured(anna, folder)
    listed(anna, folder, "KANARIE-LISTED", "2026-01-01")
    listed(anna, folder, "KANARIE-AMENDED", "2026-02-01")
    retract(said(anna, held, "kanarie-held"), by=anna, reason="kanarie-retracted")
    judged(anna)
    quote(said(anna, held, "kanarie-later"), said(anna, held, "kanarie-first"), by=anna, reason="kanarie-repeats")
    rested = Evidence.objects.get(assertion__value="kanarie-evidence").assertion
    recall(rested, by=anna, reason="kanarie-recalled")
    told(anna, people["ben"], folder)
    scrub(by=anna)


def pictured(anna, folder):
    """A photograph and its clean copy."""
    path = folder / "kanarie.jpg"
    path.write_bytes(making.photograph(make="EXERCISE kanarie-camera"))
    reception = {"received_from": "kanarie-giver", "received_how": "kanarie-pouch"}
    held = receive(path, reception_of("kanarie-picture", **reception), by=anna, marking=secret(anna))
    examine(held, by=anna)


def reception_of(title, **told):
    """How something came, which is made up."""
    return Reception(title=f"EXERCISE {title}", filename=f"{title}.jpg", received_at=SERVED, exercise=True, **told)


def listed(anna, folder, name, day):
    """An edition of a list of one entry, under a number of its own."""
    text = (LIST.folder / "sample" / LIST.samples[0].file).read_text(encoding="utf-8")
    first = ENTRY.search(text).group(0)
    alone = ENTRY.sub("", text.replace(first, "@", 1)).replace("@", first)
    entry = re.sub(r"<DATAID>\d+", "<DATAID>999000", re.sub(r"<FIRST_NAME>[^<]*", f"<FIRST_NAME>{name}", alone))
    path = folder / f"{name}.xml"
    path.write_text(re.sub(r'dateGenerated="[^"]*"', f'dateGenerated="{day}T00:00:00Z"', entry), encoding="utf-8")
    take_in(LIST, path, by=anna, marking=secret(anna), exercise=True)


def judged(anna):
    """A judgement that stands, and one that was withdrawn."""
    pair = ("kanarie-subject", "un-consolidated/999000")
    judge(*pair, Verdict.SAME, by=anna, reason="kanarie-judged", marking=secret(anna))
    undone = judge(*pair, Verdict.UNSURE, by=anna, reason="kanarie-unsure", marking=secret(anna))
    withdraw(undone, by=anna, reason="kanarie-withdrawn")


def told(anna, ben, folder):
    """Ben shares a paper with anna alone, she relies on it in secret, he recalls it: that she was told is hers."""
    path = folder / "shared.txt"
    path.write_text("EXERCISE: a paper for two", encoding="utf-8")
    both = Marking(
        tlp=Tlp.RED,
        originators=frozenset({"EXB"}),
        readers=frozenset({"EXA", "EXB"}),
        persons=frozenset({"anna", "ben"}),
    )
    reception = {"received_from": "EXERCISE", "received_how": "EXERCISE"}
    paper = receive(path, reception_of("for two", **reception), by=ben, marking=both)
    said(anna, paper, "kanarie-relied")
    recall(paper, by=ben, reason="EXERCISE: it was forged")
