"""See what an entity is linked to: whom it names, who names it, who bears the same number; each link with who asserts it."""

import msgspec

from comity.desk.holdings.entities import Entity, known
from comity.desk.holdings.models import Assertion, AssertionQuerySet
from comity.desk.sharing.models import Seat
from comity.vocabulary.properties import LINKING, NAMES, NUMBERS


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion that leads from the entity to another subject, or from another subject to it."""

    said: Assertion
    ends: tuple[str, ...]
    """The subjects at the other end, sorted; empty where nobody the viewer may see is called so."""


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """Every link of an entity that one viewer may see on one day."""

    names: tuple[Link, ...]
    """What the entity is said to belong to."""
    named_by: tuple[Link, ...]
    """What is said to belong to the entity."""
    same_number: tuple[Link, ...]
    """Other subjects that bear one of its numbers: several ships may have used an MMSI."""


def links(shown: Entity, *, seen_by: Seat | None) -> Links:
    """The links of an entity, as the viewer it was made for may see them, as known on its day."""
    seen = known(seen_by, shown.known_on)
    others = seen.exclude(subject__in=shown.sameness.subjects)
    called = [one.value for one in shown.said if one.prop in NAMES]
    numbers = {one.value for one in shown.said if one.prop in NUMBERS}
    led_to = [one for one in shown.said if one.prop in LINKING]
    bearers = _bearers({one.value for one in led_to}, seen)
    towards = others.filter(prop__in=LINKING, value__in=[*shown.sameness.subjects, *called])
    sharing = others.filter(prop__in=NUMBERS, value__in=numbers)
    return Links(
        names=tuple(Link(said=one, ends=bearers.get(one.value, ())) for one in led_to),
        named_by=tuple(Link(said=one, ends=(one.subject,)) for one in towards),
        same_number=tuple(Link(said=one, ends=(one.subject,)) for one in sharing if _bears(shown, one)),
    )


def _bears(shown: Entity, said: Assertion) -> bool:
    """Whether the entity bears this very number under the same property: an IMO number is no call sign."""
    return any((one.prop, one.value) == (said.prop, said.value) for one in shown.said)


def _bearers(asked: set[str], seen: AssertionQuerySet) -> dict[str, tuple[str, ...]]:
    """By what is asked for, an identifier or a name, the subjects that it may mean."""
    found: dict[str, set[str]] = {}
    for subject in seen.filter(subject__in=asked).values_list("subject", flat=True).distinct():
        found.setdefault(subject, set()).add(subject)
    for value, subject in seen.filter(prop__in=NAMES, value__in=asked).values_list("value", "subject"):
        found.setdefault(value, set()).add(subject)
    return {value: tuple(sorted(subjects)) for value, subjects in found.items()}
