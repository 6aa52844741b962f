"""Importing a file: all of it or nothing, once, with what was refused kept."""

import gzip

import pytest
from tests.desk.casework.tracks import track

from comity.desk.holdings.intake import take_in
from comity.desk.holdings.models import Assertion, Exhibit, Intake, RefusedRow
from comity.desk.ledger.models import Statement
from comity.sources.reading import Unreadable
from comity.sources.registry import source
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Marking, Tlp


@pytest.fixture
def sec(seat_of):
    """The secretariat's console."""
    return seat_of("SEC")


@pytest.fixture
def sample(sources):
    """A small real list."""
    described = source("un-consolidated")
    return sources / "un_consolidated" / "sample" / described.samples[0].file


def counts():
    """How many records of each kind there are."""
    return [model.objects.count() for model in (Exhibit, Intake, Assertion, RefusedRow, Statement)]


def test_a_second_import_adds_nothing(sec, sample):
    """The same file again gives the same world."""
    first = take_in(source("un-consolidated"), sample, by=sec)
    before = counts()
    second = take_in(source("un-consolidated"), sample, by=sec)
    assert counts() == before
    assert (second.added, second.unchanged) == (0, first.added)


def test_a_later_edition_adds_only_what_is_new(sec, sample, tmp_path):
    """What two editions both say is asserted once."""
    take_in(source("un-consolidated"), sample, by=sec)
    later = tmp_path / "later.xml"
    later.write_bytes(sample.read_bytes().replace(b"</CONSOLIDATED_LIST>", b"<!-- later --></CONSOLIDATED_LIST>"))
    result = take_in(source("un-consolidated"), later, by=sec)
    assert result.added == 0
    assert Exhibit.objects.count() == 2


def test_every_assertion_points_to_a_place_in_its_exhibit(sec, sample, world):
    """Who doubts a value can turn to where it stands, in the very bytes."""
    result = take_in(source("un-consolidated"), sample, by=sec)
    assert not Assertion.objects.filter(place="").exists()
    assert world.exhibits.read(result.exhibit) == sample.read_bytes()


@pytest.mark.parametrize(
    "content",
    [b"", b"<!DOCTYPE html><html><body>503</body></html>", bytes(1 << 20), b"<CONSOLIDATED_LIST><INDIVIDUALS>"],
    ids=["empty", "html", "zeros", "truncated"],
)
def test_a_file_that_cannot_be_read_leaves_no_trace(sec, tmp_path, world, content):
    """No exhibit, no row, no leaf, no bytes in the store; the user's file is untouched."""
    path = tmp_path / "list.xml"
    path.write_bytes(content)
    before = counts()
    with pytest.raises(Unreadable, match=f"{path.name} .sha256 [0-9a-f]{{64}}"):
        take_in(source("un-consolidated"), path, by=sec)
    assert counts() == before
    assert not list(world.exhibits.digests())
    assert path.read_bytes() == content


def test_a_published_source_is_clear_and_another_is_not(sec, sample, tmp_path):
    """TLP:CLEAR only where source.yml says that the source is published, else for the originator alone."""
    take_in(source("un-consolidated"), sample, by=sec)
    assert Exhibit.objects.get().tlp == Tlp.CLEAR
    own = track(tmp_path / "track.jsonl")
    with pytest.raises(BadInput, match="not published"):
        take_in(source("ais-jsonl"), own, by=sec, marking=Marking.clear("SEC"))
    take_in(source("ais-jsonl"), own, by=sec)
    assert Exhibit.objects.latest("pk").marking == Marking.originator_only("SEC")


def test_a_register_that_names_a_person_on_the_press_alone_is_not_clear(sec, sources):
    """What no public page may show is not marked for everybody, by default or on request."""
    register = sources / "claims" / "sample" / "exercise_register.csv"
    with pytest.raises(BadInput, match="for members alone"):
        take_in(source("claims"), register, by=sec, marking=Marking.clear("SEC"))
    take_in(source("claims"), register, by=sec)
    assert Exhibit.objects.get().tlp == Tlp.GREEN


def test_the_same_bytes_keep_their_marking(sec, sample):
    """An import neither widens nor narrows what is held."""
    take_in(source("un-consolidated"), sample, by=sec)
    with pytest.raises(BadInput, match="is held as TLP:CLEAR"):
        take_in(source("un-consolidated"), sample, by=sec, marking=Marking.originator_only("SEC"))


def test_two_members_hold_the_same_list_apart(seat_of, sample):
    """Each member's import is its own assertion."""
    for code in ("EXA", "EXB"):
        take_in(source("un-consolidated"), sample, by=seat_of(code))
    assert Exhibit.objects.count() == 2


def test_refused_rows_are_kept_with_their_number(sec, tmp_path, sample):
    """A bad row is refused by number and kept; the good ones go in."""
    text = sample.read_bytes()
    start = text.index(b"<DATAID>")
    broken = tmp_path / "broken.xml"
    broken.write_bytes(text[:start] + text[text.index(b"</DATAID>") + 9 :])
    result = take_in(source("un-consolidated"), broken, by=sec)
    kept = RefusedRow.objects.get()
    assert (kept.row, kept.reason) == (result.refused[0].row, result.refused[0].reason)
    assert result.added > 0


def test_a_gzipped_file_is_kept_as_it_came(sec, sample, tmp_path, world):
    """The exhibit is the bytes received, not what was in them."""
    path = tmp_path / "list.xml.gz"
    path.write_bytes(gzip.compress(sample.read_bytes()))
    result = take_in(source("un-consolidated"), path, by=sec)
    assert world.exhibits.read(result.exhibit) == path.read_bytes()
