"""The registry: every source says what it is, and its samples give exactly what it says they give."""

import pytest

from comity.sources.registry import UnknownSource, source, sources

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
