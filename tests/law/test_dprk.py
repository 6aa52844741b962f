"""The largest regime is carried whole, and its marks are those it was compiled with."""

from collections import Counter

from comity.law.packs import regime
from comity.law.terms import Bindingness, Kind

DPRK = regime("un-1718-dprk")


def test_all_133_provisions_are_there_with_their_marks():
    """Nothing was dropped, and no certainty was raised: 33 A, 43 B, 55 C, 2 D."""
    assert Counter(provision.certainty for provision in DPRK) == {"A": 33, "B": 43, "C": 55, "D": 2}


def test_few_provisions_merely_call_upon():
    """111 decide, 17 call upon, 3 express, 2 request."""
    counts = Counter(provision.bindingness for provision in DPRK)
    assert [counts[binding] for binding in Bindingness] == [111, 17, 2, 3]


def test_whatever_prohibits_or_caps_names_its_elements():
    """54 paragraphs can be breached by an act, and each says which facts must all hold."""
    barring = [provision for provision in DPRK if provision.kind in (Kind.PROHIBITION, Kind.CAP)]
    assert len(barring) == 54
    assert all(len(provision.elements) > 1 for provision in barring)


def test_codes_stand_in_the_resolution_text_only_twice():
    """Elsewhere they are a working list or inferred, and say so."""
    of_the_law = {one.id for one in DPRK if any(goods.basis == "in_resolution" for goods in one.goods)}
    assert of_the_law == {"UNSCR-2397-6", "UNSCR-2397-7"}


def test_every_provision_stands_under_one_measure():
    """The history of each measure can be read, and no provision is lost between them."""
    placed = [name for measure in DPRK.measures.values() for name in measure.provisions]
    assert sorted(placed) == sorted(DPRK.provisions)


def test_a_measure_is_told_oldest_first():
    """The provisions of a measure follow the days on which they began."""
    for name, measure in DPRK.measures.items():
        begun = [DPRK.provision(one).in_force_from for one in measure.provisions]
        assert begun == sorted(begun), name


def test_titles_tell_provisions_apart():
    """No two provisions have the same title, in either language."""
    for language in ("en", "fr"):
        titles = [provision.title[language] for provision in DPRK]
        assert len(set(titles)) == len(titles)


def test_every_question_is_asked_by_some_provision():
    """The file of questions holds none that nobody asks."""
    asked = {element.id for one in DPRK for element in one.elements} | {e.id for one in DPRK for e in one.exceptions}
    asked |= {one.wind_down.fact for one in DPRK if one.wind_down}
    chosen = {name for fact in DPRK.facts.values() if fact.test for name in fact.test.any}
    assert DPRK.facts.keys() - asked - chosen == set()


def test_the_law_of_a_state_is_recorded_apart():
    """Indonesia had no offence for what the resolution bans, and the record says so with its source."""
    (indonesia,) = (measure for measure in DPRK.national if measure.state == "ID")
    assert (indonesia.status, indonesia.punishes) == ("absent", ("UNSCR-2371-8",))
    assert {measure.status for measure in DPRK.national} >= {"absent", "enacted", "unknown"}


def test_every_criterion_leads_to_a_consequence():
    """For what one may be designated, by whom, and what follows."""
    assert {"person", "entity", "ship"} == {kind for one in DPRK.criteria.values() for kind in one.designates}
    assert all(criterion.consequences for criterion in DPRK.criteria.values())
