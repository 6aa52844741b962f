"""What the law says on a day."""

from datetime import date

import msgspec
import pytest

from comity.law.changes import changes
from comity.law.labels import label
from comity.law.model import Excepted
from comity.law.packs import regime, regimes
from comity.law.questions import in_force
from comity.law.standing import standing
from comity.law.terms import Bindingness, Permission, Status
from comity.law.wording import provided
from comity.vocabulary.errors import BadInput

DPRK = regime("un-1718-dprk")
TODAY = date(2026, 6, 1)


def ids(answer):
    """The ids of the provisions answered."""
    return [provision.id for provision in answer.provisions]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2016, 6, 1), "UNSCR-2270-29"),
        (date(2017, 7, 15), "UNSCR-2321-26"),
        (date(2017, 8, 6), "UNSCR-2371-8"),
    ],
)
def test_coal_is_governed_by_the_rule_of_its_day(day, expected):
    """The same coal is under three different rules on three days, and under no other that names goods."""
    assert ids(in_force(DPRK, on=day, hs="2701", direction="from")) == [expected]


def test_a_rule_is_answered_with_its_exceptions():
    """The coal rule of 2016 comes with its livelihood exception."""
    (coal,) = in_force(DPRK, on=date(2016, 6, 1), hs="2701", direction="from").provisions
    assert [excepted.id for excepted in coal.exceptions] == ["livelihood", "rajin-transshipment"]


def test_a_cap_is_answered_with_both_its_limits_and_the_rule_between_them():
    """The coal cap of 2017 is USD 400,870,018 or 7.5 million tonnes, whichever is lower."""
    (coal,) = in_force(DPRK, on=date(2017, 7, 15), hs="2701", direction="from").provisions
    (cap,) = coal.caps
    assert {(limit.quantity, limit.unit) for limit in cap.limits} == {(400_870_018, "USD"), (7_500_000, "t")}
    assert cap.rule == "lower"


def test_a_conditional_exemption_is_no_quota():
    """The petroleum allowance is a ban lifted only under conditions, by calendar year, with notices on the way."""
    (cap,) = DPRK.provision("UNSCR-2397-5").caps
    assert cap.conditional
    assert (cap.window.kind, cap.notices.at, cap.notices.certainty) == ("calendar_year", (0.75, 0.9, 0.95), "C")


def test_the_crude_oil_year_begins_on_its_own_day():
    """Twelve months count from 22 December, not from New Year."""
    (cap,) = DPRK.provision("UNSCR-2397-4").caps
    assert (cap.window.kind, cap.window.from_day) == ("twelve_months", "12-22")


def test_an_act_of_the_last_day_before_an_end_is_still_under_the_rule():
    """Intervals are half-open: the cap holds on 4 August 2017, the ban from the 5th."""
    before, after = (in_force(DPRK, on=date(2017, 8, day), hs="2701", direction="from") for day in (4, 5))
    assert (ids(before), ids(after)) == (["UNSCR-2321-26"], ["UNSCR-2371-8"])


@pytest.mark.parametrize("code", ["86", "87", "88", "89", "8713.10", "8901"])
def test_vehicles_inward_are_covered_from_86_through_89(code):
    """The range is inclusive at both ends."""
    assert "UNSCR-2397-7" in ids(in_force(DPRK, on=TODAY, hs=code, direction="to"))


def test_a_silent_ais_is_a_matter_of_vigilance_alone():
    """Nothing that concerns AIS decides or prohibits anything."""
    (ais,) = in_force(DPRK, on=date(2020, 1, 1), concerning="ais").provisions
    assert (ais.bindingness, ais.bindingness_words, ais.kind) == (Bindingness.CALLS_UPON, "calls upon", "statement")


@pytest.mark.parametrize("name", ["UNSCR-1874-18", "UNSCR-1874-20", "UNSCR-2270-36"])
def test_a_provision_superseded_on_an_unknown_day_is_never_in_force_once_superseded(name):
    """Where nobody recorded the day of the end, the answer says so on every day since its successor exists."""
    for year in range(2017, 2027):
        answer = in_force(DPRK, on=date(year, 6, 1))
        (one,) = (provision for provision in answer.provisions if provision.id == name)
        assert (one.status, one.in_force_until) == (Status.DAY_UNKNOWN, "unknown")
        assert one not in answer.holding


def test_nothing_is_superseded_by_a_text_that_did_not_exist():
    """On 6 March 2013 the paragraph of 2009 holds; its successor was adopted on the 7th, and the timeline says so."""
    days = [date(2010, 1, 1), date(2013, 3, 6), date(2013, 3, 7)]
    found = [standing(DPRK, DPRK.provision("UNSCR-1874-18"), day) for day in days]
    assert found == [Status.IN_FORCE, Status.IN_FORCE, Status.DAY_UNKNOWN]
    (turn,) = changes(DPRK, after=date(2013, 3, 6), upto=date(2013, 3, 7)).changes[:1]
    assert (turn.id, turn.what, turn.by) == ("UNSCR-1874-18", "may have ended", "UNSCR-2094-11")


def test_a_cap_is_shown_on_the_days_on_which_it_counts():
    """500,000 barrels for the last quarter of 2017; the yearly caps count from 2018 on and never stand beside it."""
    counted = {}
    for name, day in [
        ("UNSCR-2375-14", date(2017, 10, 15)),
        ("UNSCR-2397-5", date(2017, 12, 25)),
        ("UNSCR-2397-5", TODAY),
    ]:
        one = provided(DPRK, DPRK.provision(name), day)
        counted[name, day.year] = [[c.limits[0].quantity for c in caps] for caps in (one.caps, one.caps_on_other_days)]
    assert counted == {
        ("UNSCR-2375-14", 2017): [[500_000], [2_000_000]],
        ("UNSCR-2397-5", 2017): [[], [500_000]],
        ("UNSCR-2397-5", 2026): [[500_000], []],
    }


def test_medical_needles_are_named_by_no_paragraph():
    """Chapter 90 lies outside 72 to 89, whatever the press says."""
    assert ids(in_force(DPRK, on=TODAY, hs="9018.32", direction="to")) == []


def test_the_humanitarian_route_comes_with_a_goods_ban():
    """A wheelchair to the target is caught by code, and the answer names the exemption and its route."""
    (ban,) = in_force(DPRK, on=TODAY, hs="8713.10", direction="to").provisions
    assert ban.id == "UNSCR-2397-7"
    assert ("UNSCR-2397-25", "humanitarian") in {(lift.id, lift.route) for lift in ban.exemptions}


def test_beer_is_free_by_code_and_the_answer_says_that_code_is_not_all():
    """No paragraph names beer, but a designated party makes any goods a breach, and the answer says so."""
    answer = in_force(DPRK, on=TODAY, hs="2203", direction="from")
    assert ids(answer) == []
    assert {"UNSCR-2087-9", "UNSCR-1718-8d"} <= set(answer.whatever_the_goods)


def test_what_bars_no_goods_is_not_named_for_goods():
    """A travel ban turns on a designated party too, and says nothing of goods."""
    for law in map(regime, regimes()):
        for name in in_force(law, on=TODAY, hs="8713").whatever_the_goods:
            elements = {element.id for element in law.provision(name).elements}
            assert not elements & {"travel", "listed-traveller"}, name


def test_iron_ore_of_the_half_year_between_two_rules_is_said_not_to_be_recorded():
    """Named in 2016 and banned in August 2017; between, the answer is empty and says why that clears nothing."""
    found = [
        in_force(DPRK, on=day, hs="2601", direction="from")
        for day in (date(2016, 6, 1), date(2017, 7, 15), date(2017, 8, 6))
    ]
    assert [ids(answer) for answer in found] == [["UNSCR-2270-29"], [], ["UNSCR-2371-8"]]
    assert [len(answer.gaps) for answer in found] == [0, 1, 0]
    assert in_force(DPRK, on=date(2017, 7, 15), hs="2701", direction="from").gaps == ()


def test_nothing_to_ask_for_is_said_only_where_it_was_read():
    """The default is that nobody recorded how an exception is asked for."""
    needs = [one.needs for law in map(regime, regimes()) if not law.about.exercise for p in law for one in p.exceptions]
    assert "none" not in needs
    assert Excepted(id="x", text="x").needs == "unknown"
    assert label(Permission.UNKNOWN) == "how it is asked for is not recorded"


def test_a_second_reading_from_memory_says_so():
    """The draft map that adds a reading was written from memory; it is no working list."""
    for name in ("UNSCR-2371-8", "UNSCR-2375-13", "UNSCR-2397-5"):
        assert [reading.basis for reading in DPRK.provision(name).goods] == ["working_list", "recalled"]


def test_a_subject_is_read_whatever_its_case():
    """AIS is asked for as people write it."""
    assert ids(in_force(DPRK, on=TODAY, concerning="AIS")) == ids(in_force(DPRK, on=TODAY, concerning="ais")) != []


def test_readings_that_differ_are_both_shown():
    """Liquefied gas is taken in by one reading of the petroleum ban and not by the other: the answer keeps both."""
    answer = in_force(DPRK, on=TODAY, hs="2711.12", direction="to")
    (refined,) = (provision for provision in answer.provisions if provision.id == "UNSCR-2397-5")
    assert [reading.covers for reading in refined.goods] == ["none", "whole"]


def test_every_mark_travels_with_its_provision():
    """An answer carries each certainty with its meaning, its note and whether it may stand alone."""
    for one in in_force(DPRK, on=TODAY).provisions:
        held = DPRK.provision(one.id)
        assert (one.certainty, one.certainty_note) == (held.certainty, held.certainty_note)
        assert one.stands_alone == (held.certainty in ("A", "B"))
        assert ("recalled, not checked" in one.certainty_words) != one.stands_alone


def test_an_answer_is_json_as_it_is():
    """What the command prints has the fields that other programs rely on."""
    answer = msgspec.json.decode(msgspec.json.encode(in_force(DPRK, on=TODAY, concerning="ship_to_ship")))
    (one,) = answer["provisions"]
    assert (one["id"], one["instrument"], one["paragraph"]) == ("UNSCR-2375-11", "S/RES/2375 (2017)", "11")
    assert (one["bindingness"], one["stances"], one["status"]) == ("decides", [], "in force")


def test_a_question_is_answered_in_french_where_asked():
    """Titles, questions and labels follow the reader's language."""
    (one,) = in_force(DPRK, on=TODAY, concerning="ship_to_ship", language="fr").provisions
    assert one.title.startswith("Transbordements")
    assert (one.bindingness_words, one.elements[1].question[:9]) == ("décide", "L’un des ")


def test_what_all_states_must_do_a_flag_state_must_do_too():
    """Asked as a flag State, the answer holds its own duties and everybody's, not the Committee's."""
    found = set(ids(in_force(DPRK, on=TODAY, actor="flag_state")))
    assert {"UNSCR-2397-12", "UNSCR-2375-11"} <= found
    assert "UNSCR-1718-12" not in found


def test_what_turns_on_another_flag_is_left_out():
    """Between ships of other flags the flag element of the transfer ban cannot be met."""
    target, other = (in_force(DPRK, on=TODAY, concerning="ship_to_ship", flag=flag) for flag in ("KP", "PA"))
    assert (ids(target), ids(other)) == (["UNSCR-2375-11"], [])


@pytest.mark.parametrize(
    "asked", [{"direction": "sideways"}, {"actor": "everybody"}, {"hs": "2701", "edition": "HS1996"}]
)
def test_a_word_the_law_does_not_have_is_refused_with_those_it_has(asked):
    """A slip in a question is no empty answer."""
    with pytest.raises(BadInput, match=r"none of|choose one of"):
        in_force(DPRK, on=TODAY, **asked)


@pytest.mark.parametrize("asked", [{"flag": "Panama"}, {"flag": "XX"}, {"flag": "ZZZ"}, {"hs": "7"}, {"hs": "270"}])
def test_a_code_that_is_none_is_refused_with_how_it_is_written(asked):
    """Neither a flag by its name nor half a heading is answered."""
    with pytest.raises(BadInput, match=r"two letters of ISO|two, four or six digits"):
        in_force(DPRK, on=TODAY, **asked)


def test_a_code_may_be_asked_in_another_edition_than_that_of_the_day():
    """Solar panels have a code of their own since 2022; asked for 2018, the edition is named."""
    found = in_force(DPRK, on=date(2018, 6, 1), hs="8541.43", edition="HS2022", direction="to")
    assert ids(found) == ["UNSCR-2397-7"]


def test_a_subject_that_no_provision_names_is_refused_with_the_nearest():
    """An empty answer would read as: nothing is in force."""
    with pytest.raises(BadInput, match="words like coal"):
        in_force(DPRK, on=TODAY, concerning="coals")


def test_of_several_subjects_those_a_regime_does_not_know_count_for_nothing():
    """A signal names subjects for every regime; each answers for its own."""
    known = ids(in_force(DPRK, on=TODAY, concerning="ais"))
    assert ids(in_force(DPRK, on=TODAY, concerning=("ais", "subject-of-another-regime"))) == known
