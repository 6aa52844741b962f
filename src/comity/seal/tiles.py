"""Keep a growing tree as tiles (c2sp.org/tlog-tiles): what appending changes, and roots and proofs from tiles alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from comity.seal import tree
from comity.vocabulary.errors import BadInput, ComityError

WIDTH = 256
"""Hashes in a full tile."""
HEIGHT = 8
"""Levels of the tree that one tile spans."""
LARGEST_ENTRY = 65_535
"""An entry's length is written in 16 bits."""

ReadTile = Callable[[int, int], bytes | None]
"""`(level, index)` to the hashes of that tile, as many as are kept, 32 bytes each; None for a tile that is not kept."""


class TileMissing(ComityError):
    """The log has lost a part of its tree."""


class EntryTooLong(BadInput):
    """A log entry has at most 65,535 bytes: log a digest instead."""


def tile_path(level: int, index: int, width: int = WIDTH) -> str:
    """Where a tile is served: `tile/1/x001/x234/067`, with `.p/N` for a partial one."""
    return f"tile/{level}/{_index_path(index)}{_partial(width)}"


def entries_path(index: int, width: int = WIDTH) -> str:
    """Where a bundle of entries is served."""
    return f"tile/entries/{_index_path(index)}{_partial(width)}"


def _index_path(index: int) -> str:
    head, last = divmod(index, 1000)
    return f"{_folders(head)}{last:03d}"


def _folders(head: int) -> str:
    return f"{_folders(head // 1000)}x{head % 1000:03d}/" if head else ""


def _partial(width: int) -> str:
    return f".p/{width}" if width < WIDTH else ""


def entry_bundle(entries: Sequence[bytes]) -> bytes:
    """Up to 256 entries as one file, each after its length in two big-endian bytes; raise EntryTooLong."""
    if any(len(entry) > LARGEST_ENTRY for entry in entries):
        raise EntryTooLong
    return b"".join(len(entry).to_bytes(2) + entry for entry in entries)


def appended(read: ReadTile, size: int, leaf_hashes: Sequence[bytes]) -> dict[tuple[int, int], bytes]:
    """What appending these leaf hashes to a tree of `size` leaves changes: `(level, index)` to the tile's new bytes."""
    changed: dict[tuple[int, int], bytes] = {}
    level, count, hashes = 0, size, list(leaf_hashes)
    while hashes:
        first, held = divmod(count, WIDTH)
        stream = _held(read, level, first, held) + b"".join(hashes)
        tiles = [stream[at : at + WIDTH * tree.HASH_BYTES] for at in range(0, len(stream), WIDTH * tree.HASH_BYTES)]
        changed.update({(level, first + offset): tile for offset, tile in enumerate(tiles)})
        hashes = [_perfect_root(tile) for tile in tiles if len(tile) == WIDTH * tree.HASH_BYTES]
        level, count = level + 1, first
    return changed


def _held(read: ReadTile, level: int, index: int, width: int) -> bytes:
    """The first `width` hashes of a tile; raise TileMissing when fewer are kept."""
    data = (read(level, index) or b"") if width else b""
    if len(data) < width * tree.HASH_BYTES:
        raise TileMissing(f"The log has lost a part of its tree: {tile_path(level, index)} lacks hash {width - 1}.")
    return data[: width * tree.HASH_BYTES]


def _hashes(data: bytes) -> Iterator[bytes]:
    return (data[at : at + tree.HASH_BYTES] for at in range(0, len(data), tree.HASH_BYTES))


def _perfect_root(data: bytes) -> bytes:
    """The root over a power of two of hashes."""
    row = list(_hashes(data))
    while len(row) > 1:
        row = [tree.node_hash(left, right) for left, right in zip(row[::2], row[1::2], strict=True)]
    return row[0]


class TiledTree:
    """Roots and proofs of a tree, read from its tiles; each tile is read once, so make one object per question asked."""

    def __init__(self, read: ReadTile) -> None:
        self._read = read
        self._tiles: dict[tuple[int, int], bytes | None] = {}

    @classmethod
    def of(cls, tiles: Mapping[tuple[int, int], bytes]) -> "TiledTree":
        """A tree whose tiles are held in memory."""
        return cls(lambda level, index: tiles.get((level, index)))

    def root(self, size: int) -> bytes:
        """The root of the first `size` leaves; raise TileMissing when the log holds fewer."""
        return self._subtree(0, size) if size else tree.EMPTY_ROOT

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The proof that leaf `index` is among the first `size`; 0 ≤ index < size."""
        return tree.inclusion(index, size, self._subtree)

    def consistency(self, old: int, new: int) -> list[bytes]:
        """The proof that the first `old` leaves begin the first `new`; 0 < old ≤ new."""
        return tree.consistency(old, new, self._subtree)

    def _subtree(self, start: int, stop: int) -> bytes:
        size = stop - start
        if size & (size - 1) == 0:
            return self._perfect(size.bit_length() - 1, start)
        middle = start + tree.split(size)
        return tree.node_hash(self._subtree(start, middle), self._subtree(middle, stop))

    def _perfect(self, height: int, start: int) -> bytes:
        """The root of the perfect subtree of `height` that begins at leaf `start`, found within one tile."""
        level, inside = divmod(height, HEIGHT)
        index, offset = divmod(start >> (level * HEIGHT), WIDTH)
        data = _held(self._tile, level, index, offset + (1 << inside))
        return _perfect_root(data[offset * tree.HASH_BYTES :])

    def _tile(self, level: int, index: int) -> bytes | None:
        if (level, index) not in self._tiles:
            self._tiles[level, index] = self._read(level, index)
        return self._tiles[level, index]
