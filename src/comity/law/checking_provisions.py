"""The rules a single provision must meet inside its regime; each yields a path inside the provision and a sentence."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from math import isfinite

from comity.law.harmonized.editions import UnknownCode, subheadings
from comity.law.labels import labels
from comity.law.model import Provision
from comity.law.regimes import Regime
from comity.law.scope import Cap, CapRule, Goods, Window, WindowKind
from comity.law.terms import Kind

Found = Iterator[tuple[str, str]]
"""Pairs of a path and a sentence."""

LANGUAGES = ("en", "fr")
"""Every title and question stands in these at least."""

LIMITS_OF = {CapRule.ONLY: {0, 1}, CapRule.LOWER: {2}, CapRule.EITHER_AS_STATED: {2}}
"""How many limits each rule goes with."""


NO_LEAP_YEAR = 2001
"""29 February is no day of it, so a window of twelve months cannot open then."""


def languages(words: Mapping[str, str], path: str) -> Found:
    """A fault for each language that must be there and is not."""
    for language in LANGUAGES:
        if not words.get(language):
            yield path, f"The words in {language!r} are missing."


def _said(regime: Regime, provision: Provision) -> Found:
    yield from languages(provision.title, "title")
    known = labels()["Topic"].keys() | regime.about.topics.keys()
    for topic in provision.topics:
        if topic not in known:
            yield "topics", f"{topic!r} is not a topic: choose one of labels.yaml or add it to regime.yaml."
    if provision.certainty.stands_alone and not provision.seen_url:
        yield "seen_url", f"certainty {provision.certainty} means that it was read: say where."
    if regime.about.exercise and "EXERCISE" not in provision.text:
        yield "text", "an invented provision says EXERCISE in its text."


def _dated(regime: Regime, provision: Provision) -> Found:
    until, adopted = provision.in_force_until, regime.instrument_of[provision.id].adopted
    if provision.in_force_from < adopted:
        yield "in_force_from", f"it begins before its instrument was adopted on {adopted}."
    if until and until <= provision.in_force_from:
        yield "in_force_until", f"it ends on {until}, not after it begins on {provision.in_force_from}."
    if until and provision.end_unknown:
        yield "end_unknown", "its end is both given and said to be unknown."
    if provision.end_unknown and not provision.superseded_by:
        yield "end_unknown", "only a superseded provision may have an unknown end: say what superseded it."
    if provision.wind_down and provision.wind_down.last_day < adopted:
        yield "wind_down.last_day", f"it is over before its instrument was adopted on {adopted}."
    if provision.superseded_by and not until and not provision.end_unknown:
        yield "superseded_by", "it is superseded: give `in_force_until`, or `end_unknown: true`."


def _superseded(regime: Regime, provision: Provision) -> Found:
    if not provision.superseded_by:
        return
    successor = regime.provisions.get(provision.superseded_by)
    if successor is None:
        yield "superseded_by", f"{provision.superseded_by} is not a provision of {regime.name}."
    elif provision.in_force_until and provision.in_force_until > successor.in_force_from:
        yield "in_force_until", f"it overlaps {successor.id}, which replaces it from {successor.in_force_from}."
    if provision.id in successors(regime, provision):
        yield "superseded_by", "the line of its successors leads back to itself."


def successors(regime: Regime, provision: Provision) -> tuple[str, ...]:
    """The ids of those that came after a provision, one after the other; ends where the line ends or turns in a circle."""
    line: list[str] = []
    name = provision.superseded_by
    while name in regime.provisions and name not in line:
        line.append(name)
        name = regime.provisions[name].superseded_by
    return tuple(line)


def readings(goods: tuple[Goods, ...], path: str) -> Found:
    """A fault for each code that its edition does not have."""
    for index, reading in enumerate(goods):
        for codes in reading.codes:
            try:
                subheadings(codes, reading.edition)
            except UnknownCode as error:
                yield f"{path}[{index}].codes", str(error)


def _goods(_: Regime, provision: Provision) -> Found:
    yield from readings(provision.goods, "goods")


def _caps(regime: Regime, provision: Provision) -> Found:
    if (provision.kind is Kind.CAP) != bool(provision.caps):
        yield "caps", "a cap says how much in which time, and nothing else does."
    for index, cap in enumerate(provision.caps):
        at = f"caps[{index}]"
        if len(cap.limits) not in LIMITS_OF[cap.rule]:
            yield f"{at}.limits", f"the rule {cap.rule!r} does not go with {len(cap.limits)} limits."
        if not cap.limits and not cap.text:
            yield f"{at}.text", "without a figure, say how the limit is measured."
        if (cap.window.kind is WindowKind.TWELVE_MONTHS) != bool(cap.window.from_day):
            yield f"{at}.window.from_day", "twelve months count from a day, `12-22`; other windows have none."
        yield from _window(cap.window, f"{at}.window")
        yield from _quantities(cap, at)
        if cap.conversion and cap.conversion not in regime.about.conversions:
            yield f"{at}.conversion", f"{cap.conversion!r} is not a conversion of regime.yaml."


def _window(window: Window, at: str) -> Found:
    """What is wrong with the time over which a cap counts."""
    if window.kind is WindowKind.BETWEEN and not (window.starts and window.ends):
        yield at, "a window between two days has `starts` and `ends`."
    if window.starts and window.ends and window.ends <= window.starts:
        yield f"{at}.ends", f"it ends on {window.ends}, not after it starts on {window.starts}."
    if window.from_day and not _is_day_of_every_year(window.from_day):
        yield f"{at}.from_day", f"{window.from_day!r} is no day of every year: write month and day, as `12-22`."


def _is_day_of_every_year(text: str) -> bool:
    try:
        date.fromisoformat(f"{NO_LEAP_YEAR}-{text}")
    except ValueError:
        return False
    return True


def _quantities(cap: Cap, at: str) -> Found:
    """What is wrong with the figures of a cap."""
    for limit in cap.limits:
        if not (isfinite(limit.quantity) and limit.quantity >= 0):
            yield f"{at}.limits", f"{limit.quantity} is no quantity that can be reached."
    shares = cap.notices.at if cap.notices else ()
    if not all(0 < share <= 1 for share in shares) or list(shares) != sorted(set(shares)):
        yield f"{at}.notices.at", "the shares rise, and each is more than 0 and not more than 1."
    if cap.report_every_days is not None and cap.report_every_days < 1:
        yield f"{at}.report_every_days", "a report is owed every so many days: one at least."


def _elements(regime: Regime, provision: Provision) -> Found:
    if provision.kind in {Kind.PROHIBITION, Kind.CAP} and not provision.elements:
        yield "elements", "what prohibits or caps needs the facts that must all hold."
    wind_down = (provision.wind_down.fact,) if provision.wind_down else ()
    for name in (*(one.id for one in provision.elements), *(one.id for one in provision.exceptions), *wind_down):
        fact = regime.facts.get(name)
        if fact is None:
            yield "elements", f"{name!r} is not a fact of facts.yaml."
        elif fact.test and fact.test.goods and not provision.goods:
            yield "goods", f"{name!r} asks about goods, but the provision names none."
    asked = Counter(element.id for element in provision.elements)
    yield from (("elements", f"{name!r} stands twice.") for name, times in asked.items() if times > 1)


def _referring(regime: Regime, provision: Provision) -> Found:
    if (provision.kind is Kind.EXEMPTION) != bool(provision.exempts):
        yield "exempts", "an exemption says what it can lift, and nothing else does."
    for name in provision.exempts:
        if name != "*" and name not in regime.provisions:
            yield "exempts", f"{name} is not a provision of {regime.name}."
    for name in provision.about:
        if name not in regime.provisions:
            yield "about", f"{name} is not a provision of {regime.name}."
    for route in (provision.route, *(excepted.route for excepted in provision.exceptions)):
        if route and route not in regime.routes:
            yield "route", f"{route!r} is not a route of routes.yaml."


def _never_surer(_: Regime, provision: Provision) -> Found:
    """No part of a provision is marked surer than the provision."""
    marks = [
        *(("elements", element.certainty) for element in provision.elements),
        *(("exceptions", excepted.certainty) for excepted in provision.exceptions),
        *(("caps", cap.certainty) for cap in provision.caps),
        *(("caps.notices", cap.notices.certainty) for cap in provision.caps if cap.notices),
        *((("wind_down", provision.wind_down.certainty),) if provision.wind_down else ()),
    ]
    for path, mark in marks:
        if mark and mark.above(provision.certainty):
            yield path, f"a part is marked {mark}, surer than its provision, which is {provision.certainty}."


RULES: tuple[Callable[[Regime, Provision], Found], ...] = (
    _said,
    _dated,
    _superseded,
    _goods,
    _caps,
    _elements,
    _referring,
    _never_surer,
)
