"""The sentences a report composes, and the order in which it prints them."""

import pytest
from msgspec.structs import replace
from tests.desk.publications.builders import (
    KOREAN,
    a_corrected_report,
    a_finding,
    a_report,
    a_second_finding,
    digest,
    the_positions,
    the_run,
)

from comity.desk.publications.consistency import CONFIDENCE, LIKELIHOOD, SENTENCES
from comity.desk.publications.printed.report import printed
from comity.desk.publications.sentences import (
    answer_sentence,
    confidence_sentence,
    corroboration_sentence,
    likelihood_sentence,
    tally,
)
from comity.vocabulary.likelihoods import Likelihood


def texts(value):
    """Every text in printed values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from texts(inside)


@pytest.mark.parametrize("term", list(Likelihood))
def test_a_likelihood_is_printed_with_its_band(term):
    """A term of the scale never stands without its numbers."""
    low, high = term.percent
    sentence = likelihood_sentence(a_finding(likelihood=term))
    assert term.value in sentence
    assert f"({low} to {high} per cent)" in sentence


@pytest.mark.parametrize("term", list(Likelihood))
def test_likelihood_and_confidence_never_share_a_sentence(term):
    """Whoever reads `likely` must not take it for `sure` (ICD 203, section D.6.e.2)."""
    words = printed(a_report(findings=(a_finding(likelihood=term), a_second_finding())))
    sentences = [sentence for text in texts(words) for sentence in SENTENCES.split(text)]
    assert [s for s in sentences if LIKELIHOOD.search(s) and CONFIDENCE.search(s)] == []
    assert [s for s in sentences if LIKELIHOOD.search(s)]
    assert [s for s in sentences if CONFIDENCE.search(s)]


def test_corroboration_is_said_with_the_count_of_origins():
    """The element with the fewest origins speaks for the finding."""
    assert "has none that is recorded. The finding is not called corroborated." in corroboration_sentence(a_finding())
    said = corroboration_sentence(a_second_finding())
    assert "has 2: AIS network Petrel and Imagery provider Kestrel. The finding is called corroborated." in said


def test_members_are_counted_by_their_stand():
    """Every stand that was taken is named; none is hidden in a majority."""
    assert tally(the_positions()) == "3 concur, 1 concurs with a reservation and 1 dissents"


def test_silence_is_recorded_as_silence():
    """Nothing is inferred from a party that did not reply, and the proof of service is named."""
    said = answer_sentence(a_second_finding().answers[1])
    assert "exhibit 8" in said
    assert said.endswith("Silence is recorded as silence: nothing is inferred from it.")


def test_paragraphs_are_numbered_through():
    """Each paragraph of the body's own text can be cited by its number, in reading order."""
    words = printed(a_corrected_report())
    parts = [*words["summary"], *words["method"], *words["limits"]]
    for finding in words["findings"]:
        parts += [finding[part] for part in ("statement", "likelihood", "confidence", "corroboration", "conclusion")]
    assert [part["number"] for part in parts] == list(range(1, len(parts) + 1))


def test_a_reply_is_printed_unedited():
    """A reply that the fonts can show is printed as it came; else its stand-in says what it is."""
    first, second = (finding["answers"][0]["reply"] for finding in printed(a_report())["findings"])
    assert first["text"] == a_finding().answers[0].text.words
    assert KOREAN not in second["text"]
    assert second["note"].startswith("Translation by the secretariat")
    assert "original is in Korean" in second["note"]


def test_a_rule_in_the_conclusion_is_not_said_twice():
    """The rule of the body is printed once."""
    finding = a_finding()
    said = replace(finding.conclusion, sentence=f"4 of 5 concur. {finding.conclusion.rule}")
    whole = printed(a_report(findings=(replace(finding, conclusion=said),)))["findings"][0]["conclusion"]
    assert (whole["rule"], finding.conclusion.rule in whole["text"]) == ("", True)


def test_what_is_withheld_is_counted():
    """A reader sees how much is not shown, who withholds it and why."""
    words = printed(a_report())
    assert words["released"] == "7 exhibits released, 1 exhibit withheld."
    assert (words["exhibits"][4]["withheld"], words["exhibits"][4]["reason"]) == (
        "Withheld by EXERCISE Member Elm",
        "The note would name a natural person who is not accused of anything.",
    )


def test_confidence_has_a_sentence_of_its_own():
    """Its basis follows in the next."""
    assert confidence_sentence(a_finding()) == "Confidence in this judgement is moderate."


def test_durations_among_parameters_read_in_hours():
    """What a record holds as `PT43200S` a reader sees as hours."""
    timed = replace(the_run(), parameters={"longer_than": "PT43200S", "steps": 14})
    assert printed(a_report(runs=(timed,)))["runs"][0]["parameters"] == ["longer_than = 12\u00a0h", "steps = 14"]


def test_a_digest_as_run_id_is_cited_by_its_first_digits():
    """Twelve digits find the run in the annex, which gives it whole."""
    named = replace(the_run(), id=digest("run"))
    words = printed(a_report(runs=(named,)))["runs"][0]
    assert (words["name"], words["id"]) == (digest("run")[:12], digest("run"))
