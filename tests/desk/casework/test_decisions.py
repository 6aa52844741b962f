"""A decision is for the eyes it was taken for, and some are a coordinator's."""

import pytest
from tests.desk.builders import BAN, assessed, bound, case, drafted, exhibit, letter

from comity.desk.casework.actions import exhibit as bring
from comity.desk.casework.decisions import decisions_about
from comity.desk.findings.actions import circulate
from comity.desk.sharing.actions import seat
from comity.desk.sharing.models import Member, NotCoordinator, Seat
from comity.vocabulary.markings import Marking, Tlp


def test_a_reason_about_a_caveated_exhibit_is_for_its_readers(seat_of, tmp_path):
    """The case is every member's; what was said of one member's paper is not."""
    matter, owner = case(seat_of("SEC")), seat_of("EXA")
    paper = exhibit(owner, tmp_path, marking=Marking.shared(Tlp.AMBER, "EXA", "SEC"))
    bring(matter, paper, by=owner, reason="Our source saw it")
    reasons = {
        code: set(decisions_about(matter).visible_to(seat_of(code)).values_list("reason", flat=True))
        for code in ("EXA", "EXB")
    }
    assert "Our source saw it" in reasons["EXA"]
    assert "Our source saw it" not in reasons["EXB"]


def test_an_analyst_does_not_speak_for_the_body(seat_of, tmp_path):
    """Putting a finding before the members is a coordinator's act."""
    sec = seat_of("SEC")
    finding = assessed(bound(drafted(sec, BAN), sec, tmp_path), sec)
    member = Member.objects.get(code="SEC")
    analyst = seat(
        "ana", full_name="Ana (EXERCISE)", password="a long pass phrase", member=member, role=Seat.Role.ANALYST
    )
    with pytest.raises(NotCoordinator, match="coordinator does this"):
        circulate(finding, reply_request=letter(finding.case, sec, tmp_path), by=analyst)
