"""Ten real tracks whose peculiarities are known: what each gives, as docs/reference/signals.md says and explains."""

from pathlib import Path

import pytest

import comity
from comity.engine.runs import run
from comity.signals.catalogue import typologies
from comity.sources.registry import source

HERE = Path(__file__).parents[1] / "data" / "ais"
SOURCE = source("ais-jsonl")
WORLD = Path(comity.__file__).parent / "exercise" / "world"
FILES = {path.name.split(".")[0].split("_")[0]: path for path in (*WORLD.rglob("416000000*"), *HERE.glob("*.gz"))}
FILES["227317360"] = SOURCE.folder / "sample" / "long_layout.jsonl.gz"


@pytest.fixture(scope="module")
def read():
    """The fixes of a track."""
    return {mmsi: SOURCE.read(path).fixes for mmsi, path in FILES.items()}


@pytest.mark.parametrize(
    ("mmsi", "counts"),
    [
        ("204814000", (847, 0, 0, 0, 0)),
        ("205316000", (732, 0, 0, 6, 3)),
        ("224108190", (592, 0, 6, 16, 3)),
        ("227317360", (162, 0, 0, 4, 9)),
        ("230942350", (758, 0, 0, 1, 4)),
        ("263576000", (928, 0, 0, 0, 0)),
        ("416000000", (1668, 1, 0, 6, 3)),
        ("431704490", (7345, 0, 606, 0, 0)),
        ("538004505", (1566, 0, 0, 0, 5)),
        ("600011817", (168, 0, 0, 2, 7)),
    ],
)
def test_each_track_gives_what_is_known_of_it(read, mmsi, counts):
    """Fixes, signals of several hulls, impossible steps set aside as noise, gaps, and silences after little hearing."""
    _, several = run(typologies()["several-hulls-one-mmsi"], [read[mmsi]])
    _, silent = run(typologies()["reception-gap"], [read[mmsi]])
    noisy = sum(aside.measures["impossible_steps"] for aside in several.set_aside if "noise in the" in aside.reason)
    unheard = sum(aside.measures["silences"] for aside in silent.set_aside)
    assert (read[mmsi].num_rows, len(several.signals), noisy, len(silent.signals), unheard) == counts


def test_the_shared_number_names_both_ports(read):
    """Two tracks at Taichung's approach and one at Keelung, at one time, under one number that nobody set."""
    _, found = run(typologies()["several-hulls-one-mmsi"], [read["416000000"]])
    (signal,) = found.signals
    assert (signal.subject, signal.measures["tracks"], signal.measures["switches"]) == ("mmsi:416000000", 3, 19)
    assert signal.measures["slowest_switch_kn"] > 90
    assert "one ship can have made both" in found.set_aside[0].reason


def test_all_tracks_in_one_table_give_what_each_gives_alone(read):
    """No MMSI is judged by another's fixes, but for what company tells."""
    _, together = run(typologies()["several-hulls-one-mmsi"], list(read.values()))
    assert [signal.subject for signal in together.signals] == ["mmsi:416000000"]
    assert len(together.set_aside) == 3
