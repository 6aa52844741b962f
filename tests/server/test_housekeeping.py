"""What must happen without anybody asking happens, and what rots is said."""

from threading import Event, Thread

from tests.desk.builders import exhibit

from comity.desk.holdings.custody import rot
from comity.desk.ledger.log import log_size
from comity.desk.ledger.models import Checkpoint
from comity.server.examination import examined
from comity.server.housekeeping import keep_house, round_of_chores


def test_a_round_integrates_checkpoints_and_publishes(seat_of, tmp_path, world):
    """After a round nothing waits, and the static log is that of the database."""
    exhibit(seat_of("SEC"), tmp_path)
    done = round_of_chores()
    assert done.size == log_size() > 0
    assert (world.log / "checkpoint").read_bytes() == bytes(Checkpoint.objects.first().note)


def test_rot_is_found_and_named(seat_of, tmp_path, world):
    """One changed byte in an exhibit is enough."""
    held = exhibit(seat_of("SEC"), tmp_path)
    path = world.exhibits.path(held.digest)
    path.chmod(0o644)
    path.write_bytes(b"something else")
    assert rot() == [held.digest]
    assert [one.what for one in examined(world) if not one.sound] == ["exhibits"]


def test_a_sound_world_is_found_sound(seat_of, tmp_path, world):
    """Nothing is wanting in a world that was only ever used."""
    exhibit(seat_of("SEC"), tmp_path)
    round_of_chores()
    assert all(one.sound for one in examined(world))


def test_housekeeping_stops_when_told(body):
    """A worker that is told to stop does so at once."""
    stopped = Event()
    stopped.set()
    worker = Thread(target=keep_house, args=(stopped,))
    worker.start()
    worker.join(timeout=5)
    assert not worker.is_alive()
