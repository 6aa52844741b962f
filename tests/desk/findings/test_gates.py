"""Every wrong step on the ladder is refused with a sentence."""

import pytest
from tests.desk.builders import BAN, assertion, assessed, bound, case, drafted, exhibit, letter, reply

from comity.desk.casework.letters import StillTime, record_silence
from comity.desk.findings import actions, positions
from comity.desk.findings.actions import NoExhibit, ReplyOutstanding, WrongStep
from comity.desk.findings.corroboration import NotCorroborated
from comity.desk.findings.rule import NoQuorum, NotCarried
from comity.desk.holdings.lineage import quote
from comity.vocabulary.errors import BadInput
from comity.vocabulary.likelihoods import Confidence, Likelihood
from comity.vocabulary.stands import Stand


@pytest.fixture
def sec(seat_of):
    """The secretariat's console."""
    return seat_of("SEC")


@pytest.fixture
def ready(sec, tmp_path):
    """An assessed finding, every element on two origins."""
    return assessed(bound(drafted(sec, BAN), sec, tmp_path), sec)


@pytest.fixture
def circulated(ready, sec, tmp_path):
    """A finding before the members, its letter served."""
    return actions.circulate(ready, reply_request=letter(ready.case, sec, tmp_path), by=sec)


def concur(finding, seat_of, *codes):
    """Positions of those members."""
    for code in codes:
        positions.take_position(finding, stand=Stand.CONCUR, reason="", by=seat_of(code))


def test_no_finding_without_an_exhibit(sec):
    """A finding whose element nothing bears out cannot be assessed."""
    with pytest.raises(NoExhibit, match="bind an assertion"):
        assessed(drafted(sec, BAN), sec)


def test_likelihood_and_confidence_come_together(ready, sec):
    """One without the other is refused."""
    with pytest.raises(BadInput, match="given together"):
        actions.assess(ready, likelihood=Likelihood.LIKELY, confidence=None, basis="Two sources.", by=sec)


def test_likelihood_and_confidence_stand_in_separate_sentences(ready, sec):
    """The basis of the confidence may not name a likelihood."""
    with pytest.raises(BadInput, match="separate sentences"):
        actions.assess(
            ready, likelihood=Likelihood.LIKELY, confidence=Confidence.LOW, basis="It is very likely true.", by=sec
        )


def test_ten_assertions_of_one_origin_corroborate_nothing(sec, tmp_path):
    """Ten outlets quoting one paper are one origin."""
    finding = bound(drafted(sec, BAN), sec, tmp_path, origins=("one paper",))
    for number in range(10):
        said = assertion(
            sec, exhibit(sec, tmp_path, f"EXERCISE: outlet {number}"), origin="one paper", value=str(number)
        )
        actions.bind(finding.elements.first(), said, bearing="for", by=sec, reason="It quotes the paper")
    with pytest.raises(NotCorroborated, match="rests on one paper"):
        actions.call_corroborated(finding, by=sec)


def test_a_quotation_is_no_second_origin(ready, sec):
    """Two names are one origin once a person confirmed that one quotes the other."""
    first, later = (one.assertion for one in ready.elements.first().evidence.all())
    quote(later, first, by=sec, reason="EXERCISE: it names it")
    with pytest.raises(NotCorroborated, match=f"rests on {first.origin}:"):
        actions.call_corroborated(ready, by=sec)


def test_an_unrecorded_origin_corroborates_nothing(sec, tmp_path):
    """Who never said who said it first is no second source."""
    finding = bound(drafted(sec, BAN), sec, tmp_path, origins=("registry", ""))
    with pytest.raises(NotCorroborated):
        actions.call_corroborated(finding, by=sec)


def test_two_origins_corroborate(ready, sec):
    """Each element on two origins may be called corroborated."""
    assert actions.call_corroborated(ready, by=sec).corroborated


def test_no_circulation_before_the_letter_was_served(ready, sec, tmp_path):
    """The named party knows before the members are asked."""
    served = letter(ready.case, sec, tmp_path)
    served.served_at = None
    with pytest.raises(ReplyOutstanding, match="was not served"):
        actions.circulate(ready, reply_request=served, by=sec)


def test_no_position_before_circulation(ready, seat_of):
    """Members take positions on what was put before them."""
    with pytest.raises(WrongStep):
        concur(ready, seat_of, "EXA")


def test_no_conclusion_before_the_reply_or_its_lapse(circulated, sec, seat_of):
    """While the named party may still answer there is no conclusion."""
    concur(circulated, seat_of, "EXA", "EXB")
    with pytest.raises(ReplyOutstanding, match="may still answer"):
        positions.conclude(circulated, by=sec)


def test_silence_is_recorded_after_the_deadline_alone(ready, sec, tmp_path):
    """Silence means nothing while there is time."""
    from datetime import UTC, datetime, timedelta

    awaited = letter(ready.case, sec, tmp_path, deadline=datetime.now(UTC) + timedelta(days=30))
    with pytest.raises(StillTime):
        record_silence(awaited, by=sec)


def test_no_conclusion_without_quorum(circulated, sec, seat_of, tmp_path):
    """The body's rule is data, and holds."""
    reply(circulated.reply_request, sec, tmp_path)
    concur(circulated, seat_of, "EXA")
    with pytest.raises(NoQuorum, match="the rule asks for 2"):
        positions.conclude(circulated, by=sec)


def test_dissents_beyond_the_rule_leave_no_finding(circulated, sec, seat_of, tmp_path):
    """Too few members concur."""
    reply(circulated.reply_request, sec, tmp_path)
    concur(circulated, seat_of, "EXA")
    for code in ("EXB", "EXC"):
        positions.take_position(circulated, stand=Stand.DISSENT, reason="The cargo was not seen", by=seat_of(code))
    with pytest.raises(NotCarried):
        positions.conclude(circulated, by=sec)


def test_one_dissent_is_no_veto(circulated, sec, seat_of, tmp_path):
    """A dissent is kept with its reason and the finding is concluded."""
    reply(circulated.reply_request, sec, tmp_path)
    concur(circulated, seat_of, "EXA", "EXB")
    positions.take_position(circulated, stand=Stand.DISSENT, reason="The cargo was not seen", by=seat_of("EXC"))
    assert positions.conclude(circulated, by=sec).state == "concluded"


@pytest.mark.parametrize("stand", [Stand.DISSENT, Stand.RESERVATION])
def test_a_dissent_says_why(circulated, seat_of, stand):
    """Its reason is printed under the member's name."""
    with pytest.raises(BadInput, match="says why"):
        positions.take_position(circulated, stand=stand, reason=" ", by=seat_of("EXA"))


def test_the_secretariat_takes_no_position(circulated, sec):
    """Only states do."""
    with pytest.raises(positions.NoPosition):
        positions.take_position(circulated, stand=Stand.CONCUR, reason="", by=sec)


def test_a_changed_position_is_kept_and_superseded(circulated, seat_of):
    """The newest counts, and every one stays."""
    concur(circulated, seat_of, "EXA")
    positions.take_position(circulated, stand=Stand.DISSENT, reason="On reflection", by=seat_of("EXA"))
    assert positions.stands(circulated) == {"EXA": Stand.DISSENT}
    assert circulated.positions.count() == 2


def test_evidence_is_bound_before_circulation_alone(circulated, sec, tmp_path):
    """What members judge does not change under them."""
    with pytest.raises(WrongStep):
        bound(circulated, sec, tmp_path, origins=("late",))


def test_a_provision_without_elements_carries_no_finding(sec):
    """What only calls upon states forbids nothing."""
    with pytest.raises(BadInput, match="forbids nothing"):
        drafted(sec, "EXERCISE-102-13", case(sec))
