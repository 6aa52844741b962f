"""What is not there gets 404 and what cannot be read 422, each with a sentence, as a page and as JSON."""

from html import unescape

import pytest

DPRK = "un-1718-dprk"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("un-9999-nowhere", "There is no regime 'un-9999-nowhere'"),
        (f"{DPRK}/UNSCR-9999-1", "is not a provision of un-1718-dprk"),
        (f"{DPRK}/measures/moonbeams", "has no measure 'moonbeams'"),
        (f"{DPRK}/cases/CASE-NOBODY", "holds no case 'CASE-NOBODY'"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(page, answer, words, path, sentence):
    """The sentence names what was asked for; the page leads back to the regimes."""
    tree = page(f"{path}/", status=404)
    assert sentence in words(tree.xpath("//*[@role='alert']")[0])
    assert "/law/" in tree.xpath("//main//a/@href")
    assert sentence in answer(f"{path}.json", status=404)["error"]


@pytest.mark.parametrize(
    ("path", "asked", "sentence"),
    [
        (DPRK, {"on": "6 August"}, "'6 August' is not a day"),
        (DPRK, {"on": "2017-02-30"}, "write it as 2017-08-05"),
        (DPRK, {"step": "99"}, "day of change"),
        (DPRK, {"step": "-1"}, "day of change"),
        (DPRK, {"on": "2017-01-01", "concerning": "unicorns"}, "'unicorns'"),
        (DPRK, {"hs": "7701"}, "'7701' is not a goods code"),
        (DPRK, {"hs": "01-99"}, "is not one code"),
        (DPRK, {"hs": "270"}, "two, four or six digits"),
        (DPRK, {"flag": "Panama"}, "two letters of ISO 3166-1"),
        (DPRK, {"according_to": "US"}, "No stance of 'US'"),
        ("un-1737-iran", {"according_to": "ZZ"}, "choose one of CN"),
        (DPRK, {"direcion": "from"}, "'direcion' is nothing this address can be asked with"),
        ("goods", {"q": "coal", "date": "2017-08-06"}, "'date' is nothing"),
        ("act", {"ask": "1", "goods_code": "2701"}, "'goods_code' is nothing"),
        (DPRK, {"direction": "up"}, "'up' is none of"),
        (DPRK, {"actor": "somebody"}, "'somebody' is none of"),
        (f"{DPRK}/UNSCR-2371-8", {"on": "now"}, "'now' is not a day"),
        (f"{DPRK}/measures/coal", {"on": "now"}, "'now' is not a day"),
        (DPRK, {"language": "xx"}, "'xx' is not offered"),
        ("goods", {"q": "coal", "direction": "up"}, "'up' is none of"),
        ("goods", {"q": "coal", "regime": "nowhere"}, "no regime 'nowhere'"),
        ("goods", {"q": "2701", "edition": "HS1988"}, "'HS1988' is not an edition"),
    ],
)
def test_what_cannot_be_read_is_refused(client, path, asked, sentence):
    """A slip is named, as a page and as JSON; it is never answered with silence or with another day."""
    answered = [client.get(f"/law/{path}{ending}", asked) for ending in ("/", ".json")]
    assert [one.status_code for one in answered] == [422, 422]
    assert all(sentence in unescape(one.content.decode()) for one in answered)


@pytest.mark.parametrize(
    "asked", [{}, {"after": "soon"}, {"after": "2018-01-01", "upto": "2017-01-01"}], ids=["none", "no day", "reversed"]
)
def test_changes_need_two_days_in_order(answer, asked):
    """Which days are meant is for the reader to say."""
    assert "2017-0" in answer(f"{DPRK}/changes.json", status=422, **asked)["error"]


def test_the_law_is_read_and_not_written(client):
    """Only an act may be sent; every other address is for reading."""
    assert client.post(f"/law/{DPRK}/").status_code == 405
    assert client.post("/law/goods/").status_code == 405
