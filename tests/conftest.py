"""What every test may ask for: a world of its own, a founded body, and seats at its members."""

import os
import time
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database under test, in which the tests' own hand may read and write what they set up."""
    from django.db import connection

    with django_db_blocker.unblock():
        if connection.vendor != "postgresql":
            return
        with connection.cursor() as cursor:
            cursor.execute("select tablename from pg_policies where policyname = 'reads'")
            for (table,) in cursor.fetchall():
                hand = "starts_with((select current_setting('comity.task', true)), 'tests')"
                cursor.execute(f"create policy tests on {table} to current_user using ({hand}) with check ({hand})")


@pytest.fixture
def world(settings, tmp_path):
    """A founded world in a folder of its own."""
    from comity.desk.world import World

    settings.WORLD = World(tmp_path / "world").founded()
    return settings.WORLD


@pytest.fixture
def body(db, world):
    """An exercise body of three states and a secretariat."""
    from comity.desk.sharing.actions import found
    from comity.desk.sharing.charter import Charter, Founder
    from comity.vocabulary.rules import Rule

    states = tuple(Founder(code=code, name=f"{code} (EXERCISE)", kind="state") for code in ("EXA", "EXB", "EXC"))
    return found(
        Charter(
            name="Test body (EXERCISE)",
            short_name="EXERCISE",
            origin="tests.example/log",
            exercise=True,
            operator="SEC",
            rule=Rule(text="Two of three concur.", quorum=2, concurring=2),
            members=(*states, Founder(code="SEC", name="Secretariat (EXERCISE)", kind="secretariat")),
        )
    )


@pytest.fixture
def seat_of(body):
    """The console seat of a member, by code."""
    from comity.desk.sharing.models import Member, Seat

    return lambda code: Seat.console(Member.objects.get(code=code))


@pytest.fixture
def sources():
    """The folder of the sources, with their samples."""
    import comity.sources

    return Path(comity.sources.__file__).parent


@pytest.fixture
def empty_database(monkeypatch):
    """For processes of their own: SQLite in the world's folder, or a fresh database on the PostgreSQL under test."""
    server = os.environ.get("COMITY_TEST_SERVER")
    if not server:
        yield
        return
    import psycopg

    name = f"empty_{os.getpid()}_{time.time_ns()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"create database {name}")
        monkeypatch.setenv("COMITY_DATABASE", server.replace("/postgres?", f"/{name}?"))
        yield
        connection.execute(f"drop database {name} with (force)")
