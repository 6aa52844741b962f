"""Know what a body's founders write down, and refuse a charter that no body could work by."""

from collections import Counter
from typing import Annotated

import msgspec

from comity.desk.sharing.models import Member
from comity.seal.keys import NAME
from comity.vocabulary.codes import member_code
from comity.vocabulary.errors import BadInput
from comity.vocabulary.rules import Rule

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]


class Founder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One member of the body."""

    code: str
    name: Name
    kind: Member.Kind

    def __post_init__(self) -> None:
        try:
            member_code(self.code)
        except BadInput as error:
            raise ValueError(str(error).removesuffix(".")) from None


class Charter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who the body is, as its founders wrote it down."""

    name: Name
    short_name: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    origin: Annotated[str, msgspec.Meta(max_length=100, pattern=rf"^{NAME}\Z")]
    """The name of its log, unique in the world: a host it owns, and a path (c2sp.org/tlog-checkpoint)."""
    exercise: bool
    operator: str
    """Code of the member that runs this node."""
    rule: Rule
    members: tuple[Founder, ...]

    def __post_init__(self) -> None:
        codes = Counter(one.code for one in self.members)
        states = sum(one.kind == Member.Kind.STATE for one in self.members)
        if twice := [code for code, times in codes.items() if times > 1]:
            raise ValueError(f"The code {twice[0]} is given to more than one member")
        if self.operator not in codes:
            raise ValueError(f"The operator {self.operator!r} is not among the members: {', '.join(codes)}")
        if 0 < states < self.rule.quorum:  # a body without states holds papers and concludes nothing
            raise ValueError(f"The rule asks for a quorum of {self.rule.quorum} and there are {states} states")
