"""A recall reaches everyone who relied on the recalled thing, and nobody else learns who that is."""

import pytest
from tests.desk.builders import BAN, assertion, bound, drafted, exhibit

from comity.desk.findings import actions as findings
from comity.desk.holdings.lineage import quote
from comity.desk.holdings.models import Assertion, Notice
from comity.desk.holdings.recalling import acknowledge, correct, flagged, reach, recall, recall_of
from comity.desk.holdings.relying import dependents
from comity.desk.publications.models import Publication
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.markings import Marking, Tlp

WHY = "EXERCISE: the letter was forged"


@pytest.fixture
def exa(seat_of):
    """The member that recalls."""
    return seat_of("EXA")


@pytest.fixture
def exb(seat_of):
    """A member that relied on it."""
    return seat_of("EXB")


@pytest.fixture
def paper(exa, tmp_path):
    """An exhibit that every member may see."""
    return exhibit(exa, tmp_path, "EXERCISE: a forged letter")


@pytest.fixture
def relied(exb, paper, exa, tmp_path):
    """A finding of another member, bound to what was read in it."""
    finding = drafted(exb, BAN)
    said = assertion(exa, paper)
    findings.bind(finding.elements.first(), said, bearing="for", by=exb, reason="EXERCISE: it says so")
    return finding


@pytest.mark.usefixtures("relied")
def test_dependents_are_found_through_every_stage(paper, exa):
    """From the exhibit to the assertion on it to the finding that rests on it."""
    assert [type(one).__name__ for one in dependents(paper, seen_by=exa)] == ["Assertion", "Finding"]


@pytest.mark.usefixtures("relied")
def test_who_relies_on_it_is_told_and_acknowledges(paper, exa, exb):
    """One notice to the member, counted; its acknowledgement is counted too."""
    made = recall(paper, by=exa, reason=WHY)
    notice = Notice.objects.visible_to(exb).get()
    assert (notice.member, notice.recall, reach(made, seen_by=exa).acknowledged) == (exb.member, made, 0)
    acknowledge(notice, by=exb, answer="EXERCISE: the finding is withdrawn")
    told = reach(made, seen_by=exa)
    assert (told.notified, told.acknowledged) == (1, 1)


@pytest.mark.usefixtures("relied")
def test_what_was_read_in_a_recalled_exhibit_no_longer_stands(paper, exa, exb):
    """Its originator's own assertions go with it; another member decides about its own."""
    other = assertion(exb, paper, value="EXERCISE: read by another")
    recall(paper, by=exa, reason=WHY)
    assert list(Assertion.objects.standing()) == [other]
    assert Assertion.objects.get(originator=exa.member).retraction.reason == WHY
    assert recall_of(paper, seen_by=None).reason == WHY


def test_a_member_that_relies_in_secret_shows_itself_by_acknowledging(exa, exb, paper, seat_of):
    """That it relies on the thing is its own secret until then."""
    hidden = assertion(exb, paper, marking=Marking.originator_only("EXB"))
    made = recall(paper, by=exa, reason=WHY)
    assert hidden not in dependents(paper, seen_by=exa)
    assert reach(made, seen_by=exa).notified == 0
    acknowledge(Notice.objects.visible_to(exb).get(), by=exb)
    assert (reach(made, seen_by=exa).notified, reach(made, seen_by=seat_of("EXC")).notified) == (1, 0)


def test_nobody_is_told_of_what_was_never_open_to_them(exa, exb, seat_of, tmp_path):
    """A recall gives away no record."""
    secret = exhibit(exa, tmp_path, "EXERCISE: secret", marking=Marking.originator_only("EXA"))
    first = assertion(exa, secret)
    assertion(exb, exhibit(exb, tmp_path, "EXERCISE: open"), value="EXERCISE: open")
    recall(first, by=exa, reason=WHY)
    assert not Notice.objects.exists()
    assert recall_of(first, seen_by=exb) is None


def test_what_repeats_a_recalled_claim_relies_on_it(exa, exb, paper, tmp_path):
    """The member whose source quoted it is told."""
    first, later = assertion(exa, paper), assertion(exb, exhibit(exb, tmp_path, "EXERCISE: outlet"), value="quoted")
    quote(later, first, by=exb, reason="EXERCISE: it names the letter")
    assert later in dependents(paper, seen_by=exb)
    recall(first, by=exa, reason=WHY)
    assert Notice.objects.get().member == exb.member


def test_a_publication_that_rests_on_it_is_flagged(seat_of, tmp_path, monkeypatch):
    """Everybody sees that something was recalled, and nobody what."""
    sec = seat_of("SEC")
    finding = bound(drafted(sec, BAN), sec, tmp_path)
    publication = Publication.objects.create(
        number="EXERCISE/1", folder="EXERCISE-1", title="EXERCISE", content={}, exercise=True, published_by=sec,
        published_at=finding.drafted_at, statement=finding.elements.first().evidence.first().assertion.exhibit.statement,
        tlp=Tlp.CLEAR, originator=sec.member,
    )  # fmt: skip
    publication.findings.add(finding)
    assert not flagged(publication, seen_by=None)
    made = recall(finding.elements.first().evidence.first().assertion, by=sec, reason=WHY)
    assert flagged(publication, seen_by=None)
    assert reach(made, seen_by=None).flagged == 1


def test_a_correction_says_something_else_instead(exa, paper):
    """The old value is retracted, the new one stands on the same place, and the recall names it."""
    old = assertion(exa, paper, value="7 March")
    made = correct(old, "1 March", by=exa, reason="EXERCISE: a seven was read for a one")
    standing = Assertion.objects.standing().get()
    assert (standing.value, standing.place, standing.exhibit) == ("1 March", old.place, old.exhibit)
    assert made.corrected_by == standing
    with pytest.raises(BadInput, match="recalled before"):
        correct(old, "2 March", by=exa, reason="EXERCISE: again")


def test_only_its_originator_recalls_and_says_why_and_once(exa, exb, paper):
    """A recall is the originator's, has a reason, and is final."""
    with pytest.raises(NotAllowed, match="Only EXA"):
        recall(paper, by=exb, reason=WHY)
    with pytest.raises(BadInput, match="Say why"):
        recall(paper, by=exa, reason=" ")
    recall(paper, by=exa, reason=WHY)
    with pytest.raises(BadInput, match="final"):
        recall(paper, by=exa, reason=WHY)


@pytest.mark.usefixtures("relied")
def test_a_notice_is_acknowledged_once_by_its_own_member(paper, exa, exb):
    """Nobody answers for another."""
    recall(paper, by=exa, reason=WHY)
    with pytest.raises(NotAllowed):
        acknowledge(Notice.objects.get(), by=exa)
    acknowledge(Notice.objects.get(), by=exb)
    with pytest.raises(BadInput, match="before"):
        acknowledge(Notice.objects.get(), by=exb)
