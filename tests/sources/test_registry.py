"""The registry: every source says what it is, and its samples give exactly what it says they give."""

import pytest

from comity.sources.reading import Reading
from comity.sources.registry import UnknownSource, declared_in, source, sources
from comity.vocabulary.errors import BadInput

DESCRIBED = """
name: demo-list
title: t
publisher: p
url: u
licence: l
attribution: a
published: no
kind: list
formats: [xml]
largest_mb: 1
samples: []
"""
SAMPLES = [
    pytest.param(declared, sample, id=f"{declared.name}-{sample.file}")
    for declared in sources().values()
    for sample in declared.samples
]


@pytest.mark.parametrize(("declared", "sample"), SAMPLES)
def test_a_sample_gives_the_counts_its_source_states(declared, sample):
    """Totals are asserted in source.yml, and nothing in a sample goes unread."""
    reading = declared.read(declared.folder / "sample" / sample.file)
    counts = reading.counts
    assert {name: counts[name] for name in sample.counts} == sample.counts
    assert reading.unread_fields == ()
    assert counts["refused"] == sample.counts.get("refused", 0)


@pytest.mark.parametrize("declared", sources().values(), ids=str)
def test_every_source_folder_says_whom_to_thank(declared):
    """The README of a source carries the attribution that its data ask for."""
    assert declared.attribution in (declared.folder / "README.md").read_text()


def test_an_unknown_source_is_answered_with_the_names_there_are():
    """A person who mistypes a source learns which ones exist."""
    with pytest.raises(UnknownSource, match=r"no source 'un-consolidate': choose one of .*un-consolidated"):
        source("un-consolidate")


@pytest.mark.parametrize("declared", sources().values(), ids=list(sources()))
def test_every_source_says_what_an_import_needs_to_know(declared):
    """A source has a publisher, a licence, samples, and a largest size."""
    assert declared.publisher
    assert declared.licence
    assert declared.samples
    assert declared.largest_mb > 0
    assert all(name in Reading(read=0).counts for name in declared.totals)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("kind: list", "kind: list\ncolour: red", "unknown field `colour`"),
        ("kind: list", "kind: gossip", "Invalid enum value 'gossip'"),
        ("published: no", "published: [", "does not describe a source"),
        ("name: demo-list", "name: other-list", "the name must be that of its folder"),
        ("formats: [xml]", "formats: [docx]", "each format one of xml, html"),
    ],
)
def test_a_source_described_wrongly_is_refused_with_the_file_and_the_reason(tmp_path, old, new, reason):
    """An unknown field or format in source.yml is named, not ignored."""
    path = tmp_path / "demo_list" / "source.yml"
    path.parent.mkdir()
    path.write_text(DESCRIBED)
    assert declared_in(path).name == "demo-list"
    path.write_text(DESCRIBED.replace(old, new))
    with pytest.raises(BadInput, match=f"demo_list.source.yml.*{reason}"):
        declared_in(path)
