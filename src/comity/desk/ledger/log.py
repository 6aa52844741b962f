"""Grow the log: give leaves their place, keep the tiles, answer with roots and proofs."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from comity.desk.ledger.models import Checkpoint, Leaf, Statement, Tile
from comity.desk.sharing.keys import log_key
from comity.seal import checkpoints
from comity.seal.proofs import TlogProof
from comity.seal.tiles import WIDTH, TiledTree, appended, entries_path, entry_bundle, tile_path
from comity.seal.tree import HASH_BYTES, leaf_hash
from comity.vocabulary.errors import ComityError

INTEGRATOR = 0x434F4D495459
"""Key of the lock that lets one integrator at a time append, on PostgreSQL: the letters COMITY."""


class NotIntegrated(ComityError):
    """The record waits for its place in the log."""

    def diagnostics(self) -> str:
        """Who gives it one."""
        return "Run `comity worker --once`, or wait for the worker's next round."


@transaction.atomic
def integrate() -> int:
    """Give every committed leaf that waits its place, in the order of arrival; return how many. One at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [INTEGRATOR])
    waiting = list(Leaf.objects.filter(index__isnull=True).order_by("queued", "pk"))
    if not waiting:
        return 0
    size = log_size()
    for offset, leaf in enumerate(waiting):
        leaf.index = size + offset
    Leaf.objects.bulk_update(waiting, ["index"], batch_size=200)
    _grow(size, [leaf_hash(bytes(leaf.data)) for leaf in waiting])
    return len(waiting)


def _grow(size: int, hashes: Sequence[bytes]) -> None:
    """Keep the tiles that change."""
    for (level, index), data in appended(_tile, size, hashes).items():
        Tile.objects.update_or_create(level=level, index=index, defaults={"hashes": data})


def log_size() -> int:
    """How many leaves have a place."""
    last = Tile.objects.filter(level=0).order_by("-index").values_list("index", "hashes").first()
    return last[0] * WIDTH + len(last[1]) // HASH_BYTES if last else 0


def tiled() -> TiledTree:
    """The log's tree, for roots and proofs."""
    return TiledTree(_tile)


def _tile(level: int, index: int) -> bytes | None:
    """The hashes of one tile."""
    found = Tile.objects.filter(level=level, index=index).values_list("hashes", flat=True).first()
    return bytes(found) if found is not None else None


@transaction.atomic
def checkpoint() -> Checkpoint:
    """The newest checkpoint, issued now if the log has grown since the last one."""
    integrate()
    size = log_size()
    newest = Checkpoint.objects.first()
    if newest and newest.size == size:
        return newest
    signer = log_key()
    stated = checkpoints.Checkpoint(origin=signer.key.name, size=size, root=tiled().root(size))
    note = bytes(checkpoints.signed(stated, signer))
    return Checkpoint.objects.create(size=size, note=note, issued_at=timezone.now())


def proof(statement: Statement, under: Checkpoint) -> bytes:
    """The proof that a statement's leaf is in the log at a checkpoint; raise NotIntegrated while it waits."""
    index = Leaf.objects.values_list("index", flat=True).get(statement=statement)
    if index is None or index >= under.size:
        raise NotIntegrated(f"The {statement.type} {statement.digest[:12]} has no place in the log yet.")
    hashes = tiled().inclusion(index, under.size)
    return bytes(TlogProof(index=index, hashes=tuple(hashes), checkpoint=bytes(under.note)))


def publish_log(under: Checkpoint) -> Path:
    """Write the log as static files: entries and tiles first, the checkpoint last, so that what it promises is there."""
    folder = Path(settings.WORLD.log)
    for tile in Tile.objects.all():
        _write(folder / tile_path(tile.level, tile.index, len(tile.hashes) // HASH_BYTES), bytes(tile.hashes))
    entries = [
        bytes(data)
        for data in Leaf.objects.filter(index__lt=under.size).order_by("index").values_list("data", flat=True)
    ]
    for start in range(0, len(entries), WIDTH):
        bundle = entries[start : start + WIDTH]
        _write(folder / entries_path(start // WIDTH, len(bundle)), entry_bundle(bundle))
    _write(folder / "checkpoint", bytes(under.note), again=True)
    return folder


def _write(path: Path, data: bytes, *, again: bool = False) -> None:
    """Write a file whole or not at all; what a name holds never changes, but for the checkpoint."""
    if path.exists() and not again:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
