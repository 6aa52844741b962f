"""What goes out in a format of others says what it had to drop, and holds nothing that its reader may not see."""

import json

import pytest
from tests.desk.builders import exhibit

from comity.desk.holdings.actions import assert_
from comity.desk.holdings.intake import take_in
from comity.desk.holdings.interchange import export_ftm
from comity.desk.holdings.models import Assertion
from comity.desk.holdings.sameness import Verdict, judge
from comity.sources.registry import source
from comity.vocabulary.markings import Marking
from comity.vocabulary.properties import Property

FTM = source("ftm-jsonl")


@pytest.fixture
def sec(seat_of):
    """The secretariat's console."""
    return seat_of("SEC")


@pytest.fixture
def listed(sec, sources):
    """Eleven real entries, for everybody."""
    return take_in(source("un-consolidated"), sources / "un_consolidated/sample/excerpt_2026-02-27.xml", by=sec)


def lines(path):
    """The entities of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_what_goes_out_comes_in_again(listed, sec, tmp_path):
    """Every value of the export is a value of its import, and nothing of the file is unread or refused."""
    manifest = export_ftm(tmp_path / "out.jsonl", seen_by=None)
    again = take_in(FTM, tmp_path / "out.jsonl", by=sec)
    assert (again.read, again.refused, again.unread_fields) == (manifest.entities, (), ()) != (0, (), ())
    came = Assertion.objects.filter(source="ftm-jsonl").exclude(prop=Property.KIND)
    assert came.count() == manifest.values
    known = set(Assertion.objects.filter(source="un-consolidated").values_list("prop", "value"))
    assert set(came.values_list("prop", "value")) <= known


def test_the_manifest_counts_every_value_that_was_dropped(listed, tmp_path):
    """What went in and what was dropped are all there is, less repetitions of a value."""
    manifest = export_ftm(tmp_path / "out.jsonl", seen_by=None)
    told = Assertion.objects.exclude(prop=Property.KIND).values_list("subject", "prop", "value")
    assert manifest.values + sum(manifest.dropped.values()) == len(told)
    assert manifest.dropped["regime: the format has no name for it"] == 11
    assert "grade" in manifest.lost
    assert json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))["sha256"] == manifest.sha256


def test_an_export_holds_nothing_its_reader_may_not_see(listed, sec, seat_of, tmp_path):
    """Neither a value nor a merge; the manifest says how strictly what went in is marked."""
    own = Marking.originator_only("SEC")
    one, other = sorted(set(Assertion.objects.values_list("subject", flat=True)))[:2]
    paper = exhibit(sec, tmp_path, "EXERCISE: secret", marking=own)
    assert_(
        Property.ALIAS, "EXERCISE secret", subject=one, exhibit=paper, place="line 1", origin="", by=sec, marking=own
    )
    judge(one, other, Verdict.SAME, by=sec, reason="EXERCISE", marking=own)
    for seat, entities, marking in ((None, 11, "TLP:CLEAR"), (sec, 10, "TLP:AMBER+STRICT")):
        manifest = export_ftm(tmp_path / "out.jsonl", seen_by=seat)
        assert (manifest.entities, manifest.marking) == (entities, marking)
        assert ("EXERCISE secret" in (tmp_path / "out.jsonl").read_text(encoding="utf-8")) is (seat == sec)


def test_subjects_that_are_one_go_out_as_one(listed, sec, tmp_path):
    """The other's key is a referent."""
    one, other = sorted(set(Assertion.objects.values_list("subject", flat=True)))[:2]
    judge(one, other, Verdict.SAME, by=sec, reason="EXERCISE", marking=Marking.clear("SEC"))
    export_ftm(tmp_path / "out.jsonl", seen_by=None)
    (merged,) = [entity for entity in lines(tmp_path / "out.jsonl") if "referents" in entity]
    assert (merged["id"], merged["referents"]) == (one, [other])
