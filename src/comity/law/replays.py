"""Replay a case: what its acts were expected to give beside what the law answers, so that the two can be compared."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from comity.law.acts import Act, Case, Role, case
from comity.law.applied import Applied, Result
from comity.law.applying import applies
from comity.law.checking import dead_ids
from comity.law.packs import PACKS, faults, regime
from comity.law.reading import Fault, Faulty
from comity.vocabulary.errors import BadInput

ROLE_OF = {
    Result.BREACHED: Role.BREACHED,
    Result.DUTY_TRIGGERED: Role.DUTY_TRIGGERED,
    Result.EXEMPTION: Role.EXEMPTION,
}
"""Every other result is context to the act."""


class Replayed(msgspec.Struct, frozen=True, kw_only=True):
    """One act with what was expected of it, by provision, and what the law answers."""

    act: Act
    answer: Applied
    differences: tuple[str, ...]
    """Sentences; empty where expectation and answer agree."""


def replays(path: Path, packs: Path = PACKS) -> tuple[Replayed, ...]:
    """Every act of a case's file asked of its regime; raise BadInput where the file or an act cannot be used."""
    told = case(path)
    return tuple(replayed(told, act, packs) for act in told.acts)


def replayed(told: Case, act: Act, packs: Path = PACKS) -> Replayed:
    """One act asked of its case's regime and compared with the roles expected; raise UnknownProvision for a dead id."""
    law = regime(told.regime, packs)
    for name in dead_ids(law, told):
        law.provision(name)
    answer = applies(law, act)
    return Replayed(act=act, answer=answer, differences=tuple(_differences(act, answer)))


def _differences(act: Act, answer: Applied) -> Iterator[str]:
    # Weightiest results come first: reversed, the weightiest of a provision's spans is the one that stays.
    found = {one.id: ROLE_OF.get(one.result, Role.CONTEXT) for one in reversed(answer.provisions)}
    for name, role in act.roles.items():
        if found.get(name, Role.CONTEXT) is not role:
            yield f"{name} was expected to be {role}, the law answers {found.get(name, 'nothing on its days')}."
    for name in answer.with_result(Result.BREACHED):
        if name not in act.roles:
            yield f"{name} is breached on the facts as stated, which nobody expected."


def all_faults(folder: Path) -> tuple[Fault, ...]:
    """Every fault of a regime's folder and, once it loads, of the cases in it."""
    return faults(folder) or case_faults(folder)


def case_faults(folder: Path) -> tuple[Fault, ...]:
    """What is wrong with the cases beside a regime that itself loads: unreadable, or not answered as expected."""
    found: list[Fault] = []
    for path in sorted(folder.glob("cases/*.yaml")):
        try:
            differing = [(one.act.id, words) for one in replays(path, folder.parent) for words in one.differences]
            found += [Fault(file=f"cases/{path.name}", path=act, sentence=words) for act, words in differing]
        except Faulty as error:
            found.append(msgspec.structs.replace(error.fault, file=f"cases/{path.name}"))
        except BadInput as error:
            found.append(Fault(file=f"cases/{path.name}", path="acts", sentence=str(error)))
    return tuple(found)


class CaseAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A file of acts and what the law answers to each: JSON as it is."""

    case: str
    regime: str
    title: str
    acts: tuple[Applied, ...]


def case_answer(
    path: Path, packs: Path = PACKS, *, according_to: str | None = None, language: str = "en"
) -> CaseAnswer:
    """Every act of a file asked of its regime: what `comity law applies FILE` prints. Raise BadInput as `applies` does."""
    told = case(path)
    law = regime(told.regime, packs)
    for name in dead_ids(law, told):
        law.provision(name)
    acts = tuple(applies(law, act, according_to=according_to, language=language) for act in told.acts)
    return CaseAnswer(case=told.id, regime=told.regime, title=told.title, acts=acts)
