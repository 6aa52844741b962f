"""Carry the proof that a leaf is in a log as one small file that needs no server (c2sp.org/tlog-proof)."""

import re

import msgspec

from comity.seal import checkpoints, tree
from comity.seal.canonical import NotCanonical, base64_bytes, base64_text
from comity.seal.checkpoints import Checkpoint
from comity.seal.keys import VerifierKey
from comity.seal.tree import ProofRefused

HEADER = "c2sp.org/tlog-proof@v1"
MOST_HASHES = 63
"""A tree of fewer than 2**63 leaves is at most so high."""


class TlogProof(msgspec.Struct, frozen=True, kw_only=True):
    """A leaf's place, its siblings up to the root, and the signed checkpoint that states the root."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes
    """A signed note, byte for byte."""
    extra: bytes | None = None
    """Carried along and proved by nothing."""

    def __bytes__(self) -> bytes:
        extra = [] if self.extra is None else [f"extra {base64_text(self.extra)}"]
        lines = [HEADER, *extra, f"index {self.index}", *map(base64_text, self.hashes), "", ""]
        return "\n".join(lines).encode() + self.checkpoint

    @classmethod
    def parse(cls, data: bytes) -> "TlogProof":
        """Read a proof; raise ProofRefused when it is malformed. Nothing is verified yet."""
        head, blank, checkpoint = data.partition(b"\n\n")
        try:
            header, *lines = head.decode().split("\n")
            extra = base64_bytes(lines.pop(0)[6:]) if lines and lines[0].startswith("extra ") else None
            index = re.fullmatch(r"index (0|[1-9][0-9]{0,18})", lines.pop(0)) if lines else None
            hashes = tuple(map(base64_bytes, lines))
        except (UnicodeDecodeError, NotCanonical):
            raise ProofRefused("A line of the proof cannot be read.") from None
        if not blank or header != HEADER or not index or len(hashes) > MOST_HASHES:
            raise ProofRefused(f"This is not a proof: it should begin with {HEADER} and the index of its leaf.")
        return cls(index=int(index[1]), hashes=hashes, checkpoint=checkpoint, extra=extra)

    def verify(self, leaf: bytes, log: VerifierKey) -> Checkpoint:
        """The checkpoint that includes this leaf; raise a BadInput when the log did not sign it or the proof leads elsewhere."""
        checkpoint = checkpoints.opened(self.checkpoint, log)
        tree.verify_inclusion(self.index, checkpoint.size, tree.leaf_hash(leaf), self.hashes, checkpoint.root)
        return checkpoint
