"""Check what no single file can show: that a regime's parts fit together and no answer could rest on a slip."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from comity.law.acts import Case
from comity.law.checking_provisions import RULES, Found, languages, readings
from comity.law.flags import is_state
from comity.law.model import Instrument, Stance
from comity.law.reading import Fault
from comity.law.regimes import Regime


def faults_of(regime: Regime, folder: str, files: Mapping[str, Instrument]) -> tuple[Fault, ...]:
    """Every fault of a regime whose files could all be read, in the order of files and places."""
    found = [
        Fault(file=file, path=path, sentence=sentence) for file, rule in OF_PARTS for path, sentence in rule(regime)
    ]
    if regime.name != folder:
        sentence = f"The regime calls itself {regime.name!r} but its folder is {folder!r}."
        found.append(Fault(file="regime.yaml", path="name", sentence=sentence))
    found += [fault for file, instrument in files.items() for fault in _of_the_instrument(regime, file, instrument)]
    found += list(_twice(files))
    return tuple(sorted(found))


def _of_the_instrument(regime: Regime, file: str, instrument: Instrument) -> Iterator[Fault]:
    for path, sentence in languages(instrument.title, "title"):
        yield Fault(file=file, path=path, sentence=sentence)
    for index, provision in enumerate(instrument.provisions):
        for rule in RULES:
            for path, sentence in rule(regime, provision):
                yield Fault(file=file, path=f"provisions[{index}].{path}", sentence=f"{provision.id}: {sentence}")


def _twice(files: Mapping[str, Instrument]) -> Iterator[Fault]:
    """Ids that stand more than once, whichever file they stand in."""
    times = Counter(provision.id for instrument in files.values() for provision in instrument.provisions)
    for file, instrument in files.items():
        for index, provision in enumerate(instrument.provisions):
            if times[provision.id] > 1:
                sentence = f"{provision.id} stands more than once in this regime."
                yield Fault(file=file, path=f"provisions[{index}].id", sentence=sentence)


def _about(regime: Regime) -> Found:
    yield from languages(regime.about.title, "title")
    yield from languages(regime.about.target.name, "target.name")
    if not is_state(regime.about.target.code, invented=regime.about.exercise):
        yield (
            "target.code",
            f"{regime.about.target.code!r} is no code of ISO 3166-1: write its two letters in capitals.",
        )
    for index, gap in enumerate(regime.about.gaps):
        if gap.ends <= gap.starts:
            yield f"gaps[{index}].ends", "The gap ends before it begins."
        yield from readings(gap.goods, f"gaps[{index}].goods")
    for index, stance in enumerate(regime.about.stances):
        at = f"stances[{index}]"
        yield from languages(stance.name, f"{at}.name")
        if stance.by != stance.by.upper():
            yield f"{at}.by", f"{stance.by!r} is written in capitals: {stance.by.upper()}."
        yield from _dangling(regime, stance.provisions, f"{at}.provisions")
        if stance.until and stance.until <= stance.since:
            yield f"{at}.until", "The stance ends before it begins."
        if any(_at_odds(stance, other) for other in regime.about.stances[:index]):
            yield f"{at}.since", f"{stance.by} would hold two views of the same provision at once: end the earlier one."


def _at_odds(stance: Stance, other: Stance) -> bool:
    """Whether one state would hold two stances on a provision on one day."""
    apart = (other.until and other.until <= stance.since) or (stance.until and stance.until <= other.since)
    of_one = not stance.provisions or not other.provisions or set(stance.provisions) & set(other.provisions)
    return stance.by == other.by and not apart and bool(of_one)


def _facts(regime: Regime) -> Found:
    for name, fact in regime.facts.items():
        yield from languages(fact.question, f"{name}.question")
        if fact.test and fact.test.parts != 1:
            yield f"{name}.test", f"A test asks exactly one thing; this one asks {fact.test.parts}."
        for other in fact.test.any if fact.test else ():
            if other not in regime.facts:
                yield f"{name}.test.any", f"{other!r} is not a fact of this file."
            elif (test := regime.facts[other].test) and test.any:
                yield f"{name}.test.any", f"{other!r} is itself a choice of facts: name its facts here."


def _routes(regime: Regime) -> Found:
    for name, route in regime.routes.items():
        yield from languages(route.title, f"{name}.title")


def _measures(regime: Regime) -> Found:
    for name, measure in regime.measures.items():
        yield from languages(measure.title, f"{name}.title")
        yield from _dangling(regime, measure.provisions, f"{name}.provisions")


def _national(regime: Regime) -> Found:
    for index, measure in enumerate(regime.national):
        yield from languages(measure.name, f"[{index}].name")
        yield from _dangling(regime, measure.punishes, f"[{index}].punishes")


def _criteria(regime: Regime) -> Found:
    for name, criterion in regime.criteria.items():
        yield from _dangling(regime, (criterion.provision,), f"{name}.provision")
        yield from _dangling(regime, criterion.consequences, f"{name}.consequences")


def dead_ids(regime: Regime, told: Case) -> tuple[str, ...]:
    """The ids a case names that are no provisions of the regime."""
    named = [*(name for act in told.acts for name in act.roles), *told.not_reproduced]
    return tuple(dict.fromkeys(name for name in named if name not in regime.provisions))


def _dangling(regime: Regime, names: Iterable[str], path: str) -> Found:
    for name in names:
        if name not in regime.provisions:
            yield path, f"{name} is not a provision of {regime.name}."


OF_PARTS: tuple[tuple[str, Callable[[Regime], Found]], ...] = (
    ("regime.yaml", _about),
    ("facts.yaml", _facts),
    ("routes.yaml", _routes),
    ("measures.yaml", _measures),
    ("national.yaml", _national),
    ("criteria.yaml", _criteria),
)
"""Which file each rule speaks of."""
