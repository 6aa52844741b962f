"""What a report is as data: whole, canonical, and strict about what it does not know."""

import json

import msgspec
import pytest
from tests.desk.publications.builders import a_finding, a_report, the_elements
from tests.desk.publications.voyages import a_track, a_track_of, heard

from comity.desk.publications.content import Report, publication_bytes, publication_data
from comity.desk.publications.tracks import Heard
from comity.seal.canonical import canonical
from comity.vocabulary.errors import BadInput


def test_a_report_comes_back_from_its_data():
    """Whoever takes the data out of a PDF has the whole report."""
    report = a_report()
    assert msgspec.convert(json.loads(publication_bytes(report)), Report) == report


def test_the_data_are_canonical():
    """The same report has the same bytes wherever it is written, so that its digest means something."""
    report = a_report()
    assert publication_bytes(report) == canonical(json.loads(publication_bytes(report)))


def test_a_misspelt_key_is_an_error():
    """What a report's data hold beyond its content is refused, never dropped."""
    with pytest.raises(msgspec.ValidationError, match="unknown field `titel`"):
        msgspec.convert({**publication_data(a_report()), "titel": "x"}, Report)


def test_an_origin_counts_once():
    """Two assertions of one origin never corroborate each other, and an unrecorded origin corroborates nothing."""
    loaded, unknown = the_elements()[1:]
    twice = msgspec.structs.replace(loaded, evidence_for=loaded.evidence_for * 2)
    assert twice.origins == loaded.origins == ("AIS network Petrel", "Imagery provider Kestrel")
    assert unknown.origins == ()


def test_a_report_cannot_be_changed():
    """A publication is never altered, only superseded."""
    with pytest.raises(AttributeError):
        a_finding().title = "another"


def test_a_track_knows_its_silences_and_hulls():
    """Silences and hulls are read off the stretches, in order."""
    assert [round(silence.hours, 1) for silence in a_track().silences] == [20.4]
    assert a_track_of(heard((1, 1), (2, 2), hull="B"), heard((3, 3), (4, 4), hull="A")).hulls == ("B", "A")


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: Heard(fixes=()), "at least one fix"),
        (a_track_of, "no stretch"),
        (
            lambda: msgspec.structs.replace(a_track().silences[0], heard_again=a_track().fixes[0]),
            "ends after it begins",
        ),
    ],
)
def test_a_track_that_cannot_be_is_refused(made, reason):
    """Nothing heard without a fix, no track without a stretch, no silence that ends before it begins."""
    with pytest.raises(BadInput, match=reason):
        made()
