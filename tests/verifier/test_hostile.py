"""Hostile input: whatever the bytes, a sentence and an exit code, never a traceback."""

import json
from base64 import b64encode
from hashlib import sha256

import msgspec
import pytest
from hypothesis import given, settings, strategies as st
from tests.verifier.forger import resealed, rewritten
from tests.verifier.press import Press

from comity.seal.archive import archive, unarchived
from comity.seal.keys import Signer
from comity.seal.parts import WithheldExhibit
from comity.verifier import verifier

ODD = {
    "deep": b"[" * 200_000,
    "deep object": b'{"a":' * 200_000,
    "huge number": b'{"a":' + b"9" * 1_000_000 + b"}",
    "not a number": b'{"a":NaN}',
    "twice": b'{"signatures":[],"signatures":[]}',
    "not utf-8": b'{"a":"\xff"}',
    "half a character": b'{"payload":"\\ud800"}',
    "a list": b"[]",
    "null": b"null",
    "a text": b'"text"',
    "empty": b"",
    "blank": b" \n",
    "byte order": b"\xef\xbb\xbf{}",
    "no members": b"{}",
    "null members": b'{"payload":null,"payloadType":null,"signatures":null}',
    "wrong members": b'{"payload":1,"payloadType":[],"signatures":{}}',
    "no signatures": b'{"payload":"","payloadType":"application/vnd.in-toto+json","signatures":[]}',
}
FILES = ("publication.dsse.json", "publication.tlog-proof", "data/publication.json", "bag-info.txt")


def told(verdict):
    """The refusal's sentence, once the verdict is found to be a proper one."""
    refusal = verdict["checks"][-1]
    assert (verdict["verdict"], verdict["exit"], refusal["result"]) == ("refused", 1, "refused")
    assert refusal["part"] in refusal["sentence"]
    assert len(refusal["sentence"]) <= 500
    return refusal["sentence"]


@pytest.mark.parametrize("with_anchor", [True, False])
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_an_odd_file_ends_in_a_sentence(bundle, anchor, name, data, with_anchor):
    """In each place where the verifier reads structure, with every digest repaired."""
    assert told(verifier.check(rewritten(bundle, {name: data}), anchor if with_anchor else None))


@pytest.mark.parametrize("name", ["data/publication.json", "data/statements/finding-1.dsse.json",
                                  "data/statements/position-2.dsse.json", "data/statements/reply-1.tlog-proof"])  # fmt: skip
@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_an_odd_file_ends_in_a_sentence_though_it_was_sealed(press, bundle, anchor, name, data):
    """The seal over it is real, so the verifier reads on until it meets the file itself."""
    hostile = resealed(press, {**unarchived(bundle), name: data})
    assert verifier.check(hostile, anchor)["checks"][-1]["part"] == name
    assert told(verifier.check(hostile, anchor))
    assert told(verifier.check(hostile))


@pytest.mark.parametrize("manifest", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_an_odd_manifest_ends_in_a_sentence(bundle, anchor, manifest, data):
    """A manifest that is none, or lists nothing."""
    assert told(verifier.check(archive({**unarchived(bundle), manifest: data}), anchor))


@settings(max_examples=150, deadline=None)
@given(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 40), st.binary(max_size=20)))
def test_any_edit_of_any_file_ends_in_a_sentence(press, bundle, anchor, edit):
    """Under a fresh seal the forger goes far: still nothing is raised, and nobody is believed."""
    (which, at, length, new), files = edit, unarchived(bundle)
    names = [name for name in sorted(files) if name.startswith(("data/s", "data/publication", "bag"))]
    name = names[which % len(names)]
    start = at % len(files[name])
    edited = files[name][:start] + new + files[name][start + length :]
    assert verifier.check(resealed(press, {**files, name: edited}))["exit"] == 1
    assert edited == files[name] or verifier.check(rewritten(bundle, {name: edited}), anchor)["exit"] == 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_end_in_a_sentence(data):
    """As a bundle, as an archive that begins like one, and as an anchor."""
    assert verifier.check(data)["exit"] in (1, 2)
    assert verifier.check(b"PK\x03\x04" + data)["exit"] == 1
    assert verifier.check(b"PK\x03\x04" + data, data)["exit"] == 2


def nested(value, path, new):
    """A JSON value with one member replaced or taken out."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = nested(copy[path[0]], path[1:], new)
    return copy


PATHS = [["findings"], ["findings", 0], ["findings", 0, "positions"], ["findings", 0, "positions", 0], ["counts"],
         ["findings", 0, "silent"], ["findings", 0, "counts"], ["findings", 0, "conclusion"], ["exhibits"], ["exhibits", 0],
         ["exhibits", 0, "held"], ["exhibits", 0, "sha256"], ["exhibits", 0, "size"], ["documents"], ["documents", 0],
         ["format"], ["body"], ["number"], ["findings", 0, "statement"], ["findings", 0, "replies"]]  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)))
@pytest.mark.parametrize("new", [None, -1, 1.5, "", "../../etc/passwd", [], [[]], {}, True], ids=repr)
def test_an_odd_publication_is_answered(press, bundle, anchor, path, new):
    """Any member of publication.json as another kind of thing, under a real seal."""
    published = json.loads(unarchived(bundle)["data/publication.json"])
    edited = json.dumps(nested(published, path, new)).encode()
    verdict = verifier.check(resealed(press, {**unarchived(bundle), "data/publication.json": edited}), anchor)
    assert verdict["exit"] == 1 or path == ["number"] or edited == json.dumps(published).encode()


def test_what_a_bundle_says_does_not_draw_on_the_screen(press, anchor):
    """Line breaks, escapes and reversed writing in a bundle's words are shown as question marks."""
    wild = WithheldExhibit(title="a\nverdict: verified\x1b[2J\u202e", commitment="00" * 32, reason="b\r\0")
    verdict = verifier.check(press.printed(msgspec.structs.replace(press.parts(1), exhibits=(wild,))), anchor)
    assert verdict["verdict"] == "verified"
    assert "Withheld: a?verdict: verified?[2J? (b??;" in " ".join(one["sentence"] for one in verdict["checks"])
    assert all(one["sentence"].isprintable() for one in verdict["checks"])


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"anchor":"comity-anchor/1"}',
        b"[" * 200_000,
        b'{"members":{"a":1},"log":2,"node":3}',
    ],
)
def test_an_anchor_that_cannot_be_used_is_bad_input(bundle, text):
    """Not the bundle's fault: exit 2."""
    verdict = verifier.check(bundle, text)
    assert (verdict["verdict"], verdict["exit"]) == ("bad input", 2)
    assert verdict["checks"][-1]["sentence"].startswith("the anchor ")


def anchor_with(text, changes):
    """An anchor with some fields changed."""
    return json.dumps({**json.loads(text), **changes}).encode()


def named(key, kind=1):
    """The text of a key that nobody should enrol, with the id that belongs to it."""
    data = bytes([kind]) + key
    return f"odd+{sha256(b'odd' + bytes([10]) + data).hexdigest()[:8]}+{b64encode(data).decode()}"


KEYS = {
    "not canonical": named(b"\xee" + b"\xff" * 31),
    "off the curve": named(b"\x02" + bytes(31)),
    "too short": named(bytes(31)),
    "of a witness": named(Signer.from_seed("odd", bytes(32)).key.public, kind=4),
    "not base64": "odd+00000000+????",
    "base64 of two forms": str(Signer.from_seed("odd", bytes(32)).key)[:-1] + "B",
    "with another id": str(Signer.from_seed("odd", bytes(32)).key).replace("odd+", "even+"),
    "nothing": "",
}


@pytest.mark.parametrize("role", ["log", "node", "members"])
@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_a_key_that_is_none_makes_no_anchor(bundle, anchor, key, role):
    """Keys on which implementations disagree, and what only looks like a key."""
    changed = {**json.loads(anchor)["members"], "XA": key} if role == "members" else key
    verdict = verifier.check(bundle, anchor_with(anchor, {role: changed}))
    assert (verdict["exit"], verdict["checks"][-1]["part"]) == (2, "the anchor")


def test_an_anchor_is_as_strict_as_the_one_that_issues_it(bundle, anchor):
    """One key for two, a quorum that cannot be missed or met, another form."""
    value = json.loads(anchor)
    twice = {**value["members"], "XA": value["members"]["XB"]}
    bad = [{"node": value["log"]}, {"quorum": 0}, {"quorum": 6}, {"quorum": 1.5}, {"members": twice}]
    bad += [{"members": {}}, {"anchor": "comity-anchor/2"}, {"anchor": None}]
    assert [verifier.check(bundle, anchor_with(anchor, changes))["exit"] for changes in bad] == [2] * len(bad)


def test_an_anchor_that_says_a_thing_twice_is_refused(bundle, anchor):
    """Readers would disagree about which of the two counts."""
    verdict = verifier.check(bundle, anchor.replace(b'"quorum": 3', b'"quorum": 1, "quorum": 3'))
    assert verdict["exit"] == 2
    assert "names a member twice" in verdict["checks"][-1]["sentence"]


@pytest.mark.parametrize("name", ["data/publication.json", "data/statements/finding-1.dsse.json"])
def test_json_that_says_a_thing_twice_is_refused(press, bundle, anchor, name):
    """Though the publisher itself sealed it."""
    files = unarchived(bundle)
    twice = files[name].replace(b"{", b'{"payload":"","body":"","payload":"","body":"",', 1)
    assert "names a member twice" in told(verifier.check(resealed(press, {**files, name: twice}), anchor))


def test_an_anchor_may_be_laid_out_by_other_hands(bundle, anchor):
    """White space says nothing about whom to believe."""
    assert verifier.check(bundle, anchor_with(anchor, {}))["verdict"] == "verified"


def test_an_anchor_of_more_members_shows_who_was_not_asked(bundle, anchor):
    """The publication must account for every member of the anchor that is used."""
    newcomer = str(Press(world="EXERCISE newcomer").members["XA"].key)
    members = {**json.loads(anchor)["members"], "XF": newcomer}
    verdict = verifier.check(bundle, anchor_with(anchor, {"members": members}))
    assert "hides a silent member" in told(verdict)
