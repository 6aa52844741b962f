"""A finding is heard by whom it names, rests on what somebody judged, and never mixes an exercise with what is real."""

import pytest
from tests.desk.builders import BAN, assertion, assessed, bound, case, clear, drafted, exhibit, letter, reply

from comity.desk.casework.actions import ExerciseMixed, gather, open_case
from comity.desk.casework.letters import draft_letter, record_silence
from comity.desk.casework.models import Request
from comity.desk.findings import actions
from comity.desk.findings.gates import ClaimsAlone, NotJudged, OthersLetter, Overconfident, WithheldAlone
from comity.desk.findings.models import Finding
from comity.desk.holdings.intake import take_in
from comity.desk.holdings.models import Assertion, Exhibit
from comity.desk.publications.actions import publish
from comity.desk.publications.answering import answers
from comity.desk.publications.exhibiting import Annex
from comity.sources.registry import source
from comity.vocabulary.grades import UNGRADED
from comity.vocabulary.likelihoods import Confidence, Likelihood
from comity.vocabulary.markings import Marking, Tlp


@pytest.fixture
def sec(seat_of):
    """The secretariat's console."""
    return seat_of("SEC")


@pytest.fixture
def ready(sec, tmp_path):
    """An assessed finding, every element on two origins."""
    return assessed(bound(drafted(sec, BAN), sec, tmp_path), sec)


@pytest.fixture
def concluded(ready, sec, tmp_path):
    """The finding as it stands before its publication."""
    actions.circulate(ready, reply_request=letter(ready.case, sec, tmp_path), by=sec)
    Finding.objects.update(state="concluded", tlp=Tlp.CLEAR)
    return Finding.objects.get()


def sure(finding, sec):
    """Assess a finding with high confidence."""
    return actions.assess(
        finding, likelihood=Likelihood.LIKELY, confidence=Confidence.HIGH, basis="Two papers were read.", by=sec
    )


def test_a_letter_to_somebody_else_opens_no_gate(ready, sec, tmp_path):
    """The letter that counts is addressed to the party that the finding names."""
    others = letter(ready.case, sec, tmp_path)
    Request.objects.filter(pk=others.pk).update(addressee="Someone else (EXERCISE)")
    others.refresh_from_db()
    with pytest.raises(OthersLetter, match="does not invite A company"):
        actions.circulate(ready, reply_request=others, by=sec)


@pytest.mark.parametrize("written", ["a  COMPANY (exercise)", "A company (EXERCISE) "])
def test_case_and_spaces_make_no_other_party(ready, sec, tmp_path, written):
    """A name is the same name however it is spaced."""
    invited = letter(ready.case, sec, tmp_path)
    Request.objects.filter(pk=invited.pk).update(addressee=written)
    invited.refresh_from_db()
    assert actions.circulate(ready, reply_request=invited, by=sec).state == "circulated"


def test_every_reply_stands_in_the_report_beside_the_silence(ready, sec, tmp_path):
    """A late answer, and one after it, are printed in their order; none takes the place of another."""
    actions.circulate(ready, reply_request=letter(ready.case, sec, tmp_path), by=sec)
    record_silence(ready.reply_request, by=sec)
    reply(ready.reply_request, sec, tmp_path)
    reply(ready.reply_request, sec, tmp_path, text="And it was our own barley (EXERCISE).")
    told = list(answers(ready, Annex([ready], {}, by=sec)))
    assert [type(one).__name__ for one in told] == ["Lapsed", "Replied", "Replied"]
    assert [one.text.words for one in told[1:]] == [
        "We carried barley (EXERCISE).", "And it was our own barley (EXERCISE).",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["우리는 보리를 실었다", "نقلنا الشعير", "我们运的是大麦", "barley \u202eyelrab"])
def test_a_reply_in_any_script_can_be_published(ready, sec, tmp_path, words):
    """What the PDF's fonts lack is said to stand in its exhibit; the words themselves stay in the data, as they came."""
    actions.circulate(ready, reply_request=letter(ready.case, sec, tmp_path), by=sec)
    reply(ready.reply_request, sec, tmp_path, text=words)
    (told,) = answers(ready, Annex([ready], {}, by=sec))
    assert told.text.words == words
    assert f"exhibit {told.exhibit}" in told.text.in_print


def test_claims_alone_carry_no_finding(sec, sources):
    """What others are reported to have said in public is no evidence of ours."""
    matter = case(sec)
    register = next((sources / "claims" / "sample").glob("*.csv"))
    take_in(source("claims"), register, by=sec, marking=Marking.shared(Tlp.GREEN, "SEC"), exercise=True)
    gather(matter, list(Assertion.objects.all()), by=sec, reason="The claims, as claims")
    with pytest.raises(ClaimsAlone, match="holds claims alone"):
        drafted(sec, BAN, matter)


def test_what_nobody_judged_carries_no_assessment(sec, tmp_path):
    """F6 means that nobody has judged it, and so nothing can rest on it alone."""
    finding = bound(drafted(sec, BAN), sec, tmp_path)
    Assertion.objects.update(grade_text=str(UNGRADED))
    with pytest.raises(NotJudged, match="graded F6"):
        assessed(finding, sec)


def test_what_was_retracted_since_the_assessment_carries_no_circulation(ready, sec, tmp_path):
    """The gates of the assessment hold again when the members are asked."""
    from django.utils import timezone

    invited = letter(ready.case, sec, tmp_path)
    Assertion.objects.update(retracted_at=timezone.now())
    with pytest.raises(actions.NoExhibit):
        actions.circulate(ready, reply_request=invited, by=sec)


def test_high_confidence_needs_two_origins_for_each_element(sec, tmp_path):
    """One origin, however good, is moderate at best."""
    finding = bound(drafted(sec, BAN), sec, tmp_path, origins=("registry",))
    with pytest.raises(Overconfident, match="say moderate or low"):
        sure(finding, sec)
    assert sure(bound(finding, sec, tmp_path, origins=("imagery",)), sec).confidence == "high"


def test_an_exercise_body_finds_nothing_on_a_real_matter(sec):
    """Nor does it write to anybody about one: the report would say that nothing in it is real."""
    real = open_case(
        "R-1", title="A real matter", regime="un-1718-dprk", by=sec, marking=clear(sec), exercise=False, reason="Claims",
    )  # fmt: skip
    with pytest.raises(ExerciseMixed, match="this body is an exercise"):
        drafted(sec, BAN, real)
    with pytest.raises(ExerciseMixed):
        draft_letter(
            real, number="L-1", kind=Request.Kind.REPLY, addressee="x", text="You", by=sec, marking=clear(sec)
        )  # fmt: skip


def test_a_real_body_finds_nothing_in_an_exercise(concluded, sec, body):
    """An invented matter is never drafted nor published as real."""
    body.exercise = False
    body.save()
    with pytest.raises(ExerciseMixed, match="world of an exercise body"):
        drafted(sec, BAN, concluded.case)
    with pytest.raises(ExerciseMixed):
        publish([concluded], None, by=sec)


def test_real_evidence_is_not_bound_to_an_exercise(sec, tmp_path):
    """A report that says that everything in it is invented may not rest on what is not."""
    finding = drafted(sec, BAN)
    Exhibit.objects.filter(pk=exhibit(sec, tmp_path).pk).update(exercise=False)
    real = assertion(sec, Exhibit.objects.get())
    with pytest.raises(ExerciseMixed, match="is real"):
        actions.bind(finding.elements.first(), real, bearing="for", by=sec, reason="It says so")


def test_an_element_on_withheld_evidence_alone_is_not_published(concluded, sec):
    """A reader could check nothing of it."""
    Assertion.objects.update(tlp=Tlp.AMBER)
    with pytest.raises(WithheldAlone, match="withheld evidence alone"):
        publish([concluded], None, by=sec)
