"""What pages make of records: values side by side, claims as claims, gaps as gaps, a clock that says what is known."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from lxml import html
from tests.desk.builders import BAN, SERVED, assertion, bound, case, clear, drafted, exhibit, letter
from tests.web.people import browser
from tests.web.planting import secret

from comity.desk.casework.actions import gather
from comity.desk.findings.actions import bind
from comity.desk.holdings.actions import assert_
from comity.desk.holdings.intake import take_in
from comity.desk.holdings.models import Assertion
from comity.sources.registry import source
from comity.web.workbench import ladder, matrix
from comity.web.workbench.letters import Clock, clock


def words(client, address):
    """The text of a page's main part, spaces made single."""
    return " ".join(html.fromstring(client.get(address).content).xpath("string(//main)").split())


def test_differing_values_stand_side_by_side_and_are_marked(people, tmp_path):
    """Nobody decides on the quiet which flag is right."""
    held = exhibit(people["sam"], tmp_path)
    for flag in ("Auremia (EXERCISE)", "Bellorn (EXERCISE)"):
        assert_("flag", flag, subject="exercise:ship", exhibit=held, place="1", origin="", by=people["sam"],
                marking=clear(people["sam"]))  # fmt: skip
    told = words(browser("ben"), reverse("subject", args=("exercise:ship",)))
    assert "values differ" in told
    assert "Auremia (EXERCISE)" in told
    assert "Bellorn (EXERCISE)" in told


def test_a_real_matter_shows_claims_and_says_that_they_are_no_finding(people, sources):
    """What is not recorded reads so; the page says that nothing is alleged by the body."""
    sam = people["sam"]
    take_in(source("claims"), sources / "claims/sample/courageous.yaml", by=sam, marking=clear(sam))
    from comity.desk.casework.actions import open_case

    matter = open_case(
        "REAL-1", title="A real matter", regime="un-1718-dprk", by=sam, marking=clear(sam), exercise=False, reason="Kept",
    )  # fmt: skip
    gather(matter, list(Assertion.objects.all()), by=sam, reason="The register")
    told = words(browser("ben"), "/desk/cases/REAL-1/")
    assert "Claims, never our finding." in told
    assert "what others are reported to have said" in told
    assert "not recorded" in told


def test_an_exercise_case_is_no_real_matter(people):
    """The sentence about claims stands over real matters alone."""
    case(people["sam"])
    assert "Claims, never our finding." not in words(browser("ben"), "/desk/cases/EX-1/")


def test_an_element_without_support_is_a_gap(people):
    """It is shown, not left out."""
    finding = drafted(people["sam"], BAN)
    told = words(browser("sam"), f"/desk/findings/{finding.number}/")
    assert told.count("Gap: nothing that you may see supports this yet") == finding.elements.count()


def test_corroboration_is_computed_from_origins(people, tmp_path):
    """Two origins corroborate; an origin that nobody recorded counts for none."""
    finding = bound(drafted(people["sam"], BAN), people["sam"], tmp_path, origins=("registry", ""))
    told = [(row.origins, row.unrecorded, row.corroborated) for row in matrix.rows(finding, people["sam"])]
    assert set(told) == {(1, 1, False)}
    rows = matrix.rows(bound(finding, people["sam"], tmp_path, origins=("imagery",)), people["sam"])
    assert {(row.origins, row.corroborated) for row in rows} == {(2, True)}


def test_hidden_evidence_counts_for_nobody_who_may_not_see_it(people, tmp_path):
    """Not even its number is told."""
    sam, anna = people["sam"], people["anna"]
    finding = drafted(sam, BAN, case(sam))
    held = exhibit(anna, tmp_path, "EXERCISE: hers", secret(anna))
    hers = assertion(anna, held, value="hers", marking=secret(anna))
    bind(finding.elements.first(), hers, bearing="for", by=anna, reason="We saw it")
    assert len(matrix.rows(finding, anna)[0].supporting) == 1
    assert matrix.rows(finding, sam)[0].supporting == []


def test_the_ladder_shows_the_highest_rung_and_no_higher(people, tmp_path):
    """A draft is still a suspicion, whatever is bound to it."""
    finding = bound(drafted(people["sam"], BAN), people["sam"], tmp_path)
    assert ladder.rung(finding) == "hypothesis"
    assert ladder.highest([], [], [finding]) == "hypothesis"
    assert ladder.highest([], [], []) == "observation"


@pytest.mark.parametrize(
    ("days", "answered", "said"),
    [(1, False, Clock.WAITING), (30, False, Clock.OVERDUE), (30, True, Clock.ANSWERED)],
)
def test_a_letters_clock(people, tmp_path, days, answered, said):
    """Whether an answer is awaited, late or there; silence is said only once it was recorded."""
    sent = letter(case(people["sam"]), people["sam"], tmp_path, deadline=SERVED + timedelta(days=21))
    assert clock(sent, answered=answered, now=SERVED + timedelta(days=days)) is said
    sent.lapsed_at = datetime(2026, 5, 1, tzinfo=UTC)
    assert clock(sent, answered=False, now=SERVED + timedelta(days=99)) is Clock.SILENT


@pytest.mark.parametrize("asked", ["남포", "석탄", "nampo"])
def test_a_search_finds_any_script_and_leads_to_its_subject(people, tmp_path, asked):
    """Two syllables of Korean are enough."""
    held = exhibit(people["sam"], tmp_path)
    said = assertion(people["sam"], held, value="EXERCISE 남포항 Nampo 석탄")
    client = browser("ben")
    assert reverse("subject", args=(said.subject,)) in client.get("/desk/search/", {"q": asked}).content.decode()


@pytest.mark.usefixtures("db", "world")
def test_a_node_without_a_body_says_so_and_breaks_nowhere():
    """Before anything was founded the public pages answer, and there is no anchor to be had."""
    client = browser()
    assert {client.get(page).status_code for page in ("/", "/reports/", "/check/", "/sign-in/", "/law/")} == {200}
    assert b"This node has no body yet" in client.get("/").content
    assert client.get("/anchor.json").status_code == 404
