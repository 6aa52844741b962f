"""Anchors: whom to believe, on one page."""

import json
from datetime import date

import msgspec
import pytest

from comity.seal.anchor import Anchor, AnchorRefused
from comity.seal.keys import KeyKind, Signer


def key(name, kind=KeyKind.NOTE):
    """A key's public text."""
    return str(Signer.from_seed(name, name.encode().ljust(32), kind).key)


ANCHOR = Anchor(
    body="EXERCISE body",
    issued=date(2026, 11, 23),
    log=key("log"),
    node=key("node"),
    members={code: key(code) for code in ("EXA", "EXB", "EXC")},
    quorum=2,
)


def test_an_anchor_reads_and_writes_back():
    """One page of text, line by line."""
    assert Anchor.parse(bytes(ANCHOR)) == ANCHOR
    assert bytes(ANCHOR).count(b"\n") == 13


def test_an_anchor_may_be_laid_out_by_other_hands():
    """White space says nothing about whom to believe."""
    assert Anchor.parse(json.dumps(json.loads(bytes(ANCHOR))).encode()) == ANCHOR


@pytest.mark.parametrize(
    "changes",
    [
        {"anchor": "comity-anchor/2"},
        {"quorum": 0},
        {"quorum": 4},
        {"quorum": "2"},
        {"members": {}},
        {"node": key("log")},
        {"members": {"EXA": key("EXA"), "EXB": key("EXA"), "EXC": key("EXC")}},
        {"log": "log+00000000+AAAA"},
        {"log": key("log", KeyKind.COSIGNATURE)},
        {"issued": "yesterday"},
        {"unknown": 1},
    ],
)
def test_an_anchor_that_is_not_clear_is_refused(changes):
    """Another form, a quorum that cannot fail or be met, one key for two, a key that is none, a field nobody knows."""
    with pytest.raises(AnchorRefused):
        Anchor.parse(json.dumps({**msgspec.to_builtins(ANCHOR), **changes}).encode())


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", bytes(ANCHOR).replace(b'"quorum": 2', b'"quorum": 2, "quorum": 2')]
)
def test_what_is_no_anchor_is_refused(data):
    """A sentence, not a crash."""
    with pytest.raises(AnchorRefused):
        Anchor.parse(data)


def test_every_missing_field_is_missed():
    """An anchor says all of it."""
    for name in ("body", "issued", "log", "node", "members", "quorum"):
        fields = {key: value for key, value in msgspec.to_builtins(ANCHOR).items() if key != name}
        with pytest.raises(AnchorRefused, match=name):
            Anchor.parse(json.dumps(fields).encode())
