"""Ask one question of an act: each fact is a short question and, where the act's own fields can answer, a test."""

from comity.law.scope import Law, Words
from comity.law.terms import Conduct, Direction, FlagTest, Listed


class Test(Law, frozen=True, kw_only=True):
    """How an act's fields answer a question; exactly one of these is set."""

    conduct: tuple[Conduct, ...] = ()
    """Met when the act is one of these."""
    direction: Direction | None = None
    goods: bool = False
    """Met when the goods are within the scope of the provision asked about."""
    flag: FlagTest | None = None
    """Met when at least one ship flies such a flag."""
    listed: Listed | None = None
    """Met when such a one is designated."""
    any: tuple[str, ...] = ()
    """Met when one of these facts is, unmet when none is."""

    @property
    def parts(self) -> int:
        """How many of the ways to answer are set."""
        return sum(map(bool, (self.conduct, self.direction, self.goods, self.flag, self.listed, self.any)))


class Fact(Law, frozen=True, kw_only=True):
    """A question whose answer is yes, no or unknown. Without a test only a person can answer it."""

    question: Words
    test: Test | None = None
    of_a_ship: bool = False
    """Whether it can be asked of a ship alone, so that an account without ships leaves it open."""

    @property
    def wants_a_ship(self) -> bool:
        """Whether only a ship can meet it: said so, or seen from its test."""
        return self.of_a_ship or bool(self.test and (self.test.flag or self.test.listed is Listed.SHIP))
