"""Find the private keys this node holds: its own two, and those of members that entrust theirs to it.

A member that signs elsewhere keeps no key here; until that door is built, a node's members entrust it theirs.
"""

from pathlib import Path

from django.conf import settings

from comity.seal.keys import Signer
from comity.vocabulary.codes import member_code


def node_key() -> Signer:
    """Signs every sealed statement."""
    return Signer.read(settings.WORLD.keys / "node.key")


def log_key() -> Signer:
    """Signs the log's checkpoints, and nothing else; its name is the log's origin."""
    return Signer.read(settings.WORLD.keys / "log.key")


def member_key(code: str) -> Signer:
    """Signs a member's positions."""
    return Signer.read(_member_file(code))


def make_node_keys(origin: str) -> None:
    """Make the node's two keys where they are missing."""
    _made(origin, settings.WORLD.keys / "log.key")
    _made(f"{origin}/node", settings.WORLD.keys / "node.key")


def make_member_key(origin: str, code: str) -> Signer:
    """Make the key a member entrusts to this node."""
    return _made(f"{origin}/member/{code}", _member_file(code))


def _member_file(code: str) -> Path:
    return Path(settings.WORLD.keys) / "members" / f"{member_code(code)}.key"


def _made(name: str, path: Path) -> Signer:
    """The signer of a key file, made the first time; a key that bears another name, left by a founding that failed, is put aside."""
    if path.exists() and (unused := Signer.read(path).key).name != name:
        path.rename(path.with_name(f"{path.name}.{unused.id.hex()}-unused"))
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        Signer.generate(name).write(path)
    return Signer.read(path)
