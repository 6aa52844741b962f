"""The dossier: everything one member may see of an entity, each value with who says so, as it was known on any day."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from lxml import html
from tests.desk.builders import assertion, bound, case, clear, drafted, exhibit
from tests.web.people import browser
from tests.web.planting import secret

from comity.desk.casework.actions import gather
from comity.desk.casework.models import CaseAssertion
from comity.desk.holdings.actions import assert_, retract
from comity.desk.holdings.models import Assertion, Exhibit
from comity.desk.holdings.sameness import Verdict, judge

SHIP = "exercise:ship"
FIRST = datetime(2026, 1, 1, 12, tzinfo=UTC)


def said(seat, held, prop, value, *, subject=SHIP, marking=None, **days):
    """One thing read in an exhibit."""
    return assert_(
        prop,
        value,
        subject=subject,
        exhibit=held,
        place="1",
        origin="",
        by=seat,
        marking=marking or clear(seat),
        **days,
    )


def dossier(name, view="said", subject=SHIP, **asked):
    """The main part of a dossier's page as text, spaces made single."""
    answer = browser(name).get(reverse("subject", args=(subject,)), {"view": view, **asked})
    return " ".join(html.fromstring(answer.content).xpath("string(//main)").split())


@pytest.fixture
def held(people, tmp_path):
    """An exhibit of the secretariat's."""
    return exhibit(people["sam"], tmp_path)


def test_every_day_shows_what_stood_then(people, held):
    """A past day shows exactly what was recorded by its end and not yet retracted: a naive replay agrees on each day."""
    rows = [said(people["sam"], held, "comment", f"word-{number}") for number in range(4)]
    for number, row in enumerate(rows):
        born, gone = FIRST + timedelta(days=number), FIRST + timedelta(days=2 * number + 1) if number % 2 else None
        Assertion.objects.filter(pk=row.pk).update(recorded_at=born, retracted_at=gone)
    for after in range(-1, 9):
        day = FIRST + timedelta(days=after)
        stood = {one.value for one in Assertion.objects.all() if one.recorded_at <= day and _stands(one, day)}
        told = dossier("ben", on=day.date().isoformat())
        assert {one.value for one in rows if one.value in told} == stood, day


def _stands(row, day):
    """Whether an assertion had not been retracted by the end of a day on which nothing happens after noon."""
    return row.retracted_at is None or row.retracted_at > day


def test_a_past_day_is_told_by_a_banner_and_carried_by_links(people, held):
    """Nobody takes a past day for today; from page to page the day stays."""
    said(people["sam"], held, "name", "Heron")
    Assertion.objects.update(recorded_at=FIRST)
    Exhibit.objects.update(recorded_at=FIRST)
    page = browser("ben").get(reverse("subject", args=(SHIP,)), {"on": "2026-01-02"}).content.decode()
    assert "As known on 2026-01-02, at the end of the day in UTC." in page
    assert f'{reverse("exhibit", args=(held.pk,))}?on=2026-01-02"' in page
    assert "at the end of the day" not in dossier("ben")


def test_what_is_no_day_is_refused(people, held):
    """A page that cannot tell which day is meant shows no record, rather than those of another day."""
    said(people["sam"], held, "name", "Heron")
    answer = browser("ben").get(reverse("subject", args=(SHIP,)), {"on": "2026-02-30"})
    assert answer.status_code == 400
    assert b"Heron" not in answer.content


def test_a_day_to_come_is_today(people, held):
    """Nothing is known from tomorrow."""
    said(people["sam"], held, "name", "Heron")
    assert dossier("ben", on="2999-01-01") == dossier("ben")


def test_a_claimed_flag_is_not_a_confirmed_one(people, held):
    """As long as no registry confirmed a flag the page says so; once one did, both stand side by side."""
    said(people["sam"], held, "flag", "Auremia (EXERCISE)")
    assert "A flag that is claimed is not a flag that its registry confirmed." in dossier("ben")
    said(people["sam"], held, "flag_confirmed", "Bellorn (EXERCISE)")
    told = dossier("ben", "identity")
    assert "Auremia (EXERCISE)" in told
    assert "Bellorn (EXERCISE)" in told
    assert "is not a flag that" not in dossier("ben")


def test_claims_that_exclude_each_other_are_named(people, held):
    """Two flags for one day are a difference to look into, with the days."""
    for flag, since in (("Auremia (EXERCISE)", "2026-01-01"), ("Bellorn (EXERCISE)", "2026-02-01")):
        said(people["sam"], held, "flag", flag, valid_from=datetime.fromisoformat(since).date())
    assert "Two claims exclude each other for a common day." in dossier("ben", "identity")


def test_links_lead_both_ways(people, held):
    """An owner by name leads to whoever is called so, and from there back to the ship."""
    said(people["sam"], held, "owner", "Acme (EXERCISE)")
    said(people["sam"], held, "name", "Acme (EXERCISE)", subject="exercise:acme")
    assert "exercise:acme" in dossier("ben", "links")
    assert SHIP in dossier("ben", "links", subject="exercise:acme")


def test_a_link_is_for_those_who_may_see_what_says_so(people, held, tmp_path):
    """Who shares a number with a ship is as secret as the assertion that gives it the number."""
    said(people["sam"], held, "imo", "9074729")
    hidden = exhibit(people["anna"], tmp_path, "EXERCISE: hidden", marking=secret(people["anna"]))
    said(people["anna"], hidden, "imo", "9074729", subject="exercise:twin")
    assert "exercise:twin" in dossier("anna", "links")
    assert "exercise:twin" not in dossier("ben", "links")


def test_what_is_one_is_shown_together(people, held):
    """A judgement puts two subjects on one page, names itself, and says of which of them each value is asserted."""
    said(people["sam"], held, "name", "Heron")
    said(people["sam"], held, "name", "Sable Heron", subject="exercise:other")
    judge(SHIP, "exercise:other", Verdict.SAME, by=people["sam"], reason="One hull", marking=clear(people["sam"]))
    told = dossier("ben")
    assert "Judged to be one" in told
    assert "Sable Heron" in told
    assert "One hull" in told


def test_a_case_shows_from_the_day_it_gathered(people, held):
    """On a day before the case had it, the dossier names no case."""
    row = assertion(people["sam"], held)
    gather(case(people["sam"]), [row], by=people["sam"], reason="It bears on it")
    assert "EX-1" in dossier("ben", "cases")
    Assertion.objects.update(recorded_at=FIRST)
    assert "EX-1" not in dossier("ben", "cases", on="2026-01-02")
    CaseAssertion.objects.update(gathered_at=FIRST)
    assert "EX-1" in dossier("ben", "cases", on="2026-01-02")


def test_exhibits_and_findings_of_an_entity_are_listed(people, tmp_path):
    """From the dossier to where it was read, and to what rests on it."""
    finding = drafted(people["sam"], "EXERCISE-102-8")
    bound(finding, people["sam"], tmp_path)
    assert "EX-1-F1" in dossier("ben", "cases")
    assert "EXERCISE: registry on supply" in dossier("ben", "exhibits")


def test_what_no_longer_stands_is_told_apart_with_the_reason(people, held):
    """A retracted value is no value beside the others; why it went can be read."""
    retract(said(people["sam"], held, "name", "Heron"), by=people["sam"], reason="Misread the plate")
    told = dossier("ben")
    assert "No longer stands" in told
    assert "Misread the plate" in told
    assert "values differ" not in told


@pytest.mark.parametrize("address", ["/desk/cases/", "/desk/exhibits/"])
def test_a_list_on_a_past_day_holds_what_was_recorded_by_then(people, held, address):
    """Cases and exhibits that came later are not on it."""
    case(people["sam"])
    page = browser("ben").get(address, {"on": "2020-01-01"}).content.decode()
    assert "As known on 2020-01-01" in page
    assert held.title not in page
    assert "EX-1" not in page
