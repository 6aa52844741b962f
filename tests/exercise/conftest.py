"""Load the demonstration world once for this folder, stopped and begun again on the way; it is rolled back afterwards."""

from contextlib import contextmanager, suppress

import pytest

STOPS = (1, 9, 27, 33)
"""Steps before which the loading is stopped: after the body alone, among the papers, among cases and letters."""


class Stopped(Exception):
    """The loading was stopped."""


def stopping(before):
    """A progress callback that stops the loading before a step."""

    def told(done, _total, _what):
        if done == before:
            raise Stopped

    return told


@contextmanager
def rolled_back():
    """Undo at the end whatever was written to the database."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """What loading gave in the end."""
    from django.test import override_settings

    from comity.desk.world import World
    from comity.exercise.loader import load

    home = World(tmp_path_factory.mktemp("exercise")).founded()
    with django_db_blocker.unblock(), override_settings(WORLD=home), rolled_back():
        for step in STOPS:
            with suppress(Stopped):
                load(stopping(step))
        yield load()


@pytest.fixture
def script():
    """The demonstration's script."""
    from comity.exercise.script import script

    return script()
