"""The law is data: no regime and no target's name stands in code."""

import re
from pathlib import Path

import pytest

import comity
from comity.law.packs import regime, regimes

SOURCE = Path(comity.__file__).parent
ADAPTER = SOURCE / "sources" / "un_1718_vessels"
"""The one exception: it reads one publisher's document by the words of its own title and column heads."""
CODE = sorted(path for path in SOURCE.rglob("*.py") if ADAPTER not in path.parents)
RESOLUTION = re.compile(r"S/RES/\d+|\bresolution \d{4}\b", re.IGNORECASE)
NAMES = [
    name
    for known in map(regime, regimes())
    if not known.about.exercise
    for name in (known.name, *known.about.target.name.values(), known.name.rsplit("-", 1)[1])
]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_module_names_a_regime_its_target_or_a_resolution(path):
    """A second regime needs no line of code, so none may know the first; the reader of one publisher's list may."""
    text = path.read_text("utf-8")
    found = [name for name in NAMES if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)]
    assert found + RESOLUTION.findall(text) == []


def test_the_exception_is_an_adapter_and_nothing_else_leans_on_it():
    """What names a regime is the folder of one source, which no other module imports."""
    assert (ADAPTER / "source.yml").is_file()
    leaning = [path for path in CODE if "sources.un_1718_vessels" in path.read_text("utf-8")]
    assert leaning == []


def test_the_names_looked_for_are_those_of_the_regimes():
    """A check that looks for nothing would find nothing."""
    assert {"un-1718-dprk", "DPRK", "Iran", "Mali"} <= set(NAMES)
