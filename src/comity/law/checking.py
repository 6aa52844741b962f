"""Check what no single file can show: that a regime's parts fit together and no answer could rest on a slip."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from comity.law.model import Instrument, Provision
from comity.law.reading import Fault
from comity.law.regimes import Regime, sureness
from comity.law.terms import Kind

Found = Iterator[tuple[str, str]]
"""Pairs of a path inside the provision and a sentence."""

LANGUAGES = ("en", "fr")
"""Every title and question stands in these at least."""


def faults_of(regime: Regime, folder: str, files: Mapping[str, Instrument]) -> tuple[Fault, ...]:
    """Every fault of a regime whose files could all be read."""
    found = [
        Fault(file="regime.yaml", path=path, sentence=sentence) for path, sentence in _of_the_regime(regime, folder)
    ]
    counts = Counter(provision.id for instrument in files.values() for provision in instrument.provisions)
    for file, instrument in files.items():
        found += [Fault(file=file, path=path, sentence=sentence) for path, sentence in _of_the_instrument(instrument)]
        for index, provision in enumerate(instrument.provisions):
            at = f"provisions[{index}]"
            if counts[provision.id] > 1:
                found.append(Fault(file=file, path=f"{at}.id", sentence=f"{provision.id} stands more than once."))
            for rule in RULES:
                found += [
                    Fault(file=file, path=f"{at}.{path}", sentence=f"{provision.id}: {sentence}")
                    for path, sentence in rule(regime, provision)
                ]
    return tuple(sorted(found))


def _of_the_regime(regime: Regime, folder: str) -> Found:
    if regime.name != folder:
        yield "name", f"The regime calls itself {regime.name!r} but its folder is {folder!r}."
    for index, stance in enumerate(regime.about.stances):
        if not stance.source_url:
            yield f"stances[{index}].source_url", "A stance needs its source."
        if stance.until and stance.until <= stance.since:
            yield f"stances[{index}].until", "The stance ends before it begins."


def _of_the_instrument(instrument: Instrument) -> Found:
    if not instrument.source_url:
        yield "source_url", f"{instrument.symbol} needs the address of its official text."
    yield from _languages(instrument.title, "title")


def _languages(words: Mapping[str, str], path: str) -> Found:
    for language in LANGUAGES:
        if not words.get(language):
            yield path, f"The words in {language!r} are missing."


def _titled(_: Regime, provision: Provision) -> Found:
    yield from _languages(provision.title, "title")


def _dated(_: Regime, provision: Provision) -> Found:
    until = provision.in_force_until
    if until and until <= provision.in_force_from:
        yield "in_force_until", f"it ends on {until}, not after it begins on {provision.in_force_from}."
    if until and provision.end_unknown:
        yield "end_unknown", "its end is both given and said to be unknown."
    if provision.end_unknown and not provision.superseded_by:
        yield "end_unknown", "only a superseded provision may have an unknown end: say what superseded it."
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
    elif _circular(regime, provision):
        yield "superseded_by", "the line of its successors leads back to itself."


def _circular(regime: Regime, provision: Provision) -> bool:
    seen = {provision.id}
    while (provision := regime.provisions.get(provision.superseded_by) or provision).id not in seen:
        seen.add(provision.id)
    return bool(provision.superseded_by)


def _elements(regime: Regime, provision: Provision) -> Found:
    if provision.kind in {Kind.PROHIBITION, Kind.CAP} and not provision.elements:
        yield "elements", "what prohibits or caps needs the facts that must all hold."
    for index, element in enumerate(provision.elements):
        if element.id not in regime.facts:
            yield f"elements[{index}].id", f"{element.id!r} is not a fact of facts.yaml."
        if sureness(provision, element.certainty).above(provision.certainty):
            yield f"elements[{index}].certainty", f"{element.id} is marked surer than its provision."
    twice = [name for name, times in Counter(element.id for element in provision.elements).items() if times > 1]
    for name in twice:
        yield "elements", f"the element {name!r} stands twice."


def _exercise(regime: Regime, provision: Provision) -> Found:
    if regime.about.exercise and "EXERCISE" not in provision.text:
        yield "text", "an invented provision says EXERCISE in its text."


RULES: tuple[Callable[[Regime, Provision], Found], ...] = (_titled, _dated, _superseded, _elements, _exercise)
