"""A node is configured by its folder and its environment alone."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from comity.server.settings import database


def test_without_an_address_the_database_lies_in_the_world():
    """SQLite in the world's folder, every commit on disk before it is acknowledged."""
    found = database(None)
    assert found["NAME"].endswith("comity.sqlite3")
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


def test_a_postgresql_address_is_read_whole():
    """User, password, host, port and name, with their escapes."""
    found = database("postgresql://a%40b:p%2Fw@db.example:5433/comity")
    assert (found["USER"], found["PASSWORD"]) == ("a@b", "p/w")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", 5433, "comity")


def test_a_socket_is_named_as_libpq_names_it():
    """The folder of the socket comes as `host` in the query."""
    assert database("postgresql://postgres:@/comity?host=/run/postgresql")["HOST"] == "/run/postgresql"


def test_another_database_is_refused():
    """What is neither is a sentence, not a guess."""
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        database("mysql://root@localhost/x")
