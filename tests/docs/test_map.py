"""The map in docs/explanation/design.md is the house as it stands."""

import re

import pytest

LEFT_OUT = {"__pycache__", "migrations", "templates", "static", "locale", "templatetags"}
ROOMS = ("*", "desk/*", "web/*", "signals/*")


def mapped(text):
    """The folders named by the tree in the page: each line's first word, under the folder it is indented below."""
    tree = re.search(r"## Map of folders\n\n```text\n(.*?)```", text, re.DOTALL)[1]
    above = []
    for line in filter(str.strip, tree.splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        word = line.split()[0]
        if word.endswith("/"):
            above = [*above[:depth], word.rstrip("/")]
            yield "/".join(above)


def standing(root):
    """Every room of the house, and those inside the desk, the web and the signals; the sources have their own page."""
    house = root / "src" / "comity"
    rooms = (path for pattern in ROOMS for path in house.glob(pattern))
    return {path.relative_to(root).as_posix() for path in rooms if path.name not in LEFT_OUT and any(path.glob("*.py"))}


def test_every_folder_of_the_map_exists(page, root):
    """The map names nothing that is not there."""
    assert [folder for folder in mapped(page("explanation/design.md")) if not (root / folder).is_dir()] == []


def test_the_map_misses_no_folder(page, root):
    """A new room of the house is drawn into the map in the same change."""
    assert sorted(standing(root) - set(mapped(page("explanation/design.md")))) == []


@pytest.mark.parametrize("part", ["vocabulary", "desk", "web"])
def test_the_walk_sees_the_house(part, root):
    """The check above can fail: the walk finds rooms that are known to stand."""
    assert f"src/comity/{part}" in standing(root)
