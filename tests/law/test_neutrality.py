"""The law is data: no regime and no target's name stands in code."""

import re
from pathlib import Path

import pytest

import comity.law
from comity.law.packs import regime, regimes

CODE = sorted(Path(comity.law.__file__).parent.rglob("*.py"))
NAMES = [
    name
    for known in map(regime, regimes())
    if not known.about.exercise
    for name in (known.name, *known.about.target.name.values(), known.name.rsplit("-", 1)[1])
]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.stem)
def test_no_module_names_a_regime_or_its_target(path):
    """A second regime needs no line of code, so none may know the first."""
    found = [name for name in NAMES if re.search(rf"\b{re.escape(name)}\b", path.read_text("utf-8"), re.IGNORECASE)]
    assert found == []


def test_the_names_looked_for_are_those_of_the_regimes():
    """A check that looks for nothing would find nothing."""
    assert {"un-1718-dprk", "DPRK", "Iran", "Mali"} <= set(NAMES)
