"""Publishers: what even whoever holds the node's and the log's keys cannot pass off."""

import msgspec
import pytest
from tests.verifier.press import STANDS, Press

from comity.seal import statements
from comity.verifier import verifier
from comity.vocabulary.stands import Stand

DISSENT = 4
"""Where the dissent stands among the positions: after the member's change of mind and three others."""


@pytest.fixture
def press():
    """A node that may do as it likes."""
    return Press()


def refusal(press, parts):
    """What is said of a bundle of these parts, properly sealed and logged by the node."""
    verdict = verifier.check(press.printed(parts), press.anchor())
    assert verdict["verdict"] == "refused"
    return verdict["checks"][-1]["sentence"]


def reissued(parts, **changes):
    """The same publication with its one finding changed."""
    return msgspec.structs.replace(parts, findings=(msgspec.structs.replace(parts.findings[0], **changes),))


def redecided(press, parts, positions):
    """The same publication on other positions, and concluded anew on these alone."""
    about = parts.findings[0].statement.digest
    current = {one.statement.predicate["member"]: ("position", one.payload, None) for one in positions}
    [decision] = press.sealed(press.decision(about, list(current.values())))
    return reissued(parts, positions=tuple(positions), decisions=(decision,))


def without_dissent(parts):
    """All positions but the dissent; the first member's first word, which was superseded, is left out too."""
    positions = parts.findings[0].positions
    assert positions[DISSENT].statement.predicate["stand"] == Stand.DISSENT
    return positions[:DISSENT] + positions[DISSENT + 1 :]


def test_the_press_itself_is_believed(press):
    """What is refused below is refused for what was done to it."""
    assert verifier.check(press.printed(press.parts(1)), press.anchor())["verdict"] == "verified"


def test_a_dissent_left_out_contradicts_the_decision(press):
    """The decision was logged with the positions that it counted."""
    parts = press.parts(1)
    assert "decided on other positions" in refusal(press, reissued(parts, positions=without_dissent(parts)))


def test_a_dissent_left_out_and_decided_anew_must_be_said(press):
    """A member without a position is named as silent: a lie that the member can show, or a refusal."""
    parts = press.parts(1)
    rest = [one for one in without_dissent(parts) if one is not parts.findings[0].positions[0]]
    first = press.sealed(press.position(parts.findings[0].statement.digest, "XA", Stand.CONCUR))
    said = redecided(press, parts, [*first, *rest[1:]])
    told = verifier.check(press.printed(said), press.anchor())
    assert "XD silent" in " ".join(one["sentence"] for one in told["checks"])
    hidden = msgspec.structs.replace(said, members=("XA", "XB", "XC", "XE"))
    assert "hides a silent member" in refusal(press, hidden)


def test_a_position_is_its_members_own(press):
    """The node cannot speak for a member, nor one member for another."""
    parts = press.parts(1)
    kind, payload, _ = press.position(parts.findings[0].statement.digest, "XD", Stand.CONCUR)
    for forger in (press.members["XA"], press.log, None):
        [forged] = press.sealed((kind, payload, forger))
        positions = (*without_dissent(parts), forged)
        assert "member XD" in refusal(press, reissued(parts, positions=positions))


@pytest.mark.parametrize(("beside", "verdict"), [("nobody", "verified"), ("node", "verified"), ("member", "refused")])
def test_a_position_is_signed_by_its_member_and_at_most_countersigned_by_the_node(press, beside, verdict):
    """Whom a second signature comes from is no matter of taste."""
    parts = press.parts(1)
    draft = press.position(parts.findings[0].statement.digest, "XD", Stand.CONCUR)
    first = {"nobody": [], "node": [press.node], "member": [press.members["XA"]]}[beside]
    envelope = bytes(statements.sealed(draft[1], *first, press.members["XD"]))
    [logged] = press.sealed(draft)
    changed = msgspec.structs.replace(logged, envelope=envelope)
    said = redecided(press, parts, [*without_dissent(parts), changed])
    assert verifier.check(press.printed(said), press.anchor())["verdict"] == verdict


def test_a_stranger_takes_no_position(press):
    """Only the anchor's members have a say."""
    parts = press.parts(1)
    press.members["XZ"] = Press(world="EXERCISE stranger").members["XA"]
    [odd] = press.sealed(press.position(parts.findings[0].statement.digest, "XZ", Stand.CONCUR))
    del press.members["XZ"]
    assert "member XZ" in refusal(press, reissued(parts, positions=(*parts.findings[0].positions, odd)))


def test_a_position_on_one_finding_does_not_count_on_another(press):
    """It is bound to the statement it was taken on."""
    parts = press.parts(2)
    one, other = parts.findings
    mixed = msgspec.structs.replace(one, positions=other.positions)
    assert "about something else" in refusal(press, msgspec.structs.replace(parts, findings=(mixed, other)))


def test_a_decision_on_one_finding_does_not_conclude_another(press):
    """Nor does what the body concluded elsewhere."""
    parts = press.parts(2)
    one, other = parts.findings
    mixed = msgspec.structs.replace(one, decisions=other.decisions)
    assert "about something else" in refusal(press, msgspec.structs.replace(parts, findings=(mixed, other)))


def test_a_member_has_one_current_position(press):
    """A second word that does not supersede the first is refused, and so is a change of mind whose beginning is hidden."""
    parts = press.parts(1)
    finding = parts.findings[0]
    again = press.sealed(press.position(finding.statement.digest, "XB", Stand.DISSENT))
    for positions in ((*finding.positions, *again), finding.positions[1:]):
        assert "does not follow what its member said before" in refusal(press, reissued(parts, positions=positions))


def test_a_conclusion_is_the_decisions(press):
    """Publication and decision say the same, and there is a decision."""
    parts = press.parts(1)
    for changes in ({"conclusion": "rejected"}, {"decisions": ()}):
        assert "concludes otherwise" in refusal(press, reissued(parts, **changes))


def test_a_finding_without_its_quorum_is_refused(press):
    """Those who do not take part do not count, and silence does not either."""
    absent = (Stand.CONCUR, Stand.CONCUR, *[Stand.NOT_PARTICIPATING] * 3)
    parts = press.parts(1)
    assert "quorum" in refusal(press, msgspec.structs.replace(parts, findings=(press.finding(9, absent),)))
    assert "quorum" in refusal(press, msgspec.structs.replace(parts, findings=(press.finding(9, STANDS[:2]),)))


def test_a_statement_of_another_kind_does_not_pass(press):
    """A logged reply is no decision, whatever the file is called."""
    parts = press.parts(1)
    assert "is not a decision" in refusal(press, reissued(parts, decisions=parts.findings[0].replies))


def test_a_proof_of_another_statement_does_not_pass(press):
    """Each statement is in the log itself."""
    parts = press.parts(1)
    reply = msgspec.structs.replace(parts.findings[0].replies[0], proof=parts.findings[0].decisions[0].proof)
    assert "data/statements/reply-1.tlog-proof does not lead" in refusal(press, reissued(parts, replies=(reply,)))


def test_a_log_that_shows_two_histories_is_refused(press):
    """Two checkpoints of one size with different roots, both signed by the log."""
    parts, other = press.parts(1), Press()
    leaf = ("finding", statements.statement("finding", subjects={"a": "00" * 32}, predicate={}, **press.facts()))
    other.logged(*[leaf] * (press.size - 1))
    reply = parts.findings[0].replies[0]
    [split] = other.sealed(("reply", reply.payload, None))
    assert other.size == press.size
    assert "another history" in refusal(press, reissued(parts, replies=(split,)))


def test_a_publication_speaks_for_its_own_body(press):
    """A node's key makes nobody the speaker of another body."""
    assert "another body" in refusal(press, msgspec.structs.replace(press.parts(1), body="United Nations (EXERCISE)"))


@pytest.mark.parametrize("stand", ["approve", "", "not participating"])
def test_a_stand_that_nobody_knows_is_refused(press, stand):
    """An unknown word is never counted as one of the known."""
    parts = press.parts(1)
    about = {"subjects": {"finding": parts.findings[0].statement.digest}}
    said = {"member": "XA", "stand": stand, "reason": "", "supersedes": parts.findings[0].positions[1].digest}
    [odd] = press.sealed(("position", press.said("position", **about, predicate=said), press.members["XA"]))
    positions = (*parts.findings[0].positions, odd)
    assert "counts other positions" in refusal(press, redecided(press, parts, positions))
