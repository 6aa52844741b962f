"""What the law says on a day."""

from datetime import date

import pytest

from comity.law.packs import regime
from comity.law.questions import in_force
from comity.law.terms import Bindingness, Status

DPRK = regime("un-1718-dprk")


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
    answer = in_force(DPRK, on=day, hs="2701", direction="from")
    assert [provision.id for provision in answer.provisions] == [expected]


def test_a_rule_is_answered_with_its_exceptions():
    """The coal rule of 2016 comes with its livelihood exception."""
    (coal,) = in_force(DPRK, on=date(2016, 6, 1), hs="2701", direction="from").provisions
    assert [excepted.id for excepted in coal.exceptions] == ["livelihood", "rajin"]


def test_a_cap_is_answered_with_both_its_limits_and_the_rule_between_them():
    """The coal cap of 2017 is USD 400,870,018 or 7.5 million tonnes, whichever is lower."""
    (coal,) = in_force(DPRK, on=date(2017, 7, 15), hs="2701", direction="from").provisions
    (cap,) = coal.caps
    assert {(limit.quantity, limit.unit) for limit in cap.limits} == {(400_870_018, "USD"), (7_500_000, "t")}
    assert cap.rule == "lower"


def test_a_silent_ais_is_a_matter_of_vigilance_alone():
    """Nothing that concerns AIS decides or prohibits anything."""
    (ais,) = in_force(DPRK, on=date(2020, 1, 1), concerning="ais").provisions
    assert (ais.bindingness, ais.kind) == (Bindingness.CALLS_UPON, "statement")


@pytest.mark.parametrize("name", ["UNSCR-1874-18", "UNSCR-1874-20", "UNSCR-2270-36"])
def test_a_provision_superseded_on_an_unknown_day_is_never_in_force(name):
    """Where nobody recorded the day of the end, the answer says so on every day."""
    for year in range(2016, 2027):
        answer = in_force(DPRK, on=date(year, 6, 1))
        (one,) = (provision for provision in answer.provisions if provision.id == name)
        assert one.status is Status.DAY_UNKNOWN
        assert one not in answer.holding


def test_the_humanitarian_route_comes_with_a_goods_ban():
    """A wheelchair to the target is caught by code, and the answer names the exemption and its route."""
    (ban,) = in_force(DPRK, on=date(2026, 6, 1), hs="8713.10", direction="to").provisions
    assert ban.id == "UNSCR-2397-7"
    assert ("UNSCR-2397-25", "humanitarian") in {(lift.id, lift.route) for lift in ban.exemptions}
