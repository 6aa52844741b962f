"""The same door to an S3-compatible store: kept whole under the digest, read back, looked over for rot."""

import subprocess
import sys
from pathlib import Path

import pytest
from pyarrow import fs

from comity.evidence.bucket import Bucket, Unreachable
from comity.evidence.store import NoSuchObject, Rotten
from comity.vocabulary.errors import BadInput


@pytest.fixture(scope="module")
def address():
    """A bucket at a real server on this machine."""
    command = [sys.executable, str(Path(__file__).with_name("s3_server.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        port = server.stdout.readline().decode().strip()
        where = f"endpoint_override=127.0.0.1:{port}&scheme=http&region=us-east-1&allow_bucket_creation=true"
        yield f"s3://exhibits/node?{where}"
        server.stdin.close()


@pytest.fixture
def bucket(address, tmp_path, monkeypatch):
    """A store in that bucket, below a prefix of its own."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "exercise")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "exercise")
    fs.FileSystem.from_uri(address)[0].create_dir("exhibits")
    return Bucket(tmp_path / "incoming", address.replace("/node?", f"/{tmp_path.name}?"))


def overwrite(bucket, digest, content):
    """Change an object behind the store's back."""
    with bucket._system.open_output_stream(bucket._key(digest)) as out:
        out.write(content)


def test_bytes_come_back_as_they_went_in(bucket, tmp_path):
    """What is put in a bucket is read from it, by digest, once; nothing stays on this machine."""
    (tmp_path / "list.xml").write_bytes(b"<list/>" * 1000)
    digest = bucket.put_file(tmp_path / "list.xml")
    assert bucket.put(b"<list/>" * 1000) == digest
    assert bucket.read(digest) == b"<list/>" * 1000
    assert bucket.size(digest) == 7000
    assert list(bucket.digests()) == [digest]
    assert [path for path in bucket.folder.rglob("*") if path.is_file()] == []


def test_an_empty_bucket_holds_nothing(bucket):
    """What was never put in is missing, and that is said in a sentence."""
    assert list(bucket.digests()) == []
    assert list(bucket.scrub(["0" * 64])) == ["0" * 64]
    with pytest.raises(NoSuchObject, match="holds no bytes"):
        bucket.open("0" * 64)


def test_scrub_names_what_rotted_in_a_bucket(bucket):
    """Every object is read and its bytes are compared with its name; putting the original again mends it."""
    digest = bucket.put(b"original")
    overwrite(bucket, digest, b"changed")
    assert list(bucket.scrub()) == [digest]
    with pytest.raises(Rotten):
        bucket.read(digest)
    bucket.put(b"original")
    assert list(bucket.scrub()) == []


def test_a_program_gets_a_file_of_this_machine(bucket):
    """What needs a file is given a copy, which does not stay."""
    with bucket.at_hand(bucket.put(b"original")) as path:
        assert path.read_bytes() == b"original"
    assert not path.exists()


def test_the_world_keeps_its_exhibits_where_the_setting_says(bucket, tmp_path, monkeypatch):
    """COMITY_EXHIBITS names the bucket; the credentials in it are shown to nobody."""
    from comity.desk.world import World

    monkeypatch.setenv("COMITY_EXHIBITS", bucket.address)
    world = World.at(tmp_path / "world")
    assert world.exhibits.put(b"original") in bucket
    assert world.exhibits.where == f"s3://exhibits/{tmp_path.name}"


@pytest.mark.parametrize("address", ["exhibits", "gopher://exhibits/node"])
def test_what_is_no_address_is_refused(address, tmp_path):
    """A setting that names no store stops in a sentence."""
    with pytest.raises(BadInput, match="COMITY_EXHIBITS"):
        Bucket(tmp_path, address)


def test_a_store_that_does_not_answer_is_said_to(tmp_path, monkeypatch):
    """Nothing listens there: a sentence, and what to look at."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "exercise")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "exercise")
    with pytest.raises(Unreachable) as refusal:
        Bucket(tmp_path, "s3://exhibits/node?endpoint_override=127.0.0.1:9&scheme=http&region=us-east-1").put(b"bytes")
    assert "COMITY_EXHIBITS" in refusal.value.diagnostics()
