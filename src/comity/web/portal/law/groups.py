"""Put provisions in an order to read them in: under the measure they belong to, or under their instrument."""

from collections.abc import Iterable, Iterator

from comity.law.answers import Frozen, Provided
from comity.law.labels import said
from comity.law.regimes import Regime


class Group(Frozen, frozen=True, kw_only=True):
    """Provisions under one heading; `measure` is the key of `measures.yaml`, empty for an instrument or for none."""

    key: str
    title: str
    measure: str = ""
    provisions: tuple[Provided, ...]


def grouped(law: Regime, provisions: Iterable[Provided], *, by: str, language: str) -> tuple[Group, ...]:
    """The provisions under their instruments where `by` says so, else under their measures; empty groups are left out."""
    shown = {one.id: one for one in provisions}
    groups = _by_instrument(law, shown, language) if by == "instrument" else _by_measure(law, shown, language)
    return tuple(group for group in groups if group.provisions)


def _by_measure(law: Regime, shown: dict[str, Provided], language: str) -> Iterator[Group]:
    left = dict(shown)
    for key, measure in law.measures.items():
        found = tuple(left.pop(name) for name in measure.provisions if name in left)
        yield Group(key=key, title=said(measure.title, language), measure=key, provisions=found)
    yield Group(key="others", title="", provisions=tuple(left.values()))


def _by_instrument(law: Regime, shown: dict[str, Provided], language: str) -> Iterator[Group]:
    for number, instrument in enumerate(law.instruments, start=1):
        found = tuple(shown[one.id] for one in instrument.provisions if one.id in shown)
        yield Group(key=f"instrument-{number}", title=said(instrument.title, language), provisions=found)
