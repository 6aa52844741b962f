"""The node's keys lie in their folder and bear the names of the body they sign for."""

import pytest

from comity.desk.sharing.keys import log_key, make_member_key, make_node_keys, member_key
from comity.vocabulary.errors import BadInput


@pytest.mark.parametrize("act", [lambda code: make_member_key("tests.example/log", code), member_key])
def test_a_key_file_never_leaves_its_folder(world, act):
    """What is no code names no file, to write or to read."""
    with pytest.raises(BadInput, match="no member's code"):
        act("../../evil")
    assert list(world.keys.iterdir()) == []


def test_a_key_of_a_founding_that_failed_is_put_aside(world):
    """The log of the body that was founded bears its own name."""
    make_node_keys("unnamed.example/log")
    make_node_keys("team.example/log")
    assert log_key().key.name == "team.example/log"
    assert len(list(world.keys.glob("*-unused"))) == 2
