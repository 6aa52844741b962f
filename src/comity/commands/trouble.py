"""Tell trouble of the machine, a full disk or a database that does not answer, from a fault of the program."""

import errno
import sqlite3

from comity.vocabulary.errors import ComityError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The system's words for no room: on the disk, in the user's share of it, in one file."""


class NoRoom(ComityError):
    """There is no room left to write."""

    def diagnostics(self) -> str:
        """What to do, and what is safe."""
        return (
            "Make room, or name a folder on another disk with --dir, and run the command again: nothing is half done."
        )


class Unwritten(ComityError):
    """The machine does not read or write what it was asked to."""

    def diagnostics(self) -> str:
        """What to look at."""
        return "Look at the file's permissions and the disk, then run the command again: nothing is half done."


class Unanswered(ComityError):
    """The database does not answer as it should."""

    def diagnostics(self) -> str:
        """What to look at."""
        return (
            "Look at the disk, at COMITY_DATABASE where it is set, and at `comity doctor`; then run the command again."
        )


def told(error: Exception) -> ComityError | None:
    """The sentence for an error that the machine made; None where it is ours, and must be seen whole."""
    if isinstance(error, OSError):
        what = f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror or error}."
        return NoRoom(f"There is no room left to write. {what}") if error.errno in FULL else Unwritten(what)
    from django.db import DatabaseError, InterfaceError, OperationalError
    from django.db.transaction import TransactionManagementError

    if isinstance(error, TransactionManagementError) and isinstance(error.__context__, Exception):
        return told(error.__context__)  # what broke the transaction, before Django found it broken
    # The other kinds of database error are mistakes of ours, such as a row that breaks a constraint.
    if type(error) not in {DatabaseError, InterfaceError, OperationalError}:
        return None
    if getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        return NoRoom("There is no room left to write the database.")
    return Unanswered(f"The database does not answer as it should: {str(error).strip()}.")
