"""See an entity: the assertions that one viewer may see, as known on one day, every value beside the others with its provenance."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from comity.desk.holdings.models import Assertion, AssertionQuerySet
from comity.desk.holdings.sameness import Sameness, sameness
from comity.desk.sharing.models import Seat
from comity.vocabulary.properties import IDENTITY, ONE_AT_A_TIME, Property


class Values(msgspec.Struct, frozen=True, kw_only=True):
    """What is asserted of one property of one subject."""

    prop: str
    values: dict[str, list[Assertion]]
    """Each value with everything that asserts it: who, when, source, grade, marking, origin, exhibit and place."""

    @property
    def differ(self) -> bool:
        """Whether standing assertions give several values of what a subject has one of."""
        standing = [value for value, said in self.values.items() if any(one.retracted_at is None for one in said)]
        return self.prop in ONE_AT_A_TIME and len(standing) > 1


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """One subject with its properties."""

    name: str
    properties: list[Values]

    @property
    def called(self) -> str:
        """Its first name, or empty."""
        names = (one for one in self.properties if one.prop == Property.NAME)
        return next((value for one in names for value in one.values), "")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One claim on a timeline of identity: for these days, these assertions say so."""

    prop: str
    value: str
    since: date | None
    """The first day for which it is claimed; None: not stated."""
    until: date | None
    """The last day for which it is claimed; None: not stated."""
    said: tuple[Assertion, ...]

    @property
    def confirmed(self) -> bool:
        """Whether it is a flag that its registry confirmed; every other flag is claimed."""
        return self.prop == Property.FLAG_CONFIRMED

    def overlaps(self, other: "Line") -> bool:
        """Whether both are claimed for a common day, where a bound that is not stated excludes no day."""
        begins_before_end = self.since is None or other.until is None or self.since <= other.until
        ends_after_begin = self.until is None or other.since is None or self.until >= other.since
        return begins_before_end and ends_after_begin


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """What one viewer may know of one subject on one day."""

    subject: str
    """The subject asked for."""
    sameness: Sameness
    """The subjects that are one with it, and the judgements that say so."""
    known_on: datetime | None
    """None: now."""
    said: tuple[Assertion, ...]
    """Every assertion the view rests on, as recorded."""

    @property
    def properties(self) -> list[Values]:
        """Each property with every value; conflicting values stand side by side, and none wins by being new."""
        return properties(self.said)

    @property
    def identity(self) -> list[Line]:
        """What it claims to be, property by property and day by day; what is not dated comes first."""
        return identity(self.said)

    @property
    def clashes(self) -> list[tuple[Line, Line]]:
        """Pairs of claims that give two values for a common day, where there is one at a time."""
        lines = [line for line in self.identity if line.prop in ONE_AT_A_TIME]
        pairs = ((a, b) for number, a in enumerate(lines) for b in lines[number + 1 :])
        return [(a, b) for a, b in pairs if a.prop == b.prop and a.value != b.value and a.overlaps(b)]


def known(seen_by: Seat | None, on: datetime | None = None) -> AssertionQuerySet:
    """The assertions that a viewer (None: the public) may see and that stood on a day as known then (None: now)."""
    seen: AssertionQuerySet = Assertion.objects.visible_to(seen_by).select_related("exhibit", "originator")
    return seen.as_known_on(on) if on else seen.standing()


def entity(subject: str, *, seen_by: Seat | None, known_on: datetime | None = None) -> Entity:
    """One subject, with those that are one with it, as a viewer may see it (None: the public), as known on a day (None: now)."""
    one = sameness(subject, seen_by=seen_by, on=known_on)
    said = known(seen_by, known_on).filter(subject__in=one.subjects).order_by("recorded_at", "pk")
    return Entity(subject=subject, sameness=one, known_on=known_on, said=tuple(said))


def identity(said: Iterable[Assertion]) -> list[Line]:
    """The claims of identity among assertions: overlapping days under one value are one line."""
    claims: dict[tuple[str, str], list[Assertion]] = {}
    for one in said:
        if one.prop in IDENTITY:
            claims.setdefault((one.prop, one.value), []).append(one)
    lines = [line for (prop, value), of_it in claims.items() for line in _lines(prop, value, of_it)]
    return sorted(lines, key=lambda line: (IDENTITY.index(Property(line.prop)), line.since or date.min, line.value))


def _lines(prop: str, value: str, said: list[Assertion]) -> list[Line]:
    """The lines of one value, in order of days; assertions without any day are a line of their own."""
    dated = [one for one in said if one.valid_from or one.valid_until]
    undated = tuple(one for one in said if not (one.valid_from or one.valid_until))
    lines = [Line(prop=prop, value=value, since=None, until=None, said=undated)] if undated else []
    first = len(lines)
    for one in sorted(dated, key=lambda one: one.valid_from or date.min):
        line = Line(prop=prop, value=value, since=one.valid_from, until=one.valid_until, said=(one,))
        if len(lines) > first and lines[-1].overlaps(line):
            lines[-1] = _joined(lines[-1], line)
        else:
            lines.append(line)
    return lines


def _joined(a: Line, b: Line) -> Line:
    """Two lines of one value as one; the first begins first."""
    until = None if a.until is None or b.until is None else max(a.until, b.until)
    return msgspec.structs.replace(a, until=until, said=a.said + b.said)


def properties(said: Iterable[Assertion]) -> list[Values]:
    """Each property among assertions with every value, in the order met."""
    found: dict[str, dict[str, list[Assertion]]] = {}
    for one in said:
        found.setdefault(one.prop, {}).setdefault(one.value, []).append(one)
    return [Values(prop=prop, values=values) for prop, values in found.items()]


def subjects(said: Iterable[Assertion]) -> list[Subject]:
    """Every subject among assertions with its values, in the order met."""
    found: dict[str, list[Assertion]] = {}
    for one in said:
        found.setdefault(one.subject, []).append(one)
    return [Subject(name=name, properties=properties(of_it)) for name, of_it in found.items()]
