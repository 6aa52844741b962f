"""The store: bytes are kept whole or not at all, once, under their digest, and looked over for rot."""

import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from comity.evidence.store import NoSuchObject, Rotten, Store, digest_of
from comity.vocabulary.errors import BadInput

WRITER = """
import sys
from pathlib import Path
from comity.evidence.store import Store
store = Store(Path(sys.argv[1]))
while True:
    store.put_file(Path(sys.argv[2]))
    store.path(sys.argv[3]).unlink()
"""


@pytest.fixture
def store(tmp_path):
    """A store in a folder of its own."""
    return Store(tmp_path / "store")


def written(folder):
    """Every file below a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


@settings(max_examples=30, deadline=None)  # each object waits for the disk
@given(st.lists(st.binary(max_size=64), max_size=8))
def test_the_same_bytes_are_kept_once(contents):
    """Taking bytes in again changes nothing and gives the same digest."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        first = [store.put(content) for content in contents]
        assert first == [hashlib.sha256(content).hexdigest() for content in contents]
        assert [store.put(content) for content in contents] == first
        assert [store.read(digest) for digest in first] == contents
        assert len(written(Path(folder))) == len(set(contents))


def test_a_file_is_copied_and_left_as_it_is(store, tmp_path):
    """The person's own file stays where it was; the store holds its bytes under their digest."""
    original = tmp_path / "list.xml"
    original.write_bytes(b"<list/>")
    digest = store.put_file(original)
    assert original.read_bytes() == store.read(digest) == b"<list/>"
    assert digest_of(original) == digest
    assert store.size(digest) == 7


def test_an_object_may_not_be_written_to(store):
    """Originals are read-only, for everybody."""
    assert store.path(store.put(b"original")).stat().st_mode & 0o777 == 0o444


def test_an_arrival_that_is_not_kept_leaves_nothing(store, tmp_path):
    """A file that turns out to be unreadable leaves no trace in the store."""
    original = tmp_path / "error.html.gz"
    original.write_bytes(b"503")
    with store.arrival(original) as arrival:
        assert arrival.path.read_bytes() == b"503"
        assert arrival.path.name.endswith(".html.gz")
    assert arrival.digest not in store
    assert written(store.folder) == []


def test_an_arrival_that_fails_half_way_leaves_nothing(store):
    """Whatever happens while bytes come in, nothing half-written stays."""
    with pytest.raises(RuntimeError), store.arrival(BrokenPipe()):
        pass
    assert written(store.folder) == []


class BrokenPipe:
    """A stream that breaks after some bytes."""

    def __init__(self):
        self.pieces = [b"half"]

    def read(self, _size):
        if self.pieces:
            return self.pieces.pop()
        raise RuntimeError


def test_scrub_names_what_rotted_and_what_is_missing(store):
    """A changed object and a lost one are both reported; a sound one is not."""
    sound, rotten, lost = (store.put(word) for word in (b"sound", b"rotten", b"lost"))
    store.path(rotten).chmod(0o644)
    store.path(rotten).write_bytes(b"changed")
    store.path(lost).unlink()
    assert list(store.scrub()) == [rotten]
    assert list(store.scrub([sound, rotten, lost])) == [rotten, lost]
    with pytest.raises(Rotten, match="no longer those"):
        store.read(rotten)


def test_putting_the_original_again_mends_rot(store):
    """Whoever holds the same bytes can restore them."""
    digest = store.put(b"original")
    store.path(digest).chmod(0o644)
    store.path(digest).write_bytes(b"changed")
    assert store.put(b"original") == digest
    assert store.read(digest) == b"original"


@pytest.mark.parametrize("digest", ["", "abc", "../../etc/passwd", "A" * 64])
def test_what_is_no_digest_names_no_path(store, digest):
    """Nobody reaches outside the store by its name for an object."""
    with pytest.raises(BadInput, match="not a SHA-256"):
        store.open(digest)


def test_a_missing_object_is_said_to_be_missing(store):
    """Asking for bytes that were never taken in is answered in a sentence."""
    with pytest.raises(NoSuchObject, match="holds no bytes under sha256 0000"):
        store.read("0" * 64)


def test_a_sweep_leaves_what_is_still_being_written(store):
    """Only what a killed writer left behind is removed."""
    with store.arrival(BytesOf(b"live")) as arrival:
        (store.folder / "incoming" / "part-dead").write_bytes(b"left behind")
        assert store.sweep() == 1
        assert store.read(arrival.keep()) == b"live"


class BytesOf:
    """A stream of some bytes."""

    def __init__(self, content):
        self.pieces = [b"", content]

    def read(self, _size):
        return self.pieces.pop()


@pytest.mark.parametrize("delay_s", [0.0, 0.004, 0.011, 0.023])
def test_a_killed_write_leaves_the_whole_object_or_none(store, tmp_path, delay_s):
    """kill -9 at any moment: no object with other bytes than its name says, and a sweep clears the rest."""
    original = tmp_path / "large.bin"
    original.write_bytes(bytes(range(256)) * 40_000)
    command = [sys.executable, "-c", WRITER, store.folder, original, digest_of(original)]
    with subprocess.Popen(command) as writer:
        while writer.poll() is None and not list(store.folder.glob("incoming/*")):
            time.sleep(0.002)
        time.sleep(delay_s)
        writer.send_signal(signal.SIGKILL)
    assert list(store.scrub()) == []
    store.sweep()
    assert len(written(store.folder)) == len(list(store.digests())) <= 1
    assert store.read(store.put_file(original)) == original.read_bytes()


def test_what_is_set_aside_is_no_object_and_is_not_lost(store):
    """Its bytes lie in a folder of their own; what was brought since the moment asked about stays."""
    digest = store.put(b"EXERCISE: a paper that no record names")
    brought = store.path(digest).stat().st_mtime
    assert not store.set_aside(digest, before=brought)
    assert store.set_aside(digest, before=brought + 1)
    assert digest not in store
    assert (store.folder / "unrecorded" / digest).read_bytes().startswith(b"EXERCISE")


def test_bytes_that_are_brought_again_count_as_new(store):
    """An import that finds its bytes in the store is as safe from being set aside as one that brings them."""
    digest = store.put(b"EXERCISE")
    os.utime(store.path(digest), (0, 0))
    store.put(b"EXERCISE")
    assert not store.set_aside(digest, before=time.time() - 3600)
