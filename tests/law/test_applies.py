"""What the law says of an act, element by element."""

from datetime import date

import msgspec
import pytest

from comity.law.acts import Act, Dispute, GoodsMoved, Party, Ship
from comity.law.applied import Result
from comity.law.applying import applies
from comity.law.flags import UnknownFlag
from comity.law.harmonized.editions import UnknownCode
from comity.law.outcomes import Basis, Contradiction, Outcome, UnknownFact
from comity.law.packs import regime
from comity.law.terms import Status

DPRK, EXERCISE, IRAN = regime("un-1718-dprk"), regime("exercise"), regime("un-1737-iran")


def act(**said):
    """An act of one day in 2020, as told by the keywords."""
    day = date(2020, 3, 1)
    told = {"id": "act", "title": "An act", "conduct": ("supply",), "date_from": day, "date_to": day}
    return msgspec.convert(told | said, Act, builtin_types=(date,))


def ruled(answer, name):
    """What the answer says of one provision, once."""
    (one,) = (provision for provision in answer.provisions if provision.id == name)
    return one


def outcomes(one):
    """The outcome of each element by its id."""
    return {element.id: element.outcome for element in one.elements}


def test_a_transfer_between_foreign_flags_does_not_meet_the_flag_element():
    """Two ships of other flags: the transfer ban's flag element is unmet, and the goods ban is what may apply."""
    ships = (Ship(name="One", flag="PA"), Ship(name="Other", flag="SL"))
    told = act(conduct=("ship_to_ship_transfer",), direction="to", ships=ships)
    one = ruled(applies(DPRK, told), "UNSCR-2375-11")
    assert one.result is Result.NOT_MET
    assert outcomes(one) == {"ship-to-ship": "met", "target-flag": "unmet", "to-or-from-target": "met"}


def test_one_ship_of_the_flag_is_enough():
    """The flag element asks for one of the ships, not for both."""
    ships = (Ship(name="One", flag="PA"), Ship(name="Other", flag="KP"))
    told = act(conduct=("ship_to_ship_transfer",), direction="to", ships=ships)
    assert ruled(applies(DPRK, told), "UNSCR-2375-11").result is Result.BREACHED


def test_a_claimed_flag_answers_nothing():
    """What a ship claims and its flag State did not confirm leaves the element unknown."""
    ships = (Ship(name="One", flag="PA"), Ship(name="Other", claimed_flag="KP"))
    told = act(conduct=("ship_to_ship_transfer",), direction="to", ships=ships)
    one = ruled(applies(DPRK, told), "UNSCR-2375-11")
    assert (one.result, outcomes(one)["target-flag"]) == (Result.OPEN, Outcome.UNKNOWN)


@pytest.mark.parametrize("said", ["Panama", "ZZZ", "ZZ", "XX", "P"])
def test_a_flag_that_is_no_code_is_refused(said):
    """A name or a slip would otherwise pass for another flag, and clear the act."""
    for ship in (Ship(name="One", flag=said), Ship(name="One", claimed_flag=said)):
        with pytest.raises(UnknownFlag, match="two letters of ISO 3166-1"):
            applies(DPRK, act(conduct=("ship_to_ship_transfer",), ships=(ship,)))


def test_a_flag_in_small_letters_is_the_same_flag():
    """Two ships, kp and PA: the flag element is met."""
    ships = (Ship(name="One", flag="kp"), Ship(name="Other", flag="PA"))
    told = act(conduct=("ship_to_ship_transfer",), direction="to", ships=ships)
    assert ruled(applies(DPRK, told), "UNSCR-2375-11").result is Result.BREACHED


def test_silence_is_unknown_and_never_no():
    """An act that says nothing of goods, ships and parties leaves every such element open."""
    answer = applies(DPRK, act())
    assert answer.with_result(Result.BREACHED) == ()
    silent = [e for one in answer.provisions for e in one.elements if e.basis is Basis.SILENCE]
    assert {element.outcome for element in silent} == {Outcome.UNKNOWN}


def test_a_designated_party_is_a_breach_whatever_the_goods():
    """Beer is named by no paragraph; sold by a designated firm it breaches two."""
    seller = Party(name="A designated firm", role="seller", listed=True)
    goods = (GoodsMoved(words="beer", code="2203"),)
    answer = applies(DPRK, act(direction="from", parties=(seller,), goods=goods, facts={"reached-listed": True}))
    assert set(answer.with_result(Result.BREACHED)) == {"UNSCR-2087-9", "UNSCR-1718-8d"}


def test_wheelchairs_hit_and_the_answer_says_how_to_ask():
    """The goods ban is met by code, and the humanitarian exemption stands beside it with its whole route."""
    answer = applies(DPRK, act(direction="to", goods=(GoodsMoved(words="wheelchairs", code="8713"),)))
    assert answer.with_result(Result.BREACHED) == ("UNSCR-2397-7",)
    assert "UNSCR-2397-25" in answer.with_result(Result.EXEMPTION)
    assert answer.routes["humanitarian"].decided_by == "the 1718 Committee"
    assert len(answer.routes["humanitarian"].channels) == 4


def test_what_follows_from_a_code_alone_says_so():
    """The element that a goods code answered carries that as its basis."""
    answer = applies(DPRK, act(direction="to", goods=(GoodsMoved(words="wheelchairs", code="8713"),)))
    (goods,) = (e for e in ruled(answer, "UNSCR-2397-7").elements if e.id == "goods-in-scope")
    assert (goods.basis, goods.certainty) == (Basis.CODE, "C")


def test_an_inferred_list_of_goods_decides_nothing():
    """A car is not a luxury good by its code: the codes are our inference, and a person must say."""
    answer = applies(DPRK, act(direction="to", goods=(GoodsMoved(words="car", code="8703"),)))
    assert ruled(answer, "UNSCR-1718-8aiii").result is Result.OPEN


def test_an_exception_that_holds_is_no_breach():
    """Approved in advance, the supply of a ship is excepted by the paragraph itself."""
    told = act(direction="to", facts={"ship-supplied": True, "approved": True})
    assert ruled(applies(DPRK, told), "UNSCR-2397-14").result is Result.EXCEPTED


def test_an_un_notified_barrel_is_a_breach_at_zero_per_cent_of_the_cap():
    """The allowance is conditional: below the cap, a delivery nobody notified is outside it."""
    goods = (GoodsMoved(words="gas oil", code="2710.19"),)
    told = act(direction="to", goods=goods, facts={"not-notified": True, "over-cap": False})
    assert ruled(applies(DPRK, told), "UNSCR-2397-5").result is Result.BREACHED


def test_an_interval_that_crosses_a_change_of_law_gives_both_answers_with_their_days():
    """Coal of 2017: the cap to 4 August, the ban from the 5th, older contracts to 4 September, an exemption from the 11th."""
    goods = (GoodsMoved(words="coal", code="2701"),)
    told = act(date_from=date(2017, 7, 1), date_to=date(2017, 9, 30), direction="from", goods=goods)
    coal = [one for one in applies(DPRK, told).provisions if one.id in ("UNSCR-2321-26", "UNSCR-2371-8")]
    assert sorted((one.first_day, one.last_day, one.id, one.result) for one in coal) == [
        (date(2017, 7, 1), date(2017, 8, 4), "UNSCR-2321-26", Result.OPEN),
        (date(2017, 8, 5), date(2017, 9, 4), "UNSCR-2371-8", Result.BREACHED),
        (date(2017, 9, 5), date(2017, 9, 10), "UNSCR-2371-8", Result.BREACHED),
        (date(2017, 9, 11), date(2017, 9, 30), "UNSCR-2371-8", Result.BREACHED),
    ]


@pytest.mark.parametrize(("day", "result"), [(4, Result.EXCEPTED), (5, Result.BREACHED)])
def test_an_older_contract_excuses_until_its_last_day(day, result):
    """Contracts made before 5 August 2017 could be carried out to 4 September, that day included."""
    when = date(2017, 9, day)
    goods = (GoodsMoved(words="coal", code="2701"),)
    told = act(date_from=when, date_to=when, direction="from", goods=goods, facts={"contract-before": True})
    assert ruled(applies(DPRK, told), "UNSCR-2371-8").result is result


def test_a_silent_ais_breaches_nothing():
    """However long, silence is answered as a call for vigilance."""
    answer = applies(DPRK, act(conduct=("ais_silence",), facts={"ship-of-target": True}))
    assert answer.with_result(Result.BREACHED) == ()
    assert ruled(answer, "UNSCR-2397-13").result is Result.CONTEXT


def test_what_was_superseded_on_an_unknown_day_stays_open():
    """Nobody can breach what nobody knows to have been in force."""
    told = act(conduct=("trade_finance",), facts={"contributes-to-programmes": True, "trade-with-target": True})
    one = ruled(applies(DPRK, told), "UNSCR-2270-36")
    assert (one.status, one.result) == (Status.DAY_UNKNOWN, Result.OPEN)


def test_an_act_that_denies_itself_is_refused():
    """Stated facts may fill a gap, not contradict what the act itself records."""
    with pytest.raises(Contradiction, match="states supply: false"):
        applies(DPRK, act(facts={"supply": False}))


def test_a_code_that_is_none_is_refused():
    """Nothing is concluded from a code that does not exist."""
    with pytest.raises(UnknownCode, match="'2799'"):
        applies(DPRK, act(direction="to", goods=(GoodsMoved(words="fuel", code="2799"),)))


def test_who_disputes_the_account_and_how_sure_it_was_travel_with_the_answer():
    """A suspicion stays one, and the contesting voice stands beside it."""
    dispute = Dispute(by="A state", text="Unclear.")
    answer = applies(DPRK, act(reported_as="strongly suspects", disputes=(dispute,)))
    assert (answer.reported_as, answer.disputes) == ("strongly suspects", (dispute,))


def test_who_disputes_the_law_travels_with_each_provision():
    """Under a contested regime the answer carries the stances, and the status is contested."""
    when = date(2026, 6, 1)
    told = act(date_from=when, date_to=when, direction="to", facts={"sensitive-item": True})
    one = ruled(applies(IRAN, told), "UNSCR-1737-3")
    assert one.status is Status.CONTESTED
    assert {"FR", "RU"} <= {stance.by for stance in one.stances}


def test_all_elements_met_under_a_contested_measure_says_so_in_its_words():
    """Whoever reads the result alone reads the dispute with it, and the answer names who holds what."""
    when = date(2026, 6, 1)
    answer = applies(IRAN, act(date_from=when, date_to=when, direction="to", facts={"sensitive-item": True}))
    one = ruled(answer, "UNSCR-1737-3")
    assert (one.result, one.result_words) == ("breached", "all elements met, on the facts as stated (contested)")
    assert {(stance.by, stance.view) for stance in answer.stances} >= {("FR", "in_force"), ("RU", "not_in_force")}


def test_where_nothing_is_recorded_the_answer_says_so():
    """Iron ore between the rule of 2016 and the ban of 2017: no paragraph is shown, and that clears nothing."""
    goods, when = (GoodsMoved(words="iron ore", code="2601"),), date(2017, 7, 15)
    answer = applies(DPRK, act(date_from=when, date_to=when, direction="from", goods=goods))
    assert answer.with_result(Result.BREACHED) == ()
    assert "does not mean that none applied" in answer.gaps[0]


def test_a_second_regime_needs_data_alone():
    """The invented regime answers the same kind of question, and says EXERCISE in everything it says."""
    when, ships = date(2021, 1, 1), (Ship(name="EXERCISE one", flag="XE"), Ship(name="EXERCISE other", flag="XF"))
    coal = (GoodsMoved(words="EXERCISE coal", code="2701"),)
    told = {"conduct": ("ship_to_ship_transfer",), "direction": "from", "ships": ships, "goods": coal}
    answer = applies(EXERCISE, act(date_from=when, date_to=when, **told))
    assert set(answer.with_result(Result.BREACHED)) == {"EXERCISE-102-8", "EXERCISE-102-11"}
    assert answer.exercise
    assert all("EXERCISE" in one.text and "EXERCISE" in one.title for one in answer.provisions)


def test_a_fact_that_nobody_asks_is_refused():
    """A misspelt fact would otherwise be an answer lost."""
    with pytest.raises(UnknownFact, match="'not-notifed'"):
        applies(DPRK, act(facts={"not-notifed": True}))


def test_an_exemption_that_begins_during_an_act_is_named_from_its_first_day():
    """The humanitarian carve-out of 9 December 2022 lifts part of an interval that began before it."""
    parties = (Party(name="EXERCISE R", role="seller", listed=True),)
    days = {"date_from": date(2022, 12, 1), "date_to": date(2023, 1, 31)}
    told = act(conduct=("dealing_with_listed",), parties=parties, facts={"reached-listed": True}, **days)
    frozen = [one for one in applies(DPRK, told).provisions if one.id == "UNSCR-1718-8d"]
    lifted = {one.first_day: "UNSCR-2664-1" in {lift.id for lift in one.exemptions} for one in frozen}
    assert lifted == {date(2022, 12, 1): False, date(2022, 12, 9): True}
