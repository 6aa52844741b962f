"""Know the rule by which a body concludes, which is data that its founders wrote."""

import msgspec


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a body has a finding. No member has a veto: a dissent is printed, it does not block."""

    text: str
    """The rule in a sentence, as the report prints it."""
    quorum: int
    """How many members must take part, abstentions included."""
    concurring: int
    """How many must concur, reservations included."""

    def __post_init__(self) -> None:
        if not 0 < self.concurring <= self.quorum:
            raise ValueError(
                f"The rule asks for {self.concurring} concurring of a quorum of {self.quorum}: "
                "it needs at least one, and no more than the quorum"
            )
