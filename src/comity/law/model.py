"""What a regime's folder says: instruments and provisions, exceptions and routes, stances, national measures, criteria."""

from datetime import date

import msgspec

from comity.law.scope import Address, Cap, Gap, Goods, Law, WindDown, Words
from comity.law.terms import (
    Addressee,
    Bindingness,
    Certainty,
    Direction,
    Kind,
    NationalStatus,
    Permission,
    Persons,
    Service,
    View,
)


class Element(Law, frozen=True, kw_only=True):
    """A fact that must hold before a provision is breached or a duty arises; its question stands in `facts.yaml`."""

    id: str
    certainty: Certainty | None = None
    """None: as sure as its provision. Never above it."""


class Excepted(Law, frozen=True, kw_only=True):
    """What a provision itself leaves out, and what must be asked for first."""

    id: str
    text: str
    needs: Permission = Permission.UNKNOWN
    route: str = ""
    certainty: Certainty | None = None


class Provision(Law, frozen=True, kw_only=True):
    """One paragraph in our own words: never the text itself, which stands at the instrument's `source_url`."""

    id: str
    paragraph: str
    title: Words
    text: str
    bindingness: Bindingness
    addressee: Addressee
    kind: Kind
    subject: str
    topics: tuple[str, ...] = ()
    direction: Direction | None = None
    goods: tuple[Goods, ...] = ()
    services: tuple[Service, ...] = ()
    persons: tuple[Persons, ...] = ()
    caps: tuple[Cap, ...] = ()
    elements: tuple[Element, ...] = ()
    exceptions: tuple[Excepted, ...] = ()
    exempts: tuple[str, ...] = ()
    """For an exemption: the provisions it can lift, or `*` for every one of the regime."""
    route: str = ""
    """For an exemption: how it is asked for, a key of `routes.yaml`."""
    about: tuple[str, ...] = ()
    """For a clarification or a procedure: the provisions it explains or serves."""
    wind_down: WindDown | None = None
    in_force_from: date
    in_force_until: date | None = None
    """The first day it no longer held; None: open, or unknown where `end_unknown`."""
    end_unknown: bool = False
    superseded_by: str = ""
    certainty: Certainty
    certainty_note: str = ""
    seen_url: str = ""
    """Where number or subject was read; empty where nothing was read."""


class Instrument(Law, frozen=True, kw_only=True):
    """A resolution or comparable text: one file of the regime's folder."""

    symbol: str
    adopted: date
    title: Words
    source_url: Address
    provisions: tuple[Provision, ...]


class Stance(Law, frozen=True, kw_only=True):
    """What a state or body holds of the status of provisions (none named: of the whole regime), from a day on."""

    by: str
    name: Words
    view: View
    since: date
    until: date | None = None
    text: str
    source_url: Address
    certainty: Certainty
    provisions: tuple[str, ...] = ()


class Event(Law, frozen=True, kw_only=True):
    """Something that happened to the regime itself, such as a vote on its monitoring body."""

    on: date
    text: str
    source_url: Address
    certainty: Certainty


class Target(Law, frozen=True, kw_only=True):
    """Whom the regime is aimed at: `from` and `to` are seen from there. `code` is ISO 3166-1 alpha-2."""

    code: str
    name: Words


class Route(Law, frozen=True, kw_only=True):
    """How an exemption is asked for: who may ask, by which channels, with what, who decides."""

    title: Words
    text: str
    who_may_ask: tuple[str, ...]
    channels: tuple[str, ...]
    needed: tuple[str, ...] = ()
    decided_by: str
    source_url: Address
    certainty: Certainty


class Measure(Law, frozen=True, kw_only=True):
    """One measure through its history: the provisions that made, changed and replaced it, oldest first."""

    title: Words
    provisions: tuple[str, ...]


class Conversion(Law, frozen=True, kw_only=True):
    """How one unit is turned into another for a cap: ordered rules, with the source that states them."""

    rules: tuple[str, ...]
    source_url: Address
    certainty: Certainty


class NationalMeasure(Law, frozen=True, kw_only=True):
    """What a state enacted, lacks or could enact to punish a breach; the instrument itself binds states alone."""

    state: str
    name: Words
    status: NationalStatus
    text: str
    punishes: tuple[str, ...] = ()
    since: date | None = None
    as_of: date
    source_url: Address
    certainty: Certainty


class Criterion(Law, frozen=True, kw_only=True):
    """For what a person, entity or ship may be designated, by whom, and what follows."""

    provision: str
    designates: tuple[str, ...]
    by: str
    text: str
    consequences: tuple[str, ...] = ()
    certainty: Certainty


class RegimeFile(Law, frozen=True, kw_only=True):
    """`regime.yaml`: what the regime is and what is said of it as a whole."""

    name: str
    title: Words
    target: Target
    compiled: date
    exercise: bool = False
    """Invented for training: then every title and text says EXERCISE."""
    notes: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    events: tuple[Event, ...] = ()
    stances: tuple[Stance, ...] = ()
    conversions: dict[str, Conversion] = msgspec.field(default_factory=dict)
    topics: dict[str, Words] = msgspec.field(default_factory=dict)
    """Topics of this regime alone; those that all regimes share stand in `labels.yaml`."""
