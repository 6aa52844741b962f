"""A stranger's act that is no act gets a sentence."""

import pytest

from comity.law.acts import case
from comity.law.reading import Faulty

ACT = """{{id: X, regime: exercise, title: X, acts: [{{id: a, title: a, conduct: [supply], date_from: 2026-02-01,
  date_to: 2026-02-01, goods: [{{words: x, quantity: {}}}]}}]}}"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 50_000, "nested too deeply"),
        ("id: X\ndate: 2017-02-30\n", "out of range"),
        ("id: X\nregime: x\ntitle: t\nacts: []\ntrue: 1\nyes: 2\n", "'yes' stands twice, or reads as another"),
        ("", "This file is empty"),
        ("# nothing\n", "This file is empty"),
        ("id: X\nregime: x\ntitle: t\nacts: []\n", "no act"),
        (ACT.format(".nan"), "no quantity"),
        (ACT.format(-1), "no quantity"),
    ],
)
def test_hostile_yaml_is_refused_with_a_sentence(tmp_path, text, said):
    """Neither the process nor its reader is brought down by what a file holds."""
    path = tmp_path / "act.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Faulty, match=said):
        case(path)
