"""A new regime begins as a sound folder full of comments."""

import pytest

from comity.law.packs import faults, regime
from comity.law.scaffold import AlreadyThere, NotAName, new


def test_a_new_regime_is_sound_and_says_exercise(tmp_path):
    """From the first minute it loads; until somebody changes that, it is invented and says so."""
    folder = new("un-9999-nowhere", tmp_path)
    assert faults(folder) == ()
    assert regime("un-9999-nowhere", tmp_path).about.exercise


def test_every_file_of_a_new_regime_explains_itself(tmp_path):
    """Each file opens with its schema for editors and a comment."""
    folder = new("un-9999-nowhere", tmp_path)
    for path in folder.glob("*.yaml"):
        schema, comment, *_ = path.read_text("utf-8").splitlines()
        assert (folder / schema.removeprefix("# yaml-language-server: $schema=")).is_file()
        assert comment.startswith("# ")


@pytest.mark.parametrize("name", ["", "UN", "un 1", "../un", "un-", "un_1"])
def test_a_name_that_cannot_be_a_folder_is_refused(tmp_path, name):
    """Nothing is made for it."""
    with pytest.raises(NotAName, match="small letters"):
        new(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_left_alone(tmp_path):
    """A second beginning overwrites nothing."""
    folder = new("mine", tmp_path)
    (folder / "regime.yaml").write_text("work of a week", "utf-8")
    with pytest.raises(AlreadyThere):
        new("mine", tmp_path)
    assert (folder / "regime.yaml").read_text("utf-8") == "work of a week"
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
