"""Tell the database whose eyes it answers to: a seat's, the public's, or those of one named task of the node."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from django.db import connection, transaction

from comity.desk.sharing.codes import BAR
from comity.desk.sharing.guarding import setting
from comity.desk.sharing.policy import PUBLIC, Viewer
from comity.desk.sharing.visibility import viewer_of

if TYPE_CHECKING:
    from comity.desk.sharing.models import Seat

P = ParamSpec("P")
R = TypeVar("R")
Settings = tuple[tuple[str, str], ...]

INTEGRITY = "integrity"
"""The task of looking into bytes: whether they are as received, and what they hold. It reads the records of exhibits and tables, and
records what was found in exhibits; it reads nothing that anybody asserts."""
RECALL = "recall"
"""The task of following a recall: it reads what relies on what, so that whoever relied is told; it shows nobody what that is."""
HOLDING = "holding"
"""The task of looking whether a member holds something already: it reads that member's own exhibits and assertions."""
WEIGHING = "weighing"
"""The task of weighing a finding: what is bound to it counts, and its originators are asked, whoever moves the finding."""

_set: ContextVar[Settings | None] = ContextVar("comity_eyes", default=None)


@contextmanager
def eyes(seat: "Seat | Viewer | None") -> Iterator[None]:
    """Let the database answer to a seat (None: the public) until the block ends. SQLite has no wall and needs no telling."""
    settings, before = _settings(viewer_of(seat)), _set.get()
    with _looking(before if before and before[:-1] == settings[:-1] else settings):  # the same eyes stay at their task
        yield


@contextmanager
def at_task(name: str) -> Iterator[None]:
    """Let whoever looks now read, besides, what a narrow rule allows the node for one task: migrations say which rows (`Allow`)."""
    looking = dict(_set.get() or _settings(PUBLIC, task=_begun_at()))
    with _looking(tuple((looking | {"task": f"{looking['task']}{BAR}{name}{BAR}"}).items())):
        yield


def look_as(seat: "Seat") -> None:
    """Let the database answer to a seat for the rest of this process: a command acts for one console."""
    settings = _settings(viewer_of(seat))
    if connection.vendor == "postgresql":
        _set.set(settings)
        _tell(settings)


def act(action: Callable[P, R]) -> Callable[P, R]:
    """An action that takes `by=seat`: in one transaction, with the eyes of that seat."""

    @wraps(action)
    def acted(*args: P.args, **kwargs: P.kwargs) -> R:
        with eyes(cast("Seat", kwargs["by"])), transaction.atomic():
            return action(*args, **kwargs)

    return acted


def _settings(viewer: Viewer, task: str = "") -> Settings:
    """What the session is told."""
    return (
        ("member", viewer.member),
        ("person", viewer.person),
        ("staff", "yes" if viewer.staff else ""),
        ("cases", BAR.join(sorted(viewer.cases))),
        ("task", task),
    )


def _begun_at() -> str:
    """The task that the session began with, before anybody looked: none, unless the connection names one."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute(f"select {setting('task')}")
        return str(cursor.fetchone()[0])


@contextmanager
def _looking(settings: Settings) -> Iterator[None]:
    """Tell the session, and tell it again what it knew before."""
    before = _set.get()
    if connection.vendor != "postgresql" or before == settings:
        yield
        return
    _set.set(settings)
    _tell(settings)
    try:
        yield
    finally:
        _set.set(before)  # not by its token: an answer sent in pieces ends in another context than it began in
        if not _failed():
            _tell(before)


def _tell(settings: Settings | None) -> None:
    """Set the session's settings; None is what it began with."""
    with connection.cursor() as cursor:
        if settings is None:
            cursor.execute("; ".join(f"reset comity.{name}" for name, _ in _settings(PUBLIC)))
            return
        told = ", ".join("set_config(%s, %s, false)" for _ in settings)
        cursor.execute(f"select {told}", [part for name, value in settings for part in (f"comity.{name}", value)])


def _failed() -> bool:
    """Whether the connection is gone, or its transaction must be rolled back: that brings the settings back by itself."""
    if connection.connection is None or connection.needs_rollback:
        return True
    return connection.connection.closed or connection.connection.info.transaction_status.name in {"INERROR", "UNKNOWN"}
