"""The public cases are replayed: each provision a case was filed under is answered, or it says why it is not."""

from pathlib import Path

import msgspec
import pytest

from comity.law.acts import Role, case
from comity.law.packs import PACKS, regimes
from comity.law.reading import Faulty
from comity.law.replays import all_faults, case_answer, replays
from comity.law.scaffold import new

CASES = sorted(PACKS.glob("*/cases/*.yaml"))
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "law.md"


def roles(told, wanted):
    """The provisions that some act of the case has in that role."""
    return {name for act in told.acts for name, role in act.roles.items() if role is wanted}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_answered_as_expected(path):
    """Breached are exactly the provisions expected; duties, exemptions and context as the case says."""
    assert [difference for one in replays(path) for difference in one.differences] == []


def test_there_are_as_many_cases_as_were_collected():
    """All 26 are retold, each under its own id."""
    assert len({case(path).id for path in CASES}) == len(CASES) == 26


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_a_case_does_not_bear_out_has_its_reason(path):
    """A provision that is context and nothing more is named with the reason, and none that is breached is."""
    told = case(path)
    assert told.sources
    assert all(len(reason) > 20 for reason in told.not_reproduced.values())
    assert not set(told.not_reproduced) & (roles(told, Role.BREACHED) | roles(told, Role.DUTY_TRIGGERED))


def test_over_compliance_breaches_nothing():
    """Water tablets stopped in July 2016: no provision, and the exemptions cited came later."""
    (one,) = replays(PACKS / "un-1718-dprk" / "cases" / "water-tablets.yaml")
    assert {ruled.result for ruled in one.answer.provisions} <= {"not met", "open"}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_reference_lists_every_case(path):
    """The table in the documentation names each case, what is breached and what is not borne out."""
    told = case(path)
    (row,) = (line for line in REFERENCE.read_text("utf-8").splitlines() if line.startswith(f"| `{told.id}`"))
    named = roles(told, Role.BREACHED) | roles(told, Role.DUTY_TRIGGERED) | set(told.not_reproduced)
    assert [name for name in named if name.removeprefix("UNSCR-") not in row] == []


@pytest.mark.parametrize("name", regimes())
def test_the_cases_beside_a_regime_are_checked_with_it(name):
    """`comity law check` replays them too."""
    assert all_faults(PACKS / name) == ()


def test_a_case_that_comes_out_otherwise_is_a_fault(tmp_path):
    """Whoever changes the law sees which case no longer comes out."""
    folder = new("my-regime", tmp_path)
    (folder / "cases").mkdir()
    told = "id: X\nregime: my-regime\ntitle: X\nacts:\n  - {id: a, title: a, conduct: [supply], direction: to,\n"
    told += "     date_from: 2026-02-01, date_to: 2026-02-01, roles: {MY-1-1: breached}}\n"
    (folder / "cases" / "x.yaml").write_text(told, "utf-8")
    (fault,) = all_faults(folder)
    assert (fault.file, fault.path) == ("cases/x.yaml", "a")
    assert fault.sentence == "MY-1-1 was expected to be breached, the law answers context."


def test_an_act_that_ends_before_it_begins_is_refused(tmp_path):
    """The last day is not before the first."""
    path = tmp_path / "x.yaml"
    act = "{id: a, title: a, conduct: [supply], date_from: 2026-02-02, date_to: 2026-02-01}"
    path.write_text(f"id: X\nregime: exercise\ntitle: X\nacts: [{act}]\n", "utf-8")
    with pytest.raises(Faulty, match=r"acts\[0\]\.date_to: The act a ends before it begins"):
        case(path)


def test_a_file_of_acts_is_answered_as_json(tmp_path):
    """Each act comes back with its provisions, as other programs read them."""
    answer = case_answer(PACKS / "un-1718-dprk" / "cases" / "beer.yaml", language="fr")
    (act,) = msgspec.json.decode(msgspec.json.encode(answer))["acts"]
    breached = [one for one in act["provisions"] if one["result"] == "breached"]
    assert {one["id"] for one in breached} == {"UNSCR-2087-9", "UNSCR-1718-8d"}
    assert breached[0]["result_words"].startswith("tous les éléments réunis")


def test_a_role_for_a_provision_that_is_none_is_a_fault(tmp_path):
    """A misspelt id would otherwise pass for context."""
    folder = new("my-regime", tmp_path)
    (folder / "cases").mkdir()
    act = "{id: a, title: a, conduct: [supply], date_from: 2026-02-01, date_to: 2026-02-01, roles: {MY-1-7: context}}"
    (folder / "cases" / "x.yaml").write_text(f"id: X\nregime: my-regime\ntitle: X\nacts: [{act}]\n", "utf-8")
    (fault,) = all_faults(folder)
    assert "'MY-1-7' is not a provision of my-regime" in fault.sentence
