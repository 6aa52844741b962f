"""Hostile and broken files: whatever is fed in, a source answers with a sentence, soon, and with little memory."""

import gzip
import tempfile
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from comity.sources.guard import in_full
from comity.sources.reading import Reading, Unreadable
from comity.sources.registry import source, sources

EVERY = pytest.mark.parametrize("declared", sources().values(), ids=list(sources()))
LISTS = pytest.mark.parametrize("name", ["un-consolidated", "un-1718-vessels"])
FAILURES = sorted((source("un-consolidated").folder / "sample").glob("feed_failure_*.txt"))


def outcome(declared, content):
    """What a source makes of some bytes: a reading, or the refusal."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        try:
            return declared.read(Path(file.name))
        except Unreadable as refusal:
            return refusal


@EVERY
@settings(max_examples=25, deadline=None)
@given(content=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused(declared, content):
    """No file makes a reader fail with anything but a refusal in a sentence."""
    assert isinstance(outcome(declared, content), Reading | Unreadable)


@EVERY
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cut=st.floats(0, 1), junk=st.binary(max_size=40), tail=st.booleans())
def test_a_damaged_sample_is_read_or_refused(declared, cut, junk, tail):
    """Bytes lost or changed anywhere in a real file make no reader fail otherwise."""
    for sample in declared.samples:
        content = (declared.folder / "sample" / sample.file).read_bytes()
        at = int(cut * len(content))
        damaged = content[:at] + junk + (content[at + len(junk) :] if tail else b"")
        assert isinstance(outcome(declared, damaged), Reading | Unreadable)


@EVERY
def test_an_empty_file_is_a_failed_feed(declared, written):
    """An empty answer is no list without entries."""
    with pytest.raises(Unreadable, match="is empty: the feed failed"):
        declared.read(written(b""))


@EVERY
def test_200_mb_of_zeros_are_refused_at_once(declared, tmp_path):
    """The size and the head of a file are enough to refuse it."""
    path = tmp_path / "zeros"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    tracemalloc.start()
    begun = time.perf_counter()
    with pytest.raises(Unreadable, match=r"MB; this source never|binary data"):
        declared.read(path)
    assert time.perf_counter() - begun < 1
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


@LISTS
def test_a_list_of_few_zeros_is_binary_data(name, written):
    """Zeros are no list, however few."""
    with pytest.raises(Unreadable, match="This is binary data where the source publishes"):
        source(name).read(written(bytes(1000)))


@pytest.mark.parametrize("path", FAILURES, ids=lambda path: path.stem)
def test_what_the_feed_really_answered_on_bad_days_is_refused(path):
    """A notice, an error page or nothing is never read as a mass delisting."""
    with pytest.raises(Unreadable, match="Fetch it again"):
        source("un-consolidated").read(path)


def test_an_error_page_is_no_list_of_vessels(written):
    """A source that publishes HTML still tells its list from an error page."""
    with pytest.raises(Unreadable, match="no table headed '1718 Designated Vessels List'"):
        source("un-1718-vessels").read(written("<html><h1>503 Service Unavailable</h1></html>\n"))


def test_a_small_gzip_of_a_huge_file_is_refused(written):
    """What unpacks to more than the source ever published is not unpacked to its end."""
    bomb = gzip.compress(b"matter: x\n" + b"#" * 6_000_000)
    assert len(bomb) < 10_000
    with pytest.raises(Unreadable, match="more than 5 MB"):
        source("claims").read(written(bomb))


def test_a_cut_gzip_is_refused(written, editions):
    """Half a download is no list."""
    whole = gzip.compress((editions / "UN_consolidated_2026-02-27.xml").read_bytes())
    with pytest.raises(Unreadable, match="gzip is cut off or damaged"):
        source("un-consolidated").read(written(whole[: len(whole) // 2]))


def test_a_refusal_in_full_names_the_file_and_its_digest(written):
    """A person can tell which file was refused, and prove which bytes it held."""
    path = written(b"")
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert in_full(path, "It is empty.") == f"{path} (sha256 {digest}): It is empty."
