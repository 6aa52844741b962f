"""Acting through a page: one click or one form, refused with a sentence and with everything still in place."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html
from tests.desk.builders import BAN, assertion, drafted, exhibit
from tests.web.people import browser
from tests.web.planting import everybody, heard

from comity.desk.casework.models import Case, Signal
from comity.desk.holdings.models import Assertion, Exhibit


@pytest.fixture
def signal(people, tmp_path):
    """A signal that every member may see."""
    return heard(people["sam"], tmp_path, 999000001, everybody(people["sam"]))


def act(kind, pk, slug):
    """An act's address."""
    return reverse("act", args=(kind, pk, slug))


def test_one_click_takes_a_signal_and_goes_on_to_the_next(signal):
    """Whoever works through the queue stays in it."""
    answer = browser("ben").post(act("signal", signal.pk, "take"), {"next": "/desk/?state=new#signal-7"})
    assert (answer.status_code, answer.url) == (302, "/desk/?state=new#signal-7")
    signal.refresh_from_db()
    assert (signal.state, signal.taken_by.person) == ("taken", "Ben (EXERCISE)")


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere(signal, elsewhere):
    """The page to go on to is one of ours."""
    answer = browser("ben").post(act("signal", signal.pk, "take"), {"next": elsewhere})
    assert answer.url == reverse("signal", args=(signal.pk,))


def test_a_refusal_keeps_what_was_typed(people):
    """A marking that names nobody is refused with a sentence, and nothing has to be written again."""
    typed = {"name": "Coal again", "regime": "exercise", "reason": "Asked", "tlp": "TLP:RED", "persons": "arno"}
    answer = browser("sam").post("/desk/begin/open-case/", {**typed, "readers": ["EXB"]})
    tree = html.fromstring(answer.content)
    assert answer.status_code == 422
    assert "arno sits at EXA (EXERCISE)" in tree.xpath("string(//*[@role='alert'])")
    assert tree.xpath("string(//input[@name='name']/@value)") == "Coal again"
    assert tree.xpath("//input[@value='EXB']/@checked") == ["checked"] or tree.xpath("//input[@value='EXB'][@checked]")
    assert not Case.objects.exists()


def test_a_missing_answer_is_named_beside_its_question(signal):
    """The summary leads to the field, and the field says what is wrong."""
    answer = browser("ben").post(act("signal", signal.pk, "dismiss"), {"reason": ""})
    tree = html.fromstring(answer.content)
    assert answer.status_code == 422
    field = tree.xpath("string(//*[@role='alert']//a/@href)").removeprefix("#")
    assert tree.xpath(f"//*[@id='{field}'][@aria-invalid='true']")
    assert tree.xpath(f"//*[@id='{field}_error']")


def test_what_is_no_longer_offered_is_refused_and_not_done(signal):
    """A page that is out of date does no harm, and a reason typed into it is not lost."""
    browser("sam").post(act("signal", signal.pk, "dismiss"), {"reason": "A receiver outage"})
    answer = browser("ben").post(act("signal", signal.pk, "dismiss"), {"reason": "Noise"})
    assert answer.status_code == 422
    assert b"cannot be done as the record now stands" in answer.content
    assert Signal.objects.get().taken_by.person == "Sam (EXERCISE)"


def test_what_cannot_be_done_says_why_in_its_own_words(people):
    """By address or by post, the refusal is the sentence of the act itself."""
    finding = drafted(people["sam"], BAN)
    assert b"A coordinator does this" in browser("ben").get(act("finding", finding.pk, "conclude")).content
    assert b"this is done while it is assessed" in browser("sam").post(act("finding", finding.pk, "circulate")).content


def test_a_case_is_numbered_by_lot(people):
    """A reference that one types would tell of cases one may not see; in an exercise body the case is an exercise."""
    typed = {"name": "Coal", "regime": "exercise", "reason": "Asked", "tlp": "TLP:GREEN", "reference": "SECRET-1"}
    for _ in range(2):
        assert browser("sam").post("/desk/begin/open-case/", typed).status_code == 302
    told = {one.reference for one in Case.objects.all()}
    assert len(told) == 2
    assert all(re.fullmatch(r"EXERCISE-C-\d{4}-[2-9A-Z]{6}", one) for one in told)
    assert all(one.exercise for one in Case.objects.all())


def test_a_real_matter_is_said_to_be_one(people):
    """In an exercise body somebody says so, and the page says that nothing is found on it."""
    typed = {"name": "Claims", "regime": "un-1718-dprk", "reason": "Kept", "tlp": "TLP:GREEN", "real": "on"}
    page = browser("sam").post("/desk/begin/open-case/", typed, follow=True).content
    assert not Case.objects.get().exercise
    assert b"This body is an exercise" in page
    assert b"draft-finding" not in page


def test_what_is_held_already_is_not_called_done(people, tmp_path):
    """The same bytes again record nothing: the page says so, leads there and keeps what was typed."""
    held = exhibit(people["sam"], tmp_path, "EXERCISE: a letter", everybody(people["sam"]))
    told = {"name": "Another title", "received_from": "x", "received_how": "x", "received_at": "2026-03-02T08:00"}
    file = SimpleUploadedFile("again.txt", b"EXERCISE: a letter")
    answer = browser("sam").post("/desk/begin/receive/", {**told, "tlp": "TLP:GREEN", "file": file})
    assert answer.status_code == 422
    assert f'href="{reverse("exhibit", args=(held.pk,))}"'.encode() in answer.content
    assert b"nothing was recorded anew" in answer.content
    assert b"Another title" in answer.content


def test_an_act_on_what_one_may_not_see_is_not_there(people, tmp_path):
    """It is as if the record did not exist."""
    from tests.web.planting import secret

    hidden = heard(people["anna"], tmp_path, 999000777, secret(people["anna"]))
    client = browser("ben")
    assert client.get(act("signal", hidden.pk, "take")).status_code == 404
    assert client.post(act("signal", hidden.pk, "take")).status_code == 404


def test_a_file_is_received_with_its_marking(people, tmp_path):
    """An upload becomes an exhibit for the eyes chosen, and is never shown in the browser."""
    path = tmp_path / "letter.txt"
    path.write_text("EXERCISE: a letter")
    told = {"name": "A letter (EXERCISE)", "received_from": "a registry (EXERCISE)", "received_how": "by hand"}
    with path.open("rb") as file:
        answer = browser("ben").post(
            "/desk/begin/receive/", {**told, "received_at": "2026-03-02T08:00", "tlp": "TLP:RED", "file": file}
        )
    held = Exhibit.objects.get()
    assert (answer.status_code, held.tlp, set(held.persons)) == (302, "TLP:RED", {"ben"})
    saved = browser("ben").get(f"/desk/exhibits/{held.pk}/file")
    assert saved.getvalue() == b"EXERCISE: a letter"
    assert saved["Content-Disposition"].startswith("attachment")


def test_a_retracted_assertion_is_still_shown_as_such(people, tmp_path):
    """What was known before is not unknown now."""
    said = assertion(people["sam"], exhibit(people["sam"], tmp_path))
    client = browser("sam")
    client.post(act("assertion", said.pk, "retract"), {"reason": "Misread"})
    assert Assertion.objects.get().retracted_at
    assert b"Retracted" in client.get(reverse("subject", args=(said.subject,))).content


def test_every_change_needs_the_forms_own_token(signal):
    """Another site cannot act in a member's name."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(get_user_model().objects.get(username="ben"))
    assert client.post(act("signal", signal.pk, "take")).status_code == 403
    assert Signal.objects.get().state == "new"
