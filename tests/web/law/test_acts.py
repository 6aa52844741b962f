"""Checking an act: element by element, by form or as text; a refusal says why and loses nothing that was typed."""

import pytest

COAL = {"regime": "un-1718-dprk", "conduct": "supply", "date_from": "2018-03-01", "direction": "from", "code": "2701"}
TOLD = """
id: EXERCISE-T
regime: un-1718-dprk
title: EXERCISE
acts:
  - {id: sts, title: EXERCISE, conduct: [ship_to_ship_transfer], date_from: 2018-05-19, date_to: 2018-05-19,
     ships: [{name: EXERCISE One, flag: PA}, {name: EXERCISE Two, flag: BZ}]}
"""


@pytest.fixture
def told(client):
    """A function that sends a text as the body of a request for JSON and gives status and answer."""

    def send(text):
        response = client.post("/law/act.json", text, content_type="application/yaml")
        return response.status_code, response.json()

    return send


def test_an_act_by_form_is_answered_element_by_element(page, words):
    """Coal that leaves in 2018 meets the ban; the answer names what could lift it and how that is asked for."""
    said = words(page("act/", ask="1", **COAL).get_element_by_id("answer-1"))
    assert "Coal, iron and iron ore from the DPRK: full ban" in said
    assert "None of this is a finding" in said
    assert "How to ask for an exemption" in said


def test_an_open_question_can_be_answered(page, answer):
    """What the account does not say stays open until somebody answers it; then the result follows."""
    assert page("act/", ask="1", **COAL).xpath("//select[@name='fact-rajin']")
    found = answer("act.json", ask="1", **COAL, **{"fact-rajin": "yes"})
    results = {one["id"]: one["result"] for one in found["provisions"]}
    assert results["UNSCR-2371-8"] == "excepted"


def test_a_transfer_between_two_foreign_flags_does_not_meet_the_flag_element(told):
    """The element careless accounts leave out is answered from the flags."""
    status, found = told(TOLD)
    provision = next(one for one in found["acts"][0]["provisions"] if one["id"] == "UNSCR-2375-11")
    assert (status, provision["result"]) == (200, "not met")


def test_an_act_across_a_change_of_law_has_an_answer_for_each_part(client, words):
    """The example on the page is such an act, and is answered as it stands."""
    from lxml import html

    form = html.fromstring(client.get("/law/act/").content.decode()).get_element_by_id("pasted")
    response = client.post("/law/act/", {"told": form.text})
    said = words(html.fromstring(response.content.decode()))
    assert response.status_code == 200
    assert "2020-06-01 – 2020-06-14" in said
    assert "2020-06-15 – 2020-07-15" in said


def test_who_contests_a_measure_stands_beside_it(client):
    """An act under a contested regime brings the stances, and the ship without a flag is asked nothing."""
    asked = {"regime": "un-1737-iran", "conduct": "supply", "date_from": "2026-06-01", "direction": "to", "ask": "1"}
    said = client.get("/law/act/", asked | {"fact-sensitive-item": "yes"}).content.decode()
    assert "All elements met, on the facts as stated (contested)" in said
    assert "Russia (not in force)" in said


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"date_from": "2018-13-40"}, "date"),
        ({"date_to": "2017-01-01"}, "ends before it begins"),
        ({"conduct": "theft"}, "theft"),
        ({"code": "01-99"}, "one code"),
        ({"code": "7701"}, "7701"),
        ({"flags": "Panama"}, "two-letter"),
        ({"fact-nonsense": "yes"}, "nonsense"),
        ({"fact-supply": "no"}, "supply"),
    ],
)
def test_a_slip_in_the_form_is_named_and_nothing_is_lost(page, words, wrong, sentence):
    """The page answers 422 with a sentence, and every field keeps what was typed."""
    tree = page("act/", status=422, ask="1", goods="EXERCISE coal", **COAL | wrong)
    assert sentence in words(tree.find_class("errors")[0])
    assert tree.xpath("//input[@name='goods']/@value") == ["EXERCISE coal"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("acts: [", "line"),
        (TOLD.replace("2018-05-19", "2018-02-30", 1), "day is out of range"),
        (TOLD.replace("conduct", "condcut"), "condcut"),
        (TOLD.replace("un-1718-dprk", "nowhere"), "nowhere"),
        (TOLD + "note: &a x\nsources: [*a]\n", "refers to itself"),
        ("[" * 5_000 + "]" * 5_000, "nested too deeply"),
        ("#" * 20_001, "20000"),
        (TOLD.replace("ships:", "goods: [{words: all, code: 01-99}], ships:"), "no range"),
        ("", "This file is empty"),
        ("id: \a", "not readable YAML"),
        (TOLD.replace("2018-05-19", "9999-12-31T23:59:59-12:00", 1), "Expected `date`"),
    ],
    ids=lambda value: value[:20],
)
def test_text_that_cannot_be_used_is_refused_with_a_sentence(client, text, sentence):
    """Whatever a stranger pastes, the answer is 422 and a sentence."""
    response = client.post("/law/act.json", text, content_type="application/yaml")
    assert (response.status_code, sentence in response.json()["error"]) == (422, True)


@pytest.mark.parametrize("asked", [{"ask": "1"}, COAL | {"ask": "1", "conduct": ""}], ids=["nothing", "no conduct"])
def test_an_act_that_is_not_told_is_no_answer(answer, asked):
    """Asked for an answer with too little, the address says what is missing."""
    assert "conduct" in answer("act.json", status=422, **asked)["error"]


def test_two_keys_that_read_alike_are_refused(told):
    """YAML reads `true` and `yes` as one: the text is refused, and the server stands."""
    status, found = told(TOLD + "true: 1\nyes: 2\n")
    assert (status, "reads as another key does" in found["error"]) == (422, True)


def test_what_turns_on_ships_nobody_told_of_stands_apart(page, words):
    """A wheelchair is no ship: what waits for a ship alone is folded away, and nothing else is."""
    told = {"regime": "un-1718-dprk", "conduct": "supply", "date_from": "2020-03-01", "direction": "to", "code": "8713"}
    folded = [words(one) for one in page("act/", ask="1", **told).xpath("//details[@class='part']")]
    (ships,) = (text for text in folded if text.startswith("Open only because no ship is told of"))
    assert "Seizure and inspection of suspect ships" in ships
    assert "Supply of luxury goods" not in ships


def test_pasted_text_is_kept_when_it_is_refused(client):
    """Nothing typed is lost."""
    response = client.post("/law/act/", {"told": TOLD.replace("conduct", "condcut")})
    assert response.status_code == 422
    assert "condcut: [ship_to_ship_transfer]" in response.content.decode()


def test_more_acts_than_a_page_answers_are_sent_to_the_command(told):
    """A question that would keep the server busy is named as such."""
    acts = "\n".join(TOLD.splitlines()[-2:])
    status, found = told(TOLD + "\n".join(acts.replace("id: sts", f"id: sts{n}") for n in range(10)) + "\n")
    assert (status, "comity law applies FILE" in found["error"]) == (422, True)
