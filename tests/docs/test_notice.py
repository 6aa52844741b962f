"""NOTICE thanks whoever made each data file that the project carries."""

import re
from pathlib import PurePosixPath

import pytest

OURS = {"README.md", "LICENSE", "NOTICES.txt"}
FOLDERS = ("src/comity/sources/*/sample", "src/comity/exercise/world", "src/comity/web/static/world")
FOLDERS += ("src/comity/web/static/built", "tests/vectors", "tests/data")
CARRIED = (*(f"{folder}/**/*" for folder in FOLDERS), *(f"src/**/*.{kind}" for kind in ("csv", "gz", "pdf", "xml")))


def patterns(root):
    """The paths and globs that NOTICE speaks of: the indented first word of a line."""
    return re.findall(r"^  (\S+/\S+)", (root / "NOTICE").read_text(encoding="utf-8"), re.MULTILINE)


def carried(root):
    """Every data file in the tree that somebody may have to be thanked for."""
    for pattern in CARRIED:
        for path in root.glob(pattern):
            if path.is_file() and path.name not in OURS and "__pycache__" not in path.parts:
                yield path.relative_to(root).as_posix()


def covers(pattern, path):
    """Whether a path is the one named, or lies under a folder named with a closing `/**`."""
    if pattern.endswith("/**"):
        return path.startswith(pattern.removesuffix("**"))
    return PurePosixPath(path).match(pattern)


def test_every_data_file_has_its_line(root):
    """No file travels without its attribution, ours with the word that it is made up."""
    named = patterns(root)
    assert [path for path in carried(root) if not any(covers(pattern, path) for pattern in named)] == []


def test_every_line_has_its_file(root):
    """NOTICE thanks nobody for what is not here."""
    files = list(carried(root))
    assert [pattern for pattern in patterns(root) if not any(covers(pattern, path) for path in files)] == []


@pytest.mark.parametrize("path", ["src/comity/sources/claims/sample/a.csv", "tests/seal/vectors/b.json"])
def test_a_glob_covers_only_its_folder(path):
    """The check above can fail: a line for one folder says nothing about another."""
    assert covers(f"{PurePosixPath(path).parent}/**", path)
    assert not covers("src/comity/sources/other/sample/**", path)
