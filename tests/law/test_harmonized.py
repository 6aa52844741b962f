"""Codes of goods across the editions of the Harmonized System."""

from datetime import date

import pytest

from comity.law.coverage import Coverage, coverage
from comity.law.harmonized.editions import Edition, UnknownCode, subheadings, table, translated, words
from comity.law.packs import regime
from comity.law.scope import Goods

HS2012, HS2017, HS2022 = Edition


def test_lost_zeros_are_put_back():
    """The concordances print 10121; the code is 010121, and chapters 1 to 9 are there in every edition."""
    for edition in Edition:
        assert "010121" in subheadings("01", edition)
        assert {len(code) for code in subheadings("01-09", edition)} == {6}


def test_the_editions_have_the_subheadings_they_are_published_with():
    """HS 2017 has 5,387 and HS 2022 has 5,612 subheadings; one of 2017 stands in the concordance with 2012 alone."""
    counts = {edition: len(subheadings("01-97", edition)) for edition in Edition}
    assert (counts[HS2017], counts[HS2022]) == (5387, 5612)
    assert subheadings("3002.19", HS2017) == {"300219"}


def test_a_code_without_a_counterpart_is_asked_by_its_heading():
    """Where the tables do not say what became of a code, its heading answers, in whole or in part."""
    blood, one = (Goods(edition=HS2022, codes=codes, basis="working_list") for codes in (("30",), ("3002.12",)))
    assert coverage((blood,), "3002.19", HS2017) is Coverage.WHOLE
    assert coverage((one,), "3002.19", HS2017) is Coverage.PART


def test_an_edition_applies_from_new_year():
    """HS 2017 from 1 January 2017, HS 2022 from 1 January 2022; the oldest carried serves before."""
    days = [date(2006, 1, 1), date(2016, 12, 31), date(2017, 1, 1), date(2021, 12, 31), date(2022, 1, 1)]
    assert [Edition.on(day) for day in days] == [HS2012, HS2012, HS2017, HS2017, HS2022]


@pytest.mark.parametrize(
    "code", ["2799", "99-98", "abc", "", "8549", "2", "7", "270", "27011", "9999", "999999", "84-", "-84", "27.1"]
)
def test_a_code_that_is_none_is_refused(code):
    """Including one that only a later edition has."""
    with pytest.raises(UnknownCode, match="is not a goods code of HS2017"):
        subheadings(code, HS2017)


def test_a_code_is_followed_through_the_editions():
    """Statues were split in 2022; each half leads back to the one code of 2017 and 2012."""
    assert translated("970310", HS2022, HS2017) == {"970300"}
    assert translated("970310", HS2022, HS2012) == {"970300"}
    assert {"970310", "970390"} <= translated("970300", HS2012, HS2022)


def test_a_code_of_today_is_compared_with_a_list_of_2017():
    """Electrical waste is new in 2022 and comes from many codes, some outside a list of 2017: covered in part."""
    machinery = (Goods(edition=HS2017, codes=("84", "85"), basis="in_resolution"),)
    assert coverage(machinery, "8471", HS2022) is Coverage.WHOLE
    assert coverage(machinery, "8549", HS2022) is Coverage.PART
    assert coverage(machinery, "2203", HS2022) is Coverage.NONE


def test_a_wide_code_is_covered_in_part():
    """Chapter 27 holds coal and much else."""
    coal = (Goods(edition=HS2017, codes=("2701",), basis="working_list"),)
    assert coverage(coal, "27", HS2017) is Coverage.PART


def test_every_code_of_every_regime_exists_in_its_edition():
    """Also the inferred ones."""
    for provision in regime("un-1718-dprk"):
        assert all(subheadings(codes, one.edition) for one in provision.goods for codes in one.codes)


def test_a_code_has_words():
    """HS 2022 says what it means."""
    assert words("2203") == table()["2203"] == "Beer made from malt"
