"""Bundles: what a publication is composed of, and what it is not composed from."""

import json

import msgspec
import pytest
from tests.verifier.press import NOW, Press

from comity.seal import bundle
from comity.seal.archive import unarchived
from comity.seal.parts import PartsRefused, ReleasedExhibit, Sealed, WithheldExhibit, commitment
from comity.seal.statements import sha256

NONE = Sealed(envelope=b"{}", proof=b"")


@pytest.fixture(scope="module")
def parts():
    """Two findings with all that was said on them."""
    return Press().parts(2)


def contents(parts):
    """publication.json of these parts."""
    return json.loads(unarchived(bundle.compose(parts, NONE))["data/publication.json"])


def test_the_same_parts_give_the_same_bytes(parts):
    """Nothing of the machine, the day or the order gets in."""
    again = msgspec.structs.replace(parts, documents=dict(reversed(parts.documents.items())))
    assert bundle.compose(parts, NONE) == bundle.compose(again, NONE)


def test_the_bag_lists_all_its_files_with_their_digests(parts):
    """BagIt 1.0: payload and tag manifests, and an Oxum that adds up."""
    files = unarchived(bundle.compose(parts, NONE))
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    lines = "".join(f"{sha256(data)}  {name}\n" for name, data in sorted(payload.items()))
    assert files["manifest-sha256.txt"].decode() == lines
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}\n".encode() in files["bag-info.txt"]
    assert set(files) - set(payload) - {line[66:] for line in files["tagmanifest-sha256.txt"].decode().split("\n")} == {
        "tagmanifest-sha256.txt"
    }


def test_the_seal_is_about_the_files_that_fix_all_others(parts):
    """The statement's subjects are the two tag files and the manifest of the payload."""
    statement = json.loads(bundle.publication_statement(parts, recorded_at=NOW))
    files = unarchived(bundle.compose(parts, NONE))
    sealed = {one["name"]: one["digest"]["sha256"] for one in statement["subject"]}
    assert sealed == {name: sha256(files[name]) for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")}


def test_every_statement_travels_with_its_proof(parts):
    """Findings, positions, replies and decisions, each numbered within its kind."""
    files = unarchived(bundle.compose(parts, NONE))
    assert files["data/statements/position-1.dsse.json"] == parts.findings[0].positions[0].envelope
    assert files["data/statements/finding-2.tlog-proof"] == parts.findings[1].statement.proof
    assert sum(name.startswith("data/statements/") for name in files) == 2 * (2 + 12 + 2 + 2)


def test_publication_json_counts_what_is_said_and_withheld(parts):
    """A dissent left out would be missed by whoever adds up."""
    counted = contents(parts)
    kinds = {"finding": 2, "position": 12, "reply": 2, "decision": 2, "released": 1, "withheld": 1}
    assert counted["counts"] == kinds
    stands = {"concur": 2, "concur-with-reservation": 1, "dissent": 1, "abstain": 1}
    assert counted["findings"][0]["counts"] == stands


def test_members_without_a_position_are_named(parts):
    """Silence is shown, not passed over."""
    more = msgspec.structs.replace(parts, members=(*parts.members, "XZ", "XF"))
    assert contents(more)["findings"][0]["silent"] == ["XF", "XZ"]


def test_a_withheld_exhibit_leaves_its_commitment_and_reason_alone(parts):
    """Neither bytes nor bare digest go out."""
    [_, withheld] = contents(parts)["exhibits"]
    assert set(withheld) == {"held", "title", "commitment", "reason"}
    assert sha256(b"EXERCISE exhibit 2").encode() not in bundle.compose(parts, NONE)


def test_a_commitment_opens_with_its_nonce_alone():
    """Another nonce, or none of 16 bytes, does not lead from the exhibit to its commitment."""
    digest = sha256(b"EXERCISE")
    assert commitment(digest, bytes(16)) == commitment(digest, bytes(16)) != commitment(digest, b"\1" * 16)
    with pytest.raises(PartsRefused, match="16 bytes"):
        commitment(digest, b"")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"documents": {"publication.json": b""}}, "plain file name"),
        ({"documents": {"exhibits/x": b""}}, "plain file name"),
        ({"title": "two\nlines"}, "one line"),
        ({"exhibits": (ReleasedExhibit(title="a", media_type="b", data=b"c"),) * 2}, "twice"),
        ({"exhibits": (WithheldExhibit(title="a", commitment="00" * 32, reason=" "),)}, "without a reason"),
    ],
)
def test_parts_that_contradict_each_other_are_refused(parts, changes, why):
    """Before anything is sealed."""
    with pytest.raises(PartsRefused, match=why):
        bundle.publication_statement(msgspec.structs.replace(parts, **changes), recorded_at=NOW)


def test_a_position_that_names_no_member_is_refused(parts):
    """Only what statements.position built can be counted."""
    finding = parts.findings[0]
    odd = msgspec.structs.replace(finding, positions=(finding.replies[0],))
    with pytest.raises(PartsRefused, match=r"statements\.position"):
        bundle.compose(msgspec.structs.replace(parts, findings=(odd,)), NONE)
