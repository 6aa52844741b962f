"""Put one provision into words for a day and a language, with every mark, doubt, exception and stance beside it."""

from datetime import date

from comity.law.answers import UNKNOWN, Asked, GoodsRead, Held, Leaves, Lifts, Provided
from comity.law.coverage import covered
from comity.law.harmonized.editions import Edition
from comity.law.labels import label, said
from comity.law.model import Element, Excepted, Provision, Stance
from comity.law.regimes import Regime, sureness
from comity.law.scope import Goods
from comity.law.standing import ANSWERED, stances_on, standing


def provided(
    regime: Regime,
    provision: Provision,
    on: date,
    *,
    according_to: str | None = None,
    hs: str | None = None,
    edition: Edition | None = None,
    language: str = "en",
) -> Provided:
    """The provision as it stands on a day; `hs` adds how much of that code each reading of its goods covers."""
    status = standing(regime, provision, on, according_to=according_to)
    instrument = regime.instrument_of[provision.id]
    return Provided(
        id=provision.id,
        instrument=instrument.symbol,
        paragraph=provision.paragraph,
        bindingness=provision.bindingness,
        bindingness_words=label(provision.bindingness, language),
        kind=provision.kind,
        kind_words=label(provision.kind, language),
        addressee=provision.addressee,
        addressee_words=label(provision.addressee, language),
        subject=provision.subject,
        topics=provision.topics,
        title=said(provision.title, language),
        text=provision.text,
        status=status,
        status_words=label(status, language),
        certainty=provision.certainty,
        certainty_words=label(provision.certainty, language),
        certainty_note=provision.certainty_note,
        stands_alone=provision.certainty.stands_alone,
        source_url=instrument.source_url,
        seen_url=provision.seen_url,
        in_force_from=provision.in_force_from,
        in_force_until=UNKNOWN if provision.end_unknown else _day(provision.in_force_until),
        supersedes=regime.predecessors(provision.id),
        superseded_by=provision.superseded_by,
        direction=provision.direction,
        goods=tuple(_goods(reading, hs, edition or Edition.on(on), language) for reading in provision.goods),
        services=provision.services,
        persons=provision.persons,
        caps=tuple(cap for cap in provision.caps if cap.window.runs(on)),
        caps_on_other_days=tuple(cap for cap in provision.caps if not cap.window.runs(on)),
        elements=tuple(_asked(regime, provision, element, language) for element in provision.elements),
        exceptions=tuple(_leaves(regime, provision, excepted, language) for excepted in provision.exceptions),
        exemptions=_lifting(regime, provision, on, language),
        wind_down=provision.wind_down,
        stances=tuple(_held(stance, language) for stance in stances_on(regime, provision, on)),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _goods(reading: Goods, hs: str | None, edition: Edition, language: str) -> GoodsRead:
    return GoodsRead(
        edition=reading.edition,
        codes=reading.codes,
        basis=reading.basis,
        basis_words=label(reading.basis, language),
        note=reading.note,
        covers=covered(reading, hs, edition) if hs else None,
    )


def _asked(regime: Regime, provision: Provision, element: Element, language: str) -> Asked:
    certainty = sureness(provision, element.certainty)
    return Asked(
        id=element.id,
        question=said(regime.facts[element.id].question, language),
        certainty=certainty,
        certainty_words=label(certainty, language),
    )


def _leaves(regime: Regime, provision: Provision, excepted: Excepted, language: str) -> Leaves:
    return Leaves(
        id=excepted.id,
        question=said(regime.facts[excepted.id].question, language),
        text=excepted.text,
        needs=excepted.needs,
        needs_words=label(excepted.needs, language),
        route=excepted.route,
        certainty=sureness(provision, excepted.certainty),
    )


def older_contracts(regime: Regime, provision: Provision, on: date, language: str = "en") -> tuple[Leaves, ...]:
    """The exception that a wind-down makes for contracts made before, while it runs."""
    wind_down = provision.wind_down
    if wind_down is None or on > wind_down.last_day:
        return ()
    excepted = Excepted(id=wind_down.fact, text=wind_down.text, needs=wind_down.needs, certainty=wind_down.certainty)
    return (_leaves(regime, provision, excepted, language),)


def _lifting(regime: Regime, provision: Provision, on: date, language: str) -> tuple[Lifts, ...]:
    """The exemption provisions of that day that can lift this one."""
    return tuple(
        Lifts(id=other.id, title=said(other.title, language), route=other.route, certainty=other.certainty)
        for other in regime.lifting(provision)
        if standing(regime, other, on) in ANSWERED
    )


def _held(stance: Stance, language: str) -> Held:
    return Held(
        by=stance.by,
        name=said(stance.name, language),
        view=stance.view,
        view_words=label(stance.view, language),
        since=stance.since,
        until=stance.until,
        text=stance.text,
        source_url=stance.source_url,
        certainty=stance.certainty,
    )
