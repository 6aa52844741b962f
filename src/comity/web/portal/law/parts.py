"""Put the parts of a provision into words: caps, who and what it speaks of, the ways to be exempted from it."""

from collections.abc import Iterable

from comity.law.answers import Frozen, Lifts, Provided
from comity.law.labels import label, said
from comity.law.model import Conversion, NationalMeasure, Provision, Route
from comity.law.regimes import Regime
from comity.law.scope import Cap


class CapSaid(Frozen, frozen=True, kw_only=True):
    """A cap with its closed words; `shares` are the notices' thresholds in per cent of the limit."""

    cap: Cap
    rule: str
    window: str
    shares: tuple[int, ...]
    conversion: Conversion | None
    counts: bool
    """Whether it counts on the day asked about."""


class Way(Frozen, frozen=True, kw_only=True):
    """A route by which something is asked for, under the key by which exceptions and exemptions name it."""

    key: str
    title: str
    route: Route
    lifts: tuple[Lifts, ...]
    """The provisions that are asked for by this route; empty where only an exception of the paragraph itself is."""


def caps_said(law: Regime, provision: Provided, language: str) -> tuple[CapSaid, ...]:
    """The caps of a provision in words, first those that count on the day."""
    return tuple(
        CapSaid(
            cap=cap,
            rule=label(cap.rule, language),
            window=label(cap.window.kind, language),
            shares=tuple(round(share * 100) for share in cap.notices.at) if cap.notices else (),
            conversion=law.about.conversions.get(cap.conversion),
            counts=cap in provision.caps,
        )
        for cap in (*provision.caps, *provision.caps_on_other_days)
    )


def ways(law: Regime, provisions: Iterable[Provided], language: str) -> tuple[Way, ...]:
    """Every route that an exemption from these provisions, or an exception of theirs, is asked for by; each once."""
    provisions = tuple(provisions)
    lifts = dict.fromkeys(lift for one in provisions for lift in one.exemptions)
    leaves = (one for provision in provisions for one in provision.exceptions)
    keys = dict.fromkeys([*(lift.route for lift in lifts), *(one.route for one in leaves)])
    return tuple(way(law, key, language, tuple(one for one in lifts if one.route == key)) for key in keys if key)


def way(law: Regime, key: str, language: str, lifts: tuple[Lifts, ...] = ()) -> Way:
    """One route of the regime."""
    route = law.routes[key]
    return Way(key=key, title=said(route.title, language), route=route, lifts=lifts)


def reach(provision: Provided, language: str) -> tuple[str, ...]:
    """Which services and whom it speaks of, in words."""
    return tuple(label(word, language) for word in (*provision.services, *provision.persons))


class Punished(Frozen, frozen=True, kw_only=True):
    """What one state enacted, lacks or could enact, with its closed words."""

    measure: NationalMeasure
    state: str
    status: str


def punished(law: Regime, names: Iterable[str], language: str) -> tuple[Punished, ...]:
    """What states enacted, lack or could enact to punish a breach of these provisions; empty: unknown."""
    wanted = set(names)
    return tuple(
        Punished(measure=one, state=said(one.name, language), status=label(one.status, language))
        for one in law.national
        if wanted & set(one.punishes)
    )


def named_by(law: Regime, names: Iterable[str]) -> tuple[Provision, ...]:
    """The provisions that another names; `*` names none in particular."""
    return tuple(law.provisions[name] for name in names if name in law.provisions)
