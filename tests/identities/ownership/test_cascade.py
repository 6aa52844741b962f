"""Who is reached: a cascade under a doctrine, with bounds where shares are not known, and never a product of percentages."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from comity.identities.ownership.cascade import NEVER, Verdict, reach
from comity.identities.ownership.doctrines import UnknownDoctrine, doctrine, doctrines
from comity.identities.ownership.proofs import NotReached, proof
from comity.identities.ownership.shares import NotAShare, NotInRegister, Share, network

NODES = st.sampled_from("XYABCDE")
EDGES = st.lists(
    st.tuples(NODES, NODES, st.integers(0, 100)).filter(lambda edge: edge[0] != edge[1]), min_size=1, max_size=14
)


def held(*rows, **told):
    """Shares from (owner, owned, percent) or (owner, owned, low, high)."""
    return [Share(owner=r[0], owned=r[1], low_percent=r[2], high_percent=r[-1], **told) for r in rows]


def found(shares, *listed, rule="us-ofac", on=None):
    """The verdict on every entity, by name."""
    shown = network(shares, on=on)
    told = reach(shown, shown.named(listed), doctrine(rule))
    return {name: told.verdict(place) for place, name in enumerate(shown.names)}


def test_percentages_are_not_multiplied():
    """80 % of 65 % is 52 %, and 60 % of 60 % is 36 %: both chains reach their end, for each link is a half or more."""
    assert found(held(("X", "A", 60), ("A", "B", 60)), "X")["B"] is Verdict.CERTAINLY


def test_what_an_owner_that_is_not_reached_holds_does_not_count():
    """A quarter of the owner is not the owner."""
    assert found(held(("X", "A", 25), ("A", "B", 100)), "X") == {
        "X": Verdict.LISTED,
        "A": Verdict.NOT,
        "B": Verdict.NOT,
    }


def test_holders_add_up_where_the_doctrine_adds_them():
    """25 and 25 of two listed parties is a half for one authority and nothing for the one that looks at each alone."""
    shares = held(("X", "A", 30), ("Y", "A", 30))
    assert found(shares, "X", "Y", rule="us-ofac")["A"] is Verdict.CERTAINLY
    assert found(shares, "X", "Y", rule="uk")["A"] is Verdict.NOT


def test_the_threshold_itself_counts_or_does_not():
    """50 % is enough for one authority; another asks for more."""
    assert found(held(("X", "A", 50)), "X", rule="us-ofac")["A"] is Verdict.CERTAINLY
    assert found(held(("X", "A", 50)), "X", rule="uk")["A"] is Verdict.NOT
    assert found(held(("X", "A", 50.000001)), "X", rule="uk")["A"] is Verdict.CERTAINLY


def test_control_counts_where_the_doctrine_says_so():
    """A controller without a share reaches under one doctrine and not under another."""
    shares = held(("X", "A", 0), controls=True)
    assert found(shares, "X", rule="eu")["A"] is Verdict.CERTAINLY
    assert found(shares, "X", rule="us-ofac")["A"] is Verdict.NOT


def test_three_thirds_are_no_whole():
    """Shares are whole parts of the whole: three times 16.666666 % is less than a half."""
    assert found(held(*((one, "A", 16.666666) for one in "XYZ")), "X", "Y", "Z")["A"] is Verdict.NOT


def test_an_unknown_share_gives_possibly_and_no_more_than_others_leave():
    """Who holds an unknown share possibly reaches, unless the others hold more than half."""
    assert found(held(("X", "A", 0, 100), ("Z", "A", 40)), "X")["A"] is Verdict.POSSIBLY
    assert found(held(("X", "A", 0, 100), ("Z", "A", 60)), "X")["A"] is Verdict.NOT


@pytest.mark.parametrize(("day", "verdict"), [(1, Verdict.NOT), (2, Verdict.CERTAINLY), (4, Verdict.NOT)])
def test_a_share_counts_while_it_held(day, verdict):
    """From the first day to the day before the last; an owner on record at other times is no owner that day."""
    shares = held(("X", "A", 60), from_on=date(2020, 1, 2), until_on=date(2020, 1, 4)) + held(
        ("X", "B", 1), ("Z", "A", 1)
    )
    assert found(shares, "X", on=date(2020, 1, day))["A"] is verdict


@given(EDGES)
def test_more_shares_never_reach_fewer(edges):
    """Reaching grows with what is known, whatever circles the register holds."""
    shares = held(*edges, ("X", "A", 50))
    before = {name for name, one in found(shares[1:], "X").items() if one is not Verdict.NOT}
    assert before <= {name for name, one in found(shares, "X").items() if one is not Verdict.NOT}


@given(EDGES)
def test_every_proof_adds_up_to_the_doctrine(edges):
    """What is reached has a proof whose holdings meet the threshold, down to the listed, in finitely many steps."""
    shown = network(held(*edges, ("X", "A", 50)))
    told = reach(shown, shown.named(["X"]), doctrine("us-ofac"))
    open_ones = [proof(told, name) for name in told.names(Verdict.CERTAINLY)]
    while open_ones:
        one = open_ones.pop()
        assert one.verdict is Verdict.LISTED or sum(h.low_percent for h in one.holdings) >= 50
        open_ones += [h.owner for h in one.holdings]


def test_a_proof_reads_as_a_sentence():
    """The sum, the holders and the rule."""
    shown = network(held(("X", "A", 50), ("X", "B", 10), ("A", "B", 40)))
    told = proof(reach(shown, shown.named(["X"]), doctrine("us-ofac")), "B")
    assert told.sentence.startswith("B is certainly reached: 10 % by X and 40 % by A, together 50 %;")
    assert [one.owner.entity for one in told.holdings] == ["X", "A"]


def test_what_is_not_reached_has_no_proof():
    """A proof of nothing is refused with the doctrine it was asked under."""
    shown = network(held(("X", "A", 10)))
    with pytest.raises(NotReached, match="50 Percent Rule"):
        proof(reach(shown, shown.named(["X"]), doctrine("us-ofac")), "A")


def test_nobody_listed_reaches_nobody():
    """An empty list gives an empty answer."""
    shown = network(held(("X", "A", 100)))
    assert set(reach(shown, shown.named([]), doctrine("un")).certainly) == {NEVER}


def test_names_that_nobody_knows_are_refused():
    """An answer about a name that is not in the register would read as: it reaches nobody."""
    with pytest.raises(NotInRegister, match="Nobody"):
        network(held(("X", "A", 100))).named(["Nobody"])
    with pytest.raises(UnknownDoctrine, match="us-ofac"):
        doctrine("nobody")


@pytest.mark.parametrize(("low", "high"), [(-1, 5), (5, 1), (0, 101)])
def test_a_share_is_a_part_of_a_whole(low, high):
    """Anything else is refused with the owner, the owned and the numbers."""
    with pytest.raises(NotAShare, match="X of A"):
        Share(owner="X", owned="A", low_percent=low, high_percent=high)


def test_every_doctrine_says_whose_words_it_rests_on():
    """A rule without a source, or in one language alone, is none."""
    assert all(one.sources and {"en", "fr"} <= set(one.title) for one in doctrines().values())
