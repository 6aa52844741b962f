"""The properties: what may be asserted is listed, and every source keeps to the list."""

import pytest

from comity.sources.registry import sources
from comity.vocabulary.properties import MEANINGS, Property

FILES = [
    pytest.param(declared, sample.file, id=f"{declared.name}-{sample.file}")
    for declared in sources().values()
    for sample in declared.samples
]


@pytest.mark.parametrize("prop", Property)
def test_every_property_is_explained_in_a_sentence(prop):
    """A reader of an assertion can look up what its property means."""
    assert prop.meaning.endswith(".")
    assert set(MEANINGS) == set(Property)


@pytest.mark.parametrize(("declared", "file"), FILES)
def test_every_source_asserts_listed_properties_alone(declared, file):
    """A source that says something new adds it to the vocabulary first."""
    reading = declared.read(declared.folder / "sample" / file)
    assert {draft.property for draft in reading.drafts} <= set(Property)
