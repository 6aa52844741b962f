"""Tampering: whatever is changed is refused, and the refusal names the part."""

import io
import json
import random
import zipfile

import msgspec
import pytest
from tests.verifier.forger import repaired, resealed, rewritten

from comity.seal import archive as archiving
from comity.seal.archive import unarchived
from comity.seal.canonical import canonical
from comity.seal.dsse import Envelope
from comity.verifier import verifier

CHANGES = 200
SEED = 20261123


def places(bundle):
    """Where each file's record begins and its content ends; what follows the last is the directory."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as packed:
        return [(one.header_offset, one.header_offset + 30 + len(one.filename) + one.file_size, one.filename)
                for one in packed.infolist()]  # fmt: skip


def part_at(bundle, at):
    """The file whose record holds this byte, or the directory."""
    return next((name for start, stop, name in places(bundle) if start <= at < stop), "the archive")


@pytest.mark.parametrize("number", range(CHANGES))
def test_a_single_changed_byte_is_refused_by_name(bundle, anchor, number):
    """200 places and values, drawn once and for all; the sentence says which file or part of the archive it was."""
    rng = random.Random(SEED + number)
    at, changed = rng.randrange(len(bundle)), bytearray(bundle)
    changed[at] ^= rng.randrange(1, 256)
    verdict = verifier.check(bytes(changed), anchor)
    refusal = verdict["checks"][-1]
    assert (verdict["verdict"], verdict["exit"], refusal["result"]) == ("refused", 1, "refused")
    assert refusal["part"] in refusal["sentence"]
    assert refusal["part"] == part_at(bundle, at) or refusal["part"].startswith("the archive") or at in names(bundle)


def names(bundle):
    """The bytes of the archive that are file names: changed, a part goes by another name."""
    return {byte for start, _, name in places(bundle) for byte in range(start + 26, start + 30 + len(name))}


def test_the_forger_knows_the_trade(bundle, anchor):
    """Repairing an untouched bundle changes nothing: so whatever is refused below is refused for the change alone."""
    assert repaired(unarchived(bundle)) == bundle
    assert verifier.check(repaired(unarchived(bundle)), anchor)["verdict"] == "verified"


@pytest.mark.parametrize("number", range(60))
def test_a_careful_forger_is_refused(bundle, anchor, number):
    """A byte of any file changed, taken out or added, and every digest repaired in place."""
    rng, files = random.Random(SEED - number), unarchived(bundle)
    name = rng.choice([one for one in files if not one.endswith("manifest-sha256.txt")])
    data, at = bytearray(files[name]), rng.randrange(len(files[name]))
    match number % 3:
        case 0:
            data[at] ^= 1 << rng.randrange(8)
        case 1:
            del data[at]
        case 2:
            data.insert(at, rng.randrange(256))
    verdict = verifier.check(rewritten(bundle, {name: bytes(data)}), anchor)
    assert verdict["verdict"] == "refused"
    assert verdict["checks"][-1]["part"] in verdict["checks"][-1]["sentence"]


def test_every_flipped_bit_of_the_proof_is_refused(press, anchor):
    """Of the proof of a small publication, the one file that no signature covers, with the manifest repaired."""
    bare = msgspec.structs.replace(press.parts(0), documents={}, exhibits=())
    files = unarchived(press.printed(bare))
    proof = files["publication.tlog-proof"]
    assert verifier.check(repaired(files), anchor)["verdict"] == "verified"
    for bit in range(len(proof) * 8):
        mangled = bytearray(proof)
        mangled[bit // 8] ^= 1 << bit % 8
        verdict = verifier.check(repaired({**files, "publication.tlog-proof": bytes(mangled)}), anchor)
        assert verdict["checks"][-1]["part"] == "publication.tlog-proof"
        assert verdict["verdict"] == "refused"


@pytest.mark.parametrize("name", ["publication.dsse.json", "publication.tlog-proof"])
@pytest.mark.parametrize(
    ("old", "new"), [(b"\n", b"\r\n"), (b",", b", "), (b"}", b',"x":1}'), (b"keyid", b"key\\u0069d")]
)
def test_what_no_signature_covers_has_one_form_too(bundle, anchor, name, old, new):
    """White space, escapes and additions, with the manifest repaired."""
    data = unarchived(bundle)[name]
    changed = data.replace(old, new) if old in data else data + b"\n"
    refusal = verifier.check(rewritten(bundle, {name: changed}), anchor)["checks"][-1]
    assert (refusal["result"], refusal["part"]) == ("refused", name)


def repacked(files, **how):
    """The same files, packed by another program."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.comment = how.get("comment", b"")
        for name in how.get("order", sorted)(files):
            info = zipfile.ZipInfo(name, how.get("date", (1980, 1, 1, 0, 0, 0)))
            info.extra, info.compress_type = how.get("extra", b""), how.get("method", zipfile.ZIP_STORED)
            packed.writestr(info, files[name])
    return buffer.getvalue()


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"comment": b"Dear reader"},
        {"extra": b"\x99\x99\x02\x00hi"},
        {"method": zipfile.ZIP_DEFLATED},
        {"date": (2026, 11, 23, 0, 0, 0)},
        {"order": lambda files: sorted(files, reverse=True)},
    ],
)
def test_the_same_files_in_another_archive_are_refused(bundle, anchor, how):
    """Another program's headers, a comment, an extra field, compression, dates, order."""
    verdict = verifier.check(repacked(unarchived(bundle), **how), anchor)
    assert (verdict["verdict"], verdict["exit"]) == ("refused", 1)
    assert len(verdict["checks"]) == 1


@pytest.mark.parametrize("cut", [1, 22, 1000, -40])
def test_a_bundle_cut_short_is_refused(bundle, anchor, cut):
    """A download that stopped half-way is not a bundle."""
    verdict = verifier.check(bundle[:-cut], anchor)
    assert verdict["verdict"] == "refused"
    assert verifier.check(bundle + bundle[:cut], anchor)["verdict"] == "refused"


def test_a_file_that_nothing_names_is_refused(bundle, anchor):
    """Even with its line in the manifest, a stowaway is not the publisher's."""
    for name in ("data/extra.txt", "data/exhibits/extra", "extra.txt"):
        verdict = verifier.check(rewritten(bundle, {name: b"stowaway"}), anchor)
        assert verdict["verdict"] == "refused"


def test_a_taken_out_statement_is_refused(bundle, anchor):
    """The dissent, with its proof, and every digest repaired."""
    gone = dict.fromkeys(("data/statements/position-5.dsse.json", "data/statements/position-5.tlog-proof"))
    verdict = verifier.check(rewritten(bundle, gone), anchor)
    assert verdict["verdict"] == "refused"
    assert verifier.check(rewritten(bundle, gone))["checks"][-1]["part"] == "publication.dsse.json"


def packed_as_given(files):
    """Our own archive, but with names and order left unchecked."""
    local = [archiving._local(name.encode(), data) + data for name, data in files.items()]
    starts = [sum(map(len, local[:number])) for number in range(len(local))]
    central = [
        archiving._central(name.encode(), data, at) for (name, data), at in zip(files.items(), starts, strict=True)
    ]
    return b"".join([*local, *central, archiving._end(central, sum(map(len, local)))])


def test_our_own_archive_in_another_order_is_refused(bundle, anchor):
    """Each record right, but not in its place; and one file twice."""
    files = unarchived(bundle)
    assert packed_as_given(files) == bundle
    turned = verifier.check(packed_as_given(dict(reversed(files.items()))), anchor)
    assert "has a bad name or place" in turned["checks"][-1]["sentence"]
    again = verifier.check(packed_as_given(files).replace(b"position-12.", b"position-11."), anchor)
    assert "has a bad name or place" in again["checks"][-1]["sentence"]


@pytest.mark.parametrize("name", ["/abs", "../up", "a/../b", "a//b", "a/", ".hid", "a\\b", "C:b", "a b", "a\nb"])
def test_a_name_that_leads_out_of_its_folder_is_refused(anchor, name):
    """Whoever unpacks a verified bundle puts no file elsewhere."""
    refusal = verifier.check(packed_as_given({name: b"data"}), anchor)["checks"][-1]
    assert refusal["part"] == "the archive at byte 0"
    assert "has a bad name or place" in refusal["sentence"]


def test_what_is_missing_is_said_to_be_missing(press, bundle, anchor):
    """By its name, though the publisher sealed the rest."""
    files = unarchived(bundle)
    del files["data/statements/position-5.tlog-proof"]
    refusal = verifier.check(resealed(press, files), anchor)["checks"][-1]
    assert refusal["sentence"] == "data/statements/position-5.tlog-proof is missing."


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("publication.dsse.json", 0),
        ("data/statements/finding-1.dsse.json", 0),
        ("data/statements/position-2.dsse.json", 0),
        ("data/statements/position-2.dsse.json", 1),
    ],
)
def test_a_signature_under_the_right_name_must_hold(press, bundle, anchor, name, place):
    """One bit of it, in an envelope that is in perfect order and, where that is possible, under a real seal."""
    files = unarchived(bundle)
    envelope = Envelope.parse(files[name])
    signatures, mangled = list(envelope.signatures), bytearray(envelope.signatures[place].sig)
    mangled[0] ^= 1
    signatures[place] = msgspec.structs.replace(signatures[place], sig=bytes(mangled))
    files[name] = bytes(msgspec.structs.replace(envelope, signatures=tuple(signatures)))
    forged = rewritten(bundle, {name: files[name]}) if name.startswith("publication") else resealed(press, files)
    refusal = verifier.check(forged, anchor)["checks"][-1]
    assert (refusal["part"], refusal["result"]) == (name, "refused")
    assert "did not make" in refusal["sentence"]


def test_publication_json_names_each_statement_by_its_digest(press, bundle, anchor):
    """Two members' positions exchanged in the list: each would be counted for what it is, but not where it stands."""
    files = unarchived(bundle)
    published = json.loads(files["data/publication.json"])
    positions = published["findings"][0]["positions"]
    positions[2], positions[3] = positions[3], positions[2]
    files["data/publication.json"] = canonical(published)
    refusal = verifier.check(resealed(press, files), anchor)["checks"][-1]
    assert (
        refusal["sentence"] == "data/statements/position-3.dsse.json is not the statement that publication.json names."
    )


@pytest.mark.parametrize("times", [0, 2, 3])
@pytest.mark.parametrize("kind", ["publication", "data/statements/finding-1", "data/statements/position-2"])
def test_no_signature_is_missing_and_none_stands_twice(press, bundle, anchor, kind, times):
    """An envelope that nobody signed, or one signature for two, under a real seal where that is possible."""
    files, name = unarchived(bundle), f"{kind}.dsse.json"
    envelope = Envelope.parse(files[name])
    lines = envelope.signatures[-1:] * times
    files[name] = bytes(msgspec.structs.replace(envelope, signatures=lines))
    forged = rewritten(bundle, {name: files[name]}) if kind == "publication" else resealed(press, files)
    refusal = verifier.check(forged, anchor)["checks"][-1]
    assert (refusal["part"], refusal["result"]) == (name, "refused")
    assert "signed by" in refusal["sentence"]
