"""Name what a member may say of a finding: five stands, two of which need a reason."""

from enum import StrEnum


class Stand(StrEnum):
    """What a member may say of a finding."""

    CONCUR = "concur"
    RESERVATION = "concur-with-reservation"
    DISSENT = "dissent"
    ABSTAIN = "abstain"
    NOT_PARTICIPATING = "not-participating"

    @property
    def words(self) -> str:
        """As it is printed after the member's name."""
        return WORDS[self]

    @property
    def needs_reason(self) -> bool:
        """Whether the member must say why; the reason is printed under its name."""
        return self in {Stand.RESERVATION, Stand.DISSENT}

    @property
    def concurs(self) -> bool:
        """Whether it counts towards a finding."""
        return self in {Stand.CONCUR, Stand.RESERVATION}


WORDS = {
    Stand.CONCUR: "concurs",
    Stand.RESERVATION: "concurs with a reservation",
    Stand.DISSENT: "dissents",
    Stand.ABSTAIN: "abstains",
    Stand.NOT_PARTICIPATING: "does not participate",
}
