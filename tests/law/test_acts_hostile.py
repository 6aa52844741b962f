"""A stranger's act that is no act gets a sentence."""

import pytest

from comity.law.acts import case
from comity.law.reading import Faulty


@pytest.mark.parametrize(
    ("text", "said"), [("[" * 50_000, "nested too deeply"), ("id: X\ndate: 2017-02-30\n", "out of range")]
)
def test_hostile_yaml_is_refused_with_a_sentence(tmp_path, text, said):
    """Neither the process nor its reader is brought down by what a file holds."""
    path = tmp_path / "act.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Faulty, match=said):
        case(path)
