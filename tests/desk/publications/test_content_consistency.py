"""What a report may not say."""

import pytest
from msgspec.structs import replace
from tests.desk.publications.builders import (
    MEMBERS,
    a_corrected_report,
    a_finding,
    a_report,
    a_second_finding,
    the_elements,
    the_exhibits,
    the_positions,
    the_proof,
    the_run,
    with_finding,
)

from comity.desk.publications.consistency import ReportRefused, faults, stop_inconsistent
from comity.vocabulary.stands import Stand


@pytest.mark.parametrize("report", [a_report(), a_corrected_report()], ids=["first edition", "corrected"])
def test_a_sound_report_stands(report):
    """The check refuses nothing that is in order."""
    assert list(faults(report)) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": "2026/1"}, "its number must begin with EXERCISE"),
        ({"exercise": False}, "a track in it is synthetic"),
        ({"findings": ()}, "It has no finding"),
        ({"language": "English"}, "write a BCP 47 tag"),
        ({"exhibits": the_exhibits()[1:]}, "must be numbered 1, 2, 3"),
        ({"exhibits": the_exhibits()[:7]}, "cites exhibit 8, which the annex does not have"),
        ({"runs": ()}, "cites run 7c41d2f09a11, which the annex does not have"),
        ({"runs": (the_run(), the_run())}, "Two of its runs have the same id"),
        ({"verification": replace(the_proof(), anchor_sha256="9F86")}, "The SHA-256 of the anchor must be 64"),
        ({"corrections": a_corrected_report().corrections}, "name the report it supersedes"),
        ({"summary": ("It is likely, and our confidence is high.",)}, "make it two"),
        ({"edition": "second"}, "a value of the wrong kind"),
    ],
)
def test_a_report_that_contradicts_itself_is_refused(changes, sentence):
    """A publication is never removed: what is wrong with it is said before."""
    with pytest.raises(ReportRefused, match=sentence):
        stop_inconsistent(a_report(**changes))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"citations": ()}, "it cites no provision"),
        ({"citations": (replace(a_finding().citations[0], source_url=""),)}, "needs the address"),
        ({"elements": ()}, "it has no element"),
        ({"innocent": ()}, "names no innocent explanation"),
        ({"answers": ()}, "does not say what became of the named party's right of reply"),
        ({"corroborated": True}, "is called corroborated, but"),
        (
            {"positions": the_positions()[1:]},
            "EXERCISE Member Alder must be a member with exactly one position; it has 0",
        ),
        ({"positions": (*the_positions(), the_positions()[0])}, "it has 2"),
        ({"positions": tuple(replace(p, reason="") for p in the_positions())}, "gives no reason to print"),
        ({"basis": "With high confidence it is very likely so."}, "make it two"),
        ({"likelihood": "perhaps"}, "a value of the wrong kind"),
    ],
)
def test_a_finding_that_lacks_a_part_is_refused(changes, sentence):
    """Law, elements, innocent explanations, the reply and every member's position stand in each finding."""
    with pytest.raises(ReportRefused, match=sentence):
        stop_inconsistent(with_finding(**changes))


def test_two_origins_carry_the_word_corroborated():
    """Only an element borne out by two independent origins lets the word stand."""
    assert list(faults(with_finding(corroborated=True, elements=the_elements()[:2]))) == []


def test_a_stranger_takes_no_position():
    """Only members of the body are printed as members."""
    strange = (*the_positions(), replace(the_positions()[0], member="EXERCISE Guest"))
    with pytest.raises(ReportRefused, match="EXERCISE Guest must be a member"):
        stop_inconsistent(with_finding(positions=strange))


def test_members_and_parties_speak_freely():
    """The rule on likelihood and confidence binds the body's own words, not a member's dissent nor a reply."""
    free = "It is unlikely, and we have no confidence in it."
    spoken = replace(the_positions()[3], stand=Stand.DISSENT, reason=free)
    reply = replace(a_finding().answers[0], text=replace(a_finding().answers[0].text, words=free))
    others = tuple(spoken if p.member == MEMBERS[3] else p for p in the_positions())
    assert list(faults(with_finding(positions=others, answers=(reply,)))) == []


def test_every_fault_is_named_at_once():
    """Whoever mends a report learns everything that is wrong with it."""
    report = a_report(number="2026/1", runs=(), findings=(a_finding(innocent=()), a_second_finding()))
    assert len(list(faults(report))) == 3
