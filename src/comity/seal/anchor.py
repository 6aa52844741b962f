"""Say whom to believe: the body's log key, its node's key, each member's key and the quorum, on one printable page."""

import json
from datetime import date

import msgspec

from comity.seal.canonical import NotCanonical, parsed
from comity.seal.keys import KeyKind, KeyRefused, VerifierKey
from comity.vocabulary.errors import BadInput

FORMAT = "comity-anchor/1"


class AnchorRefused(BadInput):
    """This is not a trust anchor."""


class Anchor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of a body on a day. It travels apart from what it vouches for: by hand, in print, on members' own pages."""

    anchor: str = FORMAT
    body: str
    issued: date
    log: str
    """The key that signs checkpoints."""
    node: str
    """The key that signs the body's statements."""
    members: dict[str, str]
    """Each member's code and key."""
    quorum: int
    """How many members must take part in a finding."""

    def __post_init__(self) -> None:
        if self.anchor != FORMAT:
            raise AnchorRefused(f"This anchor is of the form {self.anchor!r}; {FORMAT!r} is read here.")
        if not 1 <= self.quorum <= len(self.members):
            raise AnchorRefused(
                f"A quorum of {self.quorum} cannot be reached or missed by {len(self.members)} members."
            )
        keys = [self.log_key, self.node_key, *self.member_keys.values()]
        if len({key.public for key in keys}) != len(keys):
            raise AnchorRefused("Two of the anchor's keys are the same: each role and member needs its own.")

    @property
    def log_key(self) -> VerifierKey:
        """The log's key."""
        return _key("the log", self.log)

    @property
    def node_key(self) -> VerifierKey:
        """The node's key."""
        return _key("the node", self.node)

    @property
    def member_keys(self) -> dict[str, VerifierKey]:
        """Each member's code and key."""
        return {code: _key(code, text) for code, text in self.members.items()}

    def __bytes__(self) -> bytes:
        """JSON laid out to be printed and compared by eye."""
        return (json.dumps(msgspec.to_builtins(self), ensure_ascii=False, indent=2) + "\n").encode()

    @classmethod
    def parse(cls, data: bytes) -> "Anchor":
        """Read an anchor; raise AnchorRefused with the reason."""
        try:
            return msgspec.convert(parsed(data), cls)
        except (NotCanonical, msgspec.ValidationError) as error:
            raise AnchorRefused(f"This is not a trust anchor: {error}") from None


def _key(role: str, text: str) -> VerifierKey:
    try:
        key = VerifierKey.parse(text)
    except KeyRefused as error:
        raise AnchorRefused(f"The anchor's key of {role} is refused: {error}") from None
    if key.kind is not KeyKind.NOTE:
        raise AnchorRefused(f"The anchor's key of {role} cosigns checkpoints and cannot sign anything else.")
    return key
