"""Tiles: a growing tree kept in files that never change once they are full."""

import base64
from functools import cache

import pytest
from hypothesis import given, settings, strategies as st
from tests.seal.published import vectors

from comity.seal import checkpoints, tiles, tree
from comity.seal.keys import VerifierKey
from comity.seal.tiles import EntryTooLong, TiledTree, TileMissing, appended, tile_path
from comity.seal.tree import leaf_hash

LOG = vectors("tessera_log")
FILES = {name: base64.b64decode(text) for name, text in vectors("tessera_files").items()}
LEAVES = [leaf.encode() for leaf in LOG["leaves"]]
ROW = [leaf_hash(b"%d" % number) for number in range(70_000)]


def kept_in(tiles):
    """Read tiles that are held in a dictionary."""
    return lambda level, index: tiles.get((level, index))


def grown(row, *sizes):
    """Tiles after appending a row of hashes up to each size in turn."""
    kept, size = {}, 0
    for stop in sizes:
        kept |= appended(kept_in(kept), size, row[size:stop])
        size = stop
    return kept


@cache
def large():
    """The tiles of 70,000 leaves."""
    return grown(ROW, 70_000)


def test_the_published_log_is_reproduced_byte_for_byte():
    """Tessera's test log: each of its fifteen partial tiles and fifteen entry bundles."""
    for size in range(1, 16):
        made = grown([leaf_hash(leaf) for leaf in LEAVES], *range(1, size + 1))
        assert made[0, 0] == FILES[tile_path(0, 0, size)]
        assert tiles.entry_bundle(LEAVES[:size]) == FILES[tiles.entries_path(0, size)]


def test_every_published_checkpoint_states_our_root():
    """All sixteen, each signed by the published key."""
    key, log = VerifierKey.parse(LOG["log_vkey"]), TiledTree.of({(0, 0): FILES["tile/0/000.p/15"]})
    for size in range(16):
        stated = checkpoints.opened(FILES[f"checkpoint.{size}"], key)
        assert (stated.size, stated.root) == (size, log.root(size))


def test_the_published_proofs_are_the_ones_we_make():
    """Every inclusion and consistency proof up to fifteen leaves."""
    log = TiledTree.of({(0, 0): FILES["tile/0/000.p/15"]})
    for case in LOG["inclusion"]:
        assert log.inclusion(case["index"], case["size"]) == [base64.b64decode(one) for one in case["proof"]]
    for case in LOG["consistency"]:
        assert log.consistency(case["size1"], case["size2"]) == [base64.b64decode(one) for one in case["proof"]]
    assert (len(LOG["inclusion"]), len(LOG["consistency"])) == (15, 14)


@pytest.mark.parametrize(
    ("index", "width", "path"),
    [(0, 256, "000"), (5, 12, "005.p/12"), (999, 256, "999"), (1000, 256, "x001/000"), (1234067, 256, "x001/x234/067")],
)
def test_a_tile_lies_where_the_specification_says(index, width, path):
    """The specification's own example is the last."""
    assert tile_path(3, index, width) == f"tile/3/{path}"
    assert tiles.entries_path(index, width) == f"tile/entries/{path}"


def test_a_tree_of_70000_leaves_has_the_tiles_of_the_specification():
    """273 full and one partial tile of leaves, a full and a partial one above, and one of a single hash on top."""
    widths = {place: len(data) // 32 for place, data in large().items()}
    assert [sum(level == one for one, _ in widths) for level in range(4)] == [274, 2, 1, 0]
    assert (widths[0, 273], widths[1, 1], widths[2, 0]) == (112, 17, 1)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 1500), min_size=1, max_size=6))
def test_how_a_tree_grew_does_not_show_in_its_tiles(stops):
    """In one step or in many, the same leaves give the same tiles and the recursive root."""
    sizes = sorted(stops)
    made = grown(ROW, *sizes)
    assert made == grown(ROW, sizes[-1])
    assert TiledTree.of(made).root(sizes[-1]) == tree.root(ROW[: sizes[-1]])


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_proofs_from_tiles_of_a_larger_tree_hold(data):
    """Any leaf at any size, and any older tree, though the log has grown since."""
    log = TiledTree.of(large())
    new = data.draw(st.integers(1, 70_000))
    index, old = data.draw(st.integers(0, new - 1)), data.draw(st.integers(1, new))
    tree.verify_inclusion(index, new, ROW[index], log.inclusion(index, new), log.root(new))
    tree.verify_consistency(old, new, log.consistency(old, new), log.root(old), log.root(new))


def test_appending_changes_only_the_right_edge():
    """One leaf more touches one tile; the 256th fills it and begins the one above."""
    made = grown(ROW, 255)
    assert set(appended(kept_in(made), 255, ROW[255:256])) == {(0, 0), (1, 0)}
    assert appended(kept_in(made), 255, []) == {}


def test_a_lost_tile_is_said_and_not_guessed():
    """Neither a proof nor an appending goes on over a gap."""
    made = grown(ROW, 600)
    del made[0, 2]
    with pytest.raises(TileMissing, match="tile/0/002"):
        appended(kept_in(made), 600, ROW[600:601])
    with pytest.raises(TileMissing, match="lost a part"):
        TiledTree.of(made).root(600)


def test_each_tile_is_read_once_for_one_question():
    """Asking a database for the same tile again and again would be slow."""
    asked = []

    def read(level, index):
        asked.append((level, index))
        return large().get((level, index))

    TiledTree(read).inclusion(69_000, 70_000)
    assert len(asked) == len(set(asked))


def test_an_entry_is_at_most_65535_bytes():
    """The format's own limit, said before anything is written."""
    assert len(tiles.entry_bundle([bytes(65_535)])) == 65_537
    with pytest.raises(EntryTooLong, match="log a digest"):
        tiles.entry_bundle([bytes(65_536)])
