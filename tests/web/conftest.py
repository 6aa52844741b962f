"""People at their members, and a world in which one of them has secrets."""

import pytest


@pytest.fixture
def people(db, world):
    """Everybody's seat, by sign-in name."""
    from tests.web.people import seated

    return seated()


@pytest.fixture
def report(people, tmp_path):
    """A published report, and the shared records it came from, with one person's secrets woven in."""
    from tests.web.planting import entangled

    return entangled(people["anna"], people["sam"], tmp_path)


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker, tmp_path_factory):
    """A world with a report and with secrets of every kind, built once for the tests of a module, which leave it as it is."""
    from django.conf import settings
    from django.db import transaction
    from tests.web.people import seated
    from tests.web.planting import entangled, planted
    from tests.web.planting_records import planted_records

    from comity.desk.world import World

    before, folder = settings.WORLD, tmp_path_factory.mktemp("site")
    with django_db_blocker.unblock(), transaction.atomic():
        settings.WORLD = World(folder / "world").founded()
        people = seated()
        entangled(people["anna"], people["sam"], folder)
        planted(people["anna"], folder)
        planted_records(people, folder)
        with django_db_blocker.block():
            yield people
        transaction.set_rollback(True)
    settings.WORLD = before


@pytest.fixture
def site(standing, db):
    """The standing world, as a test may use it: whatever it changes is undone."""
    return standing
