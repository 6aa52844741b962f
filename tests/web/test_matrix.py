"""The matrix of a finding tells each member what that member may see, and counts who first said it."""

import pytest
from tests.desk.builders import BAN, assertion, bound, drafted, exhibit

from comity.desk.findings import actions as findings
from comity.desk.findings.corroboration import support
from comity.desk.findings.release import release
from comity.desk.holdings.lineage import quote
from comity.desk.sharing.eyes import eyes
from comity.vocabulary.markings import Marking, Tlp
from comity.web.workbench.matrix import rows


@pytest.fixture
def sec(seat_of):
    """The secretariat's console."""
    return seat_of("SEC")


@pytest.fixture
def finding(sec, tmp_path):
    """A finding, each element on two names."""
    return bound(drafted(sec, BAN), sec, tmp_path)


def hidden(seat, folder, origin):
    """What one member alone knows."""
    own = Marking.originator_only(seat.member.code)
    return assertion(seat, exhibit(seat, folder, f"EXERCISE: {origin}", own), origin=origin, value="kept", marking=own)


def weighed(finding, seat, **how):
    """What bears the first element out, as the gate weighs it for a seat."""
    with eyes(seat):
        return support(finding.elements.first(), by=seat, **how)


def test_a_quotation_is_counted_with_what_it_quotes(finding, sec):
    """Two names are one origin on the page as in the gate."""
    first, later = (one.assertion for one in finding.elements.first().evidence.all())
    assert rows(finding, sec)[0].corroborated
    quote(later, first, by=sec, reason="EXERCISE: it names it")
    row = rows(finding, sec)[0]
    assert (row.origins, row.corroborated) == (1, False)


def test_a_repetition_one_may_not_see_changes_nothing_for_one(finding, sec, seat_of, tmp_path):
    """Neither the matrix nor the gate of another member tells that its evidence repeats a secret."""
    said = finding.elements.first().evidence.first().assertion
    quote(said, hidden(sec, tmp_path, "secret paper"), by=sec, reason="EXERCISE: it names it")
    mine, others = (rows(finding, seat)[0] for seat in (sec, seat_of("EXA")))
    assert "secret paper" in mine.first_said
    assert "secret paper" not in others.first_said
    assert weighed(finding, seat_of("EXA")).origins == ("registry", "imagery")


def test_what_is_bound_for_fewer_eyes_counts_and_is_not_named(sec, seat_of, tmp_path):
    """It bears the finding out, whoever moves it; what a member is told leaves it out."""
    finding = bound(drafted(sec, BAN), sec, tmp_path, origins=("registry",))
    secret = hidden(sec, tmp_path, "secret paper")
    findings.bind(finding.elements.first(), secret, bearing="for", by=sec, reason="It says so")
    finding.refresh_from_db()
    release(finding, Marking.shared(Tlp.GREEN, "SEC"), by=sec, reason="EXERCISE: its words alone")
    assert weighed(finding, seat_of("EXA")).corroborated
    assert weighed(finding, seat_of("EXA"), seen=True).origins == ("registry",)
