"""Statements: in-toto, with a nonce, and the leaf that the log keeps of them."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.seal.published import vectors

from comity.seal import statements
from comity.seal.canonical import canonical
from comity.seal.statements import Statement, StatementRefused
from comity.vocabulary.stands import Stand

PUBLISHED = vectors("statements")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DIGEST = "ab" * 32


@pytest.mark.parametrize("case", PUBLISHED["valid"] + PUBLISHED["spec_examples"])
def test_statements_of_the_specification_are_read(case):
    """Examples of in-toto's own texts, and those derived from its field rules."""
    read = Statement.parse(json.dumps(case["statement"]).encode())
    assert read.predicate_type == case["statement"]["predicateType"]
    assert read.predicate == case["statement"].get("predicate", {})


@pytest.mark.parametrize("case", PUBLISHED["invalid"], ids=lambda case: case["why"])
def test_statements_that_break_a_field_rule_are_refused(case):
    """Each of the derived negative cases."""
    with pytest.raises(StatementRefused):
        Statement.parse(json.dumps(case["statement"]).encode())


def test_a_statement_says_what_it_was_given_with_nonce_and_time():
    """Subjects, predicate, 16 random bytes and when it was recorded."""
    payload = statements.statement("finding", subjects={"b": DIGEST, "a": DIGEST}, predicate={"x": 1}, recorded_at=NOW)
    read = Statement.parse(payload)
    assert (read.kind, read.subjects) == ("finding", (("a", DIGEST), ("b", DIGEST)))
    assert len(bytes.fromhex(read.predicate.pop("nonce"))) == 16
    assert read.predicate == {"x": 1, "recordedAt": "2026-11-23T12:00:00Z"}
    assert canonical(json.loads(payload)) == payload


def test_the_same_words_never_have_the_same_digest():
    """Nobody who guesses the content can find it in the log."""
    said = [statements.statement("finding", subjects={"a": DIGEST}, predicate={}, recorded_at=NOW) for _ in range(9)]
    assert len({statements.sha256(one) for one in said}) == 9


def test_a_given_nonce_makes_a_statement_repeatable():
    """The same facts and the same nonce give the same bytes."""
    facts = {"subjects": {"a": DIGEST}, "predicate": {}, "recorded_at": NOW, "nonce": bytes(16)}
    assert statements.statement("finding", **facts) == statements.statement("finding", **facts)


@pytest.mark.parametrize(
    "changes",
    [
        {"subjects": {}},
        {"subjects": {"a": "AB" * 32}},
        {"subjects": {"a": "ab"}},
        {"nonce": b"short"},
        {"predicate": {"nonce": "mine"}},
        {"predicate": {"recordedAt": "yesterday"}},
        {"recorded_at": datetime(2026, 11, 23)},  # noqa: DTZ001 - the refusal of it is tested
    ],
)
def test_a_statement_about_nothing_or_out_of_time_is_refused(changes):
    """No subject, no proper digest, no zone, or a second nonce."""
    facts = {"subjects": {"a": DIGEST}, "predicate": {}, "recorded_at": NOW}
    with pytest.raises(StatementRefused):
        statements.statement("finding", **{**facts, **changes})


def test_times_are_kept_in_utc():
    """Where the clerk sits does not show."""
    local = NOW.astimezone(timezone(timedelta(hours=9)))
    payload = statements.statement("reply", subjects={"a": DIGEST}, predicate={}, recorded_at=local)
    assert Statement.parse(payload).predicate["recordedAt"] == "2026-11-23T12:00:00Z"


@pytest.mark.parametrize("kind", ["", "Finding", "finding/v2", "two words", "-a", "a-"])
def test_a_kind_is_a_lower_case_word(kind):
    """It stands in a URI and in the log's leaf."""
    with pytest.raises(StatementRefused):
        statements.predicate_type(kind)


def test_a_predicate_type_of_others_has_no_kind_here():
    """We speak for our own types alone."""
    foreign = Statement.parse(json.dumps(PUBLISHED["valid"][0]["statement"]).encode())
    with pytest.raises(StatementRefused, match="not a predicate type of Comity"):
        _ = foreign.kind


@pytest.mark.parametrize("stand", list(Stand))
def test_a_dissent_or_reservation_gives_its_reason(stand):
    """The other stands may be silent on why."""
    facts = {"finding": DIGEST, "member": "EXA", "stand": stand, "recorded_at": NOW}
    if not stand.needs_reason:
        assert Statement.parse(statements.position(**facts)).predicate["stand"] == stand.value
        return
    with pytest.raises(StatementRefused, match="reason"):
        statements.position(**facts, reason=" ")


def test_a_position_is_about_the_finding_and_names_what_it_supersedes():
    """A changed mind points to what it said before."""
    payload = statements.position(
        finding=DIGEST, member="EXA", stand=Stand.CONCUR, supersedes="cd" * 32, recorded_at=NOW
    )
    read = Statement.parse(payload)
    assert read.subjects == (("finding", DIGEST),)
    assert (read.predicate["member"], read.predicate["supersedes"]) == ("EXA", "cd" * 32)


def test_a_decision_lists_the_positions_it_counted_in_order():
    """The order in which the desk gives them does not matter."""
    facts = {"finding": DIGEST, "conclusion": "adopted", "said": {"by": "chair"}, "recorded_at": NOW}
    read = Statement.parse(statements.decision(**facts, positions=("ff" * 32, "00" * 32)))
    assert read.predicate["positions"] == ["00" * 32, "ff" * 32]
    assert (read.kind, read.predicate["conclusion"], read.predicate["by"]) == ("decision", "adopted", "chair")


def test_a_leaf_is_the_kind_and_the_digest_and_nothing_else():
    """The log is public, so its entries say nothing about content."""
    assert statements.leaf("finding", DIGEST) == f'{{"c":"{DIGEST}","t":"finding"}}'.encode()
