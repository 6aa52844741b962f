"""Judging who is who: side by side, by one's own eyes alone, and undone at any time."""

import pytest
from django.urls import reverse
from tests.desk.builders import clear, exhibit
from tests.web.people import browser
from tests.web.planting import secret

from comity.desk.holdings.actions import assert_
from comity.desk.holdings.records import Judgement

ONE, OTHER = "exercise:one", "exercise:other"
PAIR = f"/desk/judgements/pair/?one={ONE}&other={OTHER}"
SHARED = {"reason": "One hull", "tlp": "TLP:GREEN"}


@pytest.fixture
def twins(people, tmp_path):
    """Two subjects that bear one number, and differ in their names."""
    sam = people["sam"]
    held = exhibit(sam, tmp_path)
    for subject, name in ((ONE, "Heron"), (OTHER, "Sable Heron")):
        for prop, value in (("imo", "9074729"), ("name", name)):
            assert_(prop, value, subject=subject, exhibit=held, place="1", origin="", by=sam, marking=clear(sam))
    return people


@pytest.mark.usefixtures("twins")
def test_a_pair_that_bears_one_number_waits_and_stands_side_by_side():
    """Both names and the common number are there, each with who says so; the reason begins with what both bear."""
    assert "one=exercise%3Aone&amp;other=exercise%3Aother" in browser("ben").get("/desk/judgements/").content.decode()
    page = browser("ben").get(PAIR).content.decode()
    assert "Sable Heron" in page
    assert "Both bear: imo 9074729." in page
    assert page.count("a common value") == 1


@pytest.mark.usefixtures("twins")
@pytest.mark.parametrize("verdict", Judgement.Verdict)
def test_a_verdict_is_one_click_and_the_pair_waits_no_more(verdict):
    """Judged, it is written down with its reason and its marking."""
    client = browser("ben")
    client.post(PAIR, SHARED | {"verdict": verdict})
    assert (Judgement.objects.get().verdict, Judgement.objects.get().tlp) == (verdict, "TLP:GREEN")
    page = client.get("/desk/judgements/").content.decode()
    assert "other=exercise%3Aother" not in page
    assert "One hull" in page


@pytest.mark.usefixtures("twins")
def test_a_judgement_is_undone_by_the_member_that_made_it():
    """Undone, both stand apart again and wait; another member is not offered it."""
    client = browser("ben")
    client.post(PAIR, SHARED | {"verdict": "same"})
    undo = reverse("act", args=("judgement", Judgement.objects.get().pk, "withdraw-judgement"))
    assert undo in client.get("/desk/judgements/").content.decode()
    assert undo not in browser("anna").get("/desk/judgements/").content.decode()
    client.post(undo, {"reason": "Two hulls after all"})
    assert "Judged to be one" not in client.get(reverse("subject", args=(ONE,))).content.decode()
    assert "other=exercise%3Aother" in client.get("/desk/judgements/").content.decode()


@pytest.mark.usefixtures("twins")
def test_a_judgement_without_a_reason_or_a_verdict_is_refused():
    """Another member must understand it in a year; nothing is recorded."""
    for typed in (SHARED | {"verdict": "same", "reason": ""}, SHARED | {"verdict": "perhaps"}, SHARED):
        assert browser("ben").post(PAIR, typed).status_code == 422
    assert not Judgement.objects.exists()


@pytest.mark.usefixtures("twins")
def test_to_ask_who_will_see_judges_nothing():
    """The question records no judgement."""
    answer = browser("ben").post(PAIR, SHARED | {"preview": "1"})
    assert (answer.status_code, Judgement.objects.exists()) == (200, False)
    assert b"Who will see it:" in answer.content


def test_no_pair_betrays_a_subject_one_may_not_see(twins, tmp_path):
    """A number shared with a secret subject makes no pair, and the pair has no page, for anybody else."""
    anna = twins["anna"]
    held = exhibit(anna, tmp_path, "EXERCISE: hidden", marking=secret(anna))
    assert_("imo", "9074729", subject="exercise:hid", exhibit=held, place="1", origin="", by=anna, marking=secret(anna))
    assert b"exercise:hid" in browser("anna").get("/desk/judgements/").content
    assert b"exercise:hid" not in browser("ben").get("/desk/judgements/").content
    assert browser("ben").get(f"/desk/judgements/pair/?one={ONE}&other=exercise:hid").status_code == 404
