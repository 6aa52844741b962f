"""Who relied on what was recalled is told on a page, counted in the bar, and acknowledges there; the report says that something was."""

import pytest
from tests.web.people import browser

from comity.desk.holdings.models import Notice

HERE = "/desk/notices/"


@pytest.fixture
def notice(site):
    """What ben recalled and anna relied on."""
    return Notice.objects.visible_to(site["anna"]).get(member=site["anna"].member)


def test_the_bar_counts_what_waits_for_the_member(notice):
    """On every page of hers, and on nobody else's."""
    told = browser("anna").get("/desk/").content.decode()
    assert 'Notices <span class="count">1</span>' in told
    assert "Notices <span" not in browser("ben").get("/desk/").content.decode()


def test_a_notice_is_acknowledged_on_its_page(notice):
    """With what the member does about it; it waits no longer."""
    anna = browser("anna")
    assert "it was forged" in anna.get(HERE).content.decode()
    answer = anna.post(f"/desk/notice/{notice.pk}/acknowledge/", {"answer": "EXERCISE: taken out"}, follow=True)
    assert "EXERCISE: taken out" in answer.content.decode()
    assert 'class="count">1<' not in anna.get(HERE).content.decode()


def test_nobody_acknowledges_for_another(notice):
    """To others the notice is not there."""
    assert browser("ben").post(f"/desk/notice/{notice.pk}/acknowledge/", {}).status_code == 404


@pytest.mark.usefixtures("site")
def test_a_report_says_that_something_it_relied_on_was_recalled():
    """When, and not what."""
    told = browser().get("/reports/EXERCISE-2026-1/").content.decode()
    assert "What this report relied on was recalled on" in told
    assert "kanarie" not in told
