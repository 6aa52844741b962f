"""The marking control of every form, and who could see what is there: in words, from the policy itself."""

import pytest
from django.urls import reverse
from lxml import html
from tests.desk.builders import assertion, case, clear, exhibit
from tests.web.people import browser

from comity.desk.casework.models import Case
from comity.desk.sharing.models import Seat
from comity.vocabulary.markings import Marking, Tlp

BEGIN = "/desk/begin/open-case/"
CASE = {"reference": "EX-9", "name": "Coal", "regime": "exercise", "reason": "Asked"}


def will_see(answer):
    """The sentence that says who will see what is not sent yet."""
    return " ".join(html.fromstring(answer.content).xpath("string(//*[@id='will-see'])").split())


@pytest.mark.usefixtures("people")
def test_a_form_says_who_will_see_before_anything_is_chosen():
    """As it opens, a record is for one's own member alone, and says so."""
    assert will_see(browser("ben").get(BEGIN)) == "Who will see it: EXB: everyone."


@pytest.mark.usefixtures("people")
def test_a_form_asked_who_will_see_records_nothing():
    """The question keeps what was typed and names the persons; no record is born of it."""
    typed = CASE | {"tlp": "TLP:RED", "readers": ["EXA"], "persons": "anna", "preview": "1"}
    answer = browser("ben").post(BEGIN, typed)
    assert will_see(answer) == "Who will see it: EXA: Anna (EXERCISE); EXB: Ben (EXERCISE)."
    assert b'value="Coal"' in answer.content
    assert (answer.status_code, Case.objects.count()) == (200, 0)


@pytest.mark.usefixtures("people")
def test_a_name_that_nobody_bears_is_refused():
    """A slip of the pen does not lock the record away from whom it was meant for."""
    answer = browser("ben").post(BEGIN, CASE | {"tlp": "TLP:RED", "persons": "ana"})
    assert (answer.status_code, Case.objects.count()) == (422, 0)
    assert b"ana has no seat here." in answer.content


def test_need_to_know_is_offered_to_those_let_in(people):
    """Who was let into a case can keep a record to it; who was not is not asked."""
    Seat.objects.filter(pk=people["ben"].pk).update(cases=frozenset({"EX-1"}))
    typed = CASE | {"tlp": "TLP:AMBER", "readers": ["EXA"], "kept_to": ["EX-1"]}
    assert b"kept_to" not in browser("anna").get(BEGIN).content
    assert will_see(browser("ben").post(BEGIN, typed | {"preview": "1"})) == "Who will see it: EXB: Ben (EXERCISE)."
    browser("ben").post(BEGIN, typed)
    assert Case.objects.get().kept_to == {"EX-1"}


def test_what_is_read_in_an_exhibit_says_its_true_eyes(people, tmp_path):
    """However wide the marking asked for, who may not see the exhibit will not see what is read in it."""
    held = exhibit(people["ben"], tmp_path, marking=Marking.originator_only("EXB"))
    page = reverse("act", args=("exhibit", held.pk, "assert"))
    assert (
        will_see(browser("ben").post(page, {"tlp": "TLP:CLEAR", "preview": "1"})) == "Who will see it: EXB: everyone."
    )
    asked = browser("ben").get("/desk/marking/", {"tlp": "TLP:CLEAR", "under": held.pk})
    assert will_see(asked) == "Who will see it: EXB: everyone."


def test_an_exhibit_one_may_not_see_tells_nothing_by_its_marking(people, tmp_path):
    """Asked with the number of a hidden exhibit, the control answers as if there were none."""
    held = exhibit(people["anna"], tmp_path, marking=Marking.originator_only("EXA"))
    asked = browser("ben").get("/desk/marking/", {"tlp": "TLP:CLEAR", "under": held.pk})
    assert will_see(asked) == "Who will see it: Everybody, without signing in."


def test_any_record_tells_who_could_see_it(people, tmp_path):
    """Each record's page leads to the seats that the policy admits; who may not see it may not ask."""
    shared = case(people["anna"], marking=Marking.shared(Tlp.AMBER, "EXA", "EXB"))
    page = reverse("who", args=("case", shared.pk))
    assert page in browser("ben").get("/desk/cases/EX-1/").content.decode()
    told = browser("ben").get(page).content.decode()
    assert "Anna (EXERCISE)" in told
    assert "Sam (EXERCISE)" not in told
    assert browser("sam").get(page).status_code == 404
    said = assertion(people["sam"], exhibit(people["sam"], tmp_path), marking=clear(people["sam"]))
    assert b"without signing in" in browser("ben").get(reverse("who", args=("assertion", said.pk))).content
    assert browser("ben").get("/desk/who/nothing/1/").status_code == 404
