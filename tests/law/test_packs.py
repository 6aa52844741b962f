"""A regime is loaded whole and without a fault, or not at all."""

import pytest

from comity.law.packs import PACKS, PackRefused, UnknownRegime, faults, regime, regimes
from comity.law.scaffold import new

FIRST, REGIME, FACTS = "first-instrument.yaml", "regime.yaml", "facts.yaml"
UNTIL = "    # in_force_until"
WOUND_DOWN = "    wind_down: {fact: approved, last_day: 2025-12-31, text: EXERCISE, certainty: A}\n"
A_CAP = "    caps: [{{limits: [{{quantity: {}, unit: t}}], window: {{kind: {}}}, certainty: A}}]\n"
CIRCLE = "superseded_by: MY-1-{}\n    end_unknown: true\n"
CASE = """{{id: X, regime: {}, title: X, acts: [
  {{id: a, title: a, conduct: [supply], date_from: 2026-02-01, date_to: 2026-02-01}},
  {{id: {}, title: b, conduct: [supply], date_from: 2026-02-01, date_to: 2026-02-01, roles: {{{}: context}}}}]}}"""
# What is broken: the file, what stands there, what is put instead, and the path and words of the fault it must give.
BROKEN = {
    "misspelt key": (FIRST, "subject: machinery", "subjet: machinery", "provisions[0]", "`subjet`"),
    "key given twice": (FIRST, "subject: machinery", "subject: a\n    subject: b", "line", "stands twice"),
    "word that is none": (FIRST, "kind: prohibition", "kind: prohibtion", "provisions[0].kind", "prohibtion"),
    "broken YAML": (FIRST, "provisions:", "provisions: [", "line", ""),
    "no source": (FIRST, "source_url: https://exercise.example/res/1", "", "$", "`source_url`"),
    "empty source": (FIRST, "source_url: https://exercise.example/res/1", "source_url: ''", "source_url", "http"),
    "read, but nowhere": (FIRST, "    seen_url: https://exercise.example/res/1\n\n", "\n", "seen_url", "say where"),
    "code of another edition": (
        FIRST,
        "'8501'",
        "'8549'",
        "provisions[0].goods[0].codes",
        "not a goods code of HS2017",
    ),
    "range that is none": (FIRST, "'8501'", "84-77", "provisions[0].goods[0].codes", "not a goods code"),
    "unknown question": (FIRST, "{id: supply}", "{id: suply}", "provisions[0].elements", "not a fact"),
    "question asked twice": (FIRST, "{id: supply}", "{id: to-target}", "provisions[0].elements", "stands twice"),
    "no French": (FIRST, '      fr: "EXERCISE : machines', '      de: "EXERCISE: M', "provisions[0].title", "'fr'"),
    "unknown topic": (FIRST, "[sectoral]", "[sectorial]", "provisions[0].topics", "not a topic"),
    "unknown route": (FIRST, "route: humanitarian", "route: humane", "provisions[0].route", "humane"),
    "one id twice": (FIRST, "id: MY-1-2", "id: MY-1-1", "provisions[0].id", "more than once"),
    "no EXERCISE": (FIRST, 'text: "EXERCISE: no machines', 'text: "No machines', "provisions[0].text", "EXERCISE"),
    "overlap": (
        FIRST,
        UNTIL,
        "    in_force_until: 2026-06-01\n    superseded_by: MY-1-2\n" + UNTIL,
        "until",
        "overlaps",
    ),
    "dangling": (FIRST, UNTIL, "    superseded_by: MY-9\n    end_unknown: true\n" + UNTIL, "superseded_by", "MY-9"),
    "end not given": (FIRST, UNTIL, "    superseded_by: MY-1-2\n" + UNTIL, "superseded_by", "end_unknown"),
    "end before begin": (FIRST, UNTIL, "    in_force_until: 2025-12-31\n" + UNTIL, "in_force_until", "not after"),
    "circle": (FIRST, UNTIL, "    " + CIRCLE.format(1) + UNTIL, "provisions[0].superseded_by", "back to itself"),
    "begun too early": (FIRST, "adopted: 2026-01-01", "adopted: 2026-02-01", "in_force_from", "before its instrument"),
    "cap without limit": (FIRST, "kind: prohibition", "kind: cap", "provisions[0].caps", "how much"),
    "name not the folder's": (REGIME, "name: my-regime", "name: your-regime", "name", "its folder is"),
    "test of two things": (
        FACTS,
        "{goods: true}",
        "{goods: true, direction: to}",
        "goods-in-scope.test",
        "exactly one",
    ),
    "code of one digit": (FIRST, "'8501'", "'8'", "provisions[0].goods[0].codes", "two, four or six"),
    "statistical code": (FIRST, "'8501'", "'9999'", "provisions[0].goods[0].codes", "not a goods code"),
    "negative quantity": (
        FIRST,
        UNTIL,
        A_CAP.format("-5", "calendar_year") + UNTIL,
        "provisions[0].caps[0].limits",
        "no quantity",
    ),
    "quantity that is none": (
        FIRST,
        UNTIL,
        A_CAP.format(".nan", "calendar_year") + UNTIL,
        "provisions[0].caps[0].limits",
        "no quantity",
    ),
    "day that is none": (
        FIRST,
        UNTIL,
        A_CAP.format(1, "twelve_months, from_day: 13-45") + UNTIL,
        "window.from_day",
        "no day",
    ),
    "29 February": (
        FIRST,
        UNTIL,
        A_CAP.format(1, "twelve_months, from_day: 02-29") + UNTIL,
        "window.from_day",
        "no day",
    ),
    "window reversed": (
        FIRST,
        UNTIL,
        A_CAP.format(1, "between, starts: 2026-02-02, ends: 2026-02-01") + UNTIL,
        "window.ends",
        "not after",
    ),
    "wind-down over before": (
        FIRST,
        UNTIL,
        WOUND_DOWN + UNTIL,
        "provisions[0].wind_down.last_day",
        "before its instrument",
    ),
    "target by its name": (REGIME, "code: XA", "code: Iran", "target.code", "two letters"),
    "nested without end": (FACTS, "test: {conduct", "x: " + "[" * 300_000, "$", "nested too deeply"),
    "two keys that read alike": (FACTS, "supply:", "1: 2\ntrue: 1\nyes: 2\nsupply:", "line", "reads as another"),
    "test of nothing": (FACTS, "{goods: true}", "{goods: false}", "goods-in-scope.test", "exactly one"),
}


@pytest.fixture
def pack(tmp_path):
    """A sound regime in a folder of its own."""
    return new("my-regime", tmp_path)


def change(pack, file, old, text):
    """Put one text for another in a file of the regime."""
    before = (pack / file).read_text("utf-8")
    assert old in before
    (pack / file).write_text(before.replace(old, text, 1), "utf-8")


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_fault_is_reported_with_file_path_and_sentence(pack, broken):
    """Whatever is wrong, the fault says where and what, for a person to mend."""
    file, old, text, path, words = broken
    change(pack, file, old, text)
    assert any(one.file == file and path in one.path and words in one.sentence for one in faults(pack)), faults(pack)


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_nothing_of_a_faulty_regime_is_loaded(pack, broken):
    """One fault in one file, and the regime as a whole is refused."""
    file, old, text, *_ = broken
    change(pack, file, old, text)
    with pytest.raises(PackRefused) as refused:
        regime(pack.name, pack.parent)
    assert refused.value.faults == faults(pack)


def test_no_part_is_surer_than_its_provision(pack):
    """An element marked A on a provision marked C is refused."""
    change(pack, FIRST, "certainty: A # A:", "certainty: C # A:")
    change(pack, FIRST, "{id: supply}", "{id: supply, certainty: A}")
    (fault,) = faults(pack)
    assert fault.path == "provisions[0].elements"
    assert "surer than its provision" in fault.sentence


def test_one_state_holds_one_view_at_a_time(pack):
    """Two stances of one state on the same days and provisions are refused until the earlier one ends."""
    stance = (
        "  - {{by: XB, name: {{en: B, fr: B}}, view: {}, since: 2026-01-01, text: EXERCISE, "
        "source_url: 'https://exercise.example', certainty: A}}\n"
    )
    with (pack / REGIME).open("a", encoding="utf-8") as file:
        file.write("stances:\n" + stance.format("in_force") + stance.format("not_in_force"))
    (fault,) = faults(pack)
    assert (fault.file, fault.path) == (REGIME, "stances[1].since")


def test_a_missing_file_is_named(pack):
    """Without its questions a regime cannot be asked anything."""
    (pack / FACTS).unlink()
    assert [str(fault) for fault in faults(pack)] == ["facts.yaml: $: This file is missing."]


def test_a_part_that_would_be_left_out_is_a_fault(pack, tmp_path):
    """A wrong ending, a folder and a link that leads nowhere are named; nothing is passed over in silence."""
    (pack / "national.yml").write_text("[]", "utf-8")
    (pack / "criteria.yaml").symlink_to(tmp_path / "gone.yaml")
    (pack / "zz.yaml").mkdir()
    (pack / "cases").mkdir()
    (pack / "cases" / "x.YAML").write_text("", "utf-8")
    assert [fault.file for fault in faults(pack)] == ["cases/x.YAML", "criteria.yaml", "national.yml", "zz.yaml"]
    assert all("left out" in one.sentence or "no file that can be read" in one.sentence for one in faults(pack))


@pytest.mark.parametrize(
    ("told", "path", "sentence"),
    [
        ("", "$", "This file is empty."),
        ("id: X\nregime: exercise\ntitle: X\nacts: []\n", "acts", "This holds no act"),
        (CASE.format("exercise", "b", "MY-1-1"), "regime", "told under 'exercise'"),
        (CASE.format("my-regime", "b", "MY-1-7"), "acts", "'MY-1-7' is not a provision"),
        (CASE.format("my-regime", "a", "MY-1-1"), "acts[1].id", "Two acts are called 'a'"),
    ],
)
def test_a_regime_with_a_broken_case_is_not_loaded(pack, told, path, sentence):
    """The cases are part of the folder: no half of it is loaded."""
    (pack / "cases").mkdir()
    (pack / "cases" / "x.yaml").write_text(told, "utf-8")
    assert any(one.path == path and sentence in one.sentence for one in faults(pack)), faults(pack)
    with pytest.raises(PackRefused):
        regime(pack.name, pack.parent)


def test_the_faults_of_all_files_are_reported_together(pack):
    """A person mends one list, not one fault after another."""
    change(pack, FACTS, "question:", "questoin:")
    change(pack, REGIME, "compiled:", "compliled:")
    assert {fault.file for fault in faults(pack)} == {FACTS, REGIME}


def test_an_unknown_regime_is_refused_with_those_there_are():
    """A wrong name is answered with the right ones."""
    with pytest.raises(UnknownRegime, match="exercise"):
        regime("un-1267")


@pytest.mark.parametrize("name", regimes())
def test_every_regime_that_travels_with_comity_is_sound(name):
    """What we ship loads, and its folder has no fault."""
    assert faults(PACKS / name) == ()
    assert regime(name).name == name


def test_a_folder_that_would_be_left_out_is_refused(pack):
    """Cases behind a link that leads nowhere, or parts in a folder nobody reads, would be gone without a word."""
    (pack / "extra").mkdir()
    (pack / "extra" / "x.yaml").write_text("id: x\n")
    (pack / "cases").symlink_to(pack / "gone")
    assert {fault.file for fault in faults(pack)} == {"cases", "extra"}
