"""The script is whole, fair in its words, and invents nothing about anything real."""

import csv
import re
from datetime import timedelta
from pathlib import Path

import pdfplumber
import pytest

from comity.exercise.script import WORLD, BadScript, Feed, _told
from comity.vocabulary.likelihoods import Likelihood

REAL = {"sources", "README.md"}
LABELLED = {"feeds.yaml", "matters.yaml"}
"""Files that hold both: what is real and what is invented is said entry by entry."""
STATES = list(csv.DictReader((Path(__file__).parent / "data" / "states.csv").read_text("utf-8").splitlines()))
CODES = {row[column] for row in STATES for column in ("alpha_2", "alpha_3")} - {""}
NAMES = re.compile(rf"\b({'|'.join(re.escape(row['name']) for row in STATES)})\b")
CONFIDENCE = re.compile(r"\bconfidence\b")
LIKELY = re.compile(rf"\b({'|'.join(Likelihood)})\b")


def files():
    """Every file of the world that is not real as it stands."""
    return [path for path in sorted(WORLD.rglob("*")) if path.is_file() and not REAL & {*path.parts}]


def text(path):
    """What a file says."""
    if path.suffix != ".pdf":
        return path.read_text("utf-8")
    with pdfplumber.open(path) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def invented():
    """All that is invented, as one text: the files, less the real entries of those that hold both."""
    whole = "\n".join(text(path) for path in files() if path.name not in LABELLED)
    feeds, matters = ((WORLD / name).read_text("utf-8") for name in sorted(LABELLED))
    return whole + feeds.partition("sable-heron-track")[2] + matters.partition("EXERCISE-2026-COAL")[2]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_every_invented_file_says_so_in_its_first_line(path):
    """Whoever opens a single file knows at once that it is an exercise."""
    assert "EXERCISE" in text(path).splitlines()[0]


def test_no_real_state_is_named():
    """No state's name and no code of one stands in what is invented."""
    said = invented()
    assert {found[0] for found in NAMES.finditer(said)} == set()
    assert set(re.findall(r"\b[A-Z]{2,3}\b", said)) & CODES == set()


def test_the_check_for_states_finds_one():
    """A check that cannot fail is no check."""
    assert NAMES.search("a port in Norway, as it were")
    assert {"NO", "NOR"} <= CODES


def test_no_invented_ship_has_a_number_a_real_one_could_bear(script):
    """No IMO number is given, and the first digits of each MMSI are assigned to no administration (280 to 300)."""
    assert not re.search(r"\bIMO\W*\d", invented())
    assert {mmsi[:3] for mmsi in re.findall(r"\b\d{9}\b", invented())} == {"293", "294", "299"}


def test_no_indicator_is_called_a_violation():
    """The word stands nowhere: what breaches what is for the members to find."""
    assert not re.search("violat|shadow fleet|high.risk", invented(), re.IGNORECASE)


def test_likelihood_and_confidence_stand_in_separate_sentences(script):
    """No sentence of the body's own holds both."""
    wording = script.report.wording
    own = [*wording.summary, *wording.method, *wording.limits, *(finding.basis for finding in script.findings)]
    sentences = [sentence for paragraph in own for sentence in re.split(r"(?<=[.!?])\s+", paragraph)]
    assert [s for s in sentences if CONFIDENCE.search(s) and LIKELY.search(s)] == []


def test_every_file_is_spoken_of(script):
    """No paper, letter or track lies about that the loader does not use."""
    used = {*(held.path for held in script.held.values()), *(letter.path for letter in script.letters)}
    lying = {path for folder in ("papers", "letters", "tracks") for path in (WORLD / folder).glob("*.*")}
    assert lying - used == set()


def test_everything_bound_was_read_in_an_exhibit(script):
    """Evidence is what somebody read in an exhibit, at a place a person can turn to."""
    read = {said.key for held in script.held.values() for said in held.says}
    bound = {one.said for finding in script.findings for ones in finding.evidence.values() for one in ones}
    assert bound <= read


def test_both_findings_have_something_that_speaks_against_them(script):
    """Exculpation is recorded as evidence, not left in a drawer."""
    for finding in script.findings:
        assert any(one.bearing == "against" for ones in finding.evidence.values() for one in ones)


def test_every_case_weighs_an_innocent_explanation(script):
    """Each exercise case has one beside the suspicion, and says what weighing it gave."""
    for matter in (one for one in script.matters if one.exercise):
        assert [bool(one.weighed) for one in matter.hypotheses if one.innocent] == [True]


def test_letters_leave_time_to_answer(script):
    """Nobody has less than four weeks, and every day named is past when the world is loaded."""
    for letter in script.letters:
        assert letter.served.deadline - letter.served.at >= timedelta(days=28)
        assert letter.served.deadline.isoformat() < "2026-11-01"


def test_a_misspelt_key_is_refused_with_the_file(tmp_path):
    """The script is read strictly: nothing in it is silently ignored."""
    file = tmp_path / "feeds.yaml"
    file.write_text(
        "- {key: a, what: b, source: claims, file: c, by: EXS, marking: {tlp: 'TLP:CLEAR'}, exercize: true}"
    )
    with pytest.raises(BadScript, match=r"feeds\.yaml: .*exercize"):
        _told(file, tuple[Feed, ...])
