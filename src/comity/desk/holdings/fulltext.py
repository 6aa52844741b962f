"""Find records by the words in them, alike on SQLite (FTS5) and PostgreSQL (tsvector); vocabulary/words.py makes the words.

One table of words beside each table of records, made by a migration: `migrations.RunPython(made("…_words"), dropped("…_words"))`.
Whoever wants records found names an `Index`, keeps words when records are born, and asks `Model.objects.visible_to(seat)` for
those that `hold` them: the door comes first, and counts are counts of what stands behind it. Hits are not ranked: the ranks of
both databases count words in records that the reader may not see.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from comity.vocabulary.words import Sought, place_of, sought, words

ROUND = 90
"""Letters shown before and after a hit."""


class Index(msgspec.Struct, frozen=True):
    """The words of one kind of record, by its primary key."""

    table: str

    def keep(self, texts: Iterable[tuple[int, str]]) -> None:
        """Keep the words of some records; call it in the transaction in which they are born."""
        if connection.vendor == "postgresql":
            statement = f"insert into {self.table} (rowid, words) values (%s, %s::tsvector)"  # noqa: S608 - our table's name
            rows = [(key, " ".join(f"'{word}':{at}" for at, word in enumerate(words(text), 1))) for key, text in texts]
        else:
            statement = f"insert into {self.table} (rowid, words) values (%s, %s)"  # noqa: S608 - our table's name
            rows = [(key, " ".join(words(text))) for key, text in texts]
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)

    def forget(self, keys: Iterable[int]) -> None:
        """Drop the words of records that are no longer kept."""
        with connection.cursor() as cursor:
            statement = f"delete from {self.table} where rowid = %s"  # noqa: S608 - our table's name
            cursor.executemany(statement, [(key,) for key in keys])

    def holding(self, question: str) -> Q:
        """The filter for records in which all that is asked for stands; nothing stands where nothing is asked."""
        asked = sought(question)
        if not asked:
            return Q(pk__in=())
        if connection.vendor == "postgresql":
            matches, query = "words @@ %s::tsquery", " & ".join(map(_tsquery, asked))
        else:
            matches, query = f"{self.table} match %s", " AND ".join(map(_fts5_query, asked))
        found = f"select rowid from {self.table} where {matches}"  # noqa: S608 - our table's name; the words go as a parameter
        return Q(pk__in=RawSQL(found, (query,)))  # noqa: S611 - the same


PAGES = Index("holdings_page_words")
"""The text of exhibits, page by page."""
ASSERTIONS = Index("holdings_assertion_words")
"""The values of assertions, and how they were written."""


class Snippet(msgspec.Struct, frozen=True, kw_only=True):
    """A little of a text round the first hit."""

    before: str
    hit: str
    after: str


def snippet(text: str, question: str) -> Snippet:
    """What stands round the first hit in a text; its beginning, where the words stand in another form."""
    found = place_of(text, question)
    if not found:
        return Snippet(before="", hit="", after=_line(text[: 2 * ROUND]))
    start, end = found
    before, after = text[max(0, start - ROUND) : start], text[end : end + ROUND]
    return Snippet(before=_line(before), hit=_line(text[start:end]), after=_line(after))


def made(table: str) -> Callable[[Any, Any], None]:
    """For a migration: make a table of words."""

    def forwards(_apps: Any, schema: Any) -> None:
        if schema.connection.vendor == "postgresql":
            schema.execute(f"create table {table} (rowid bigint primary key, words tsvector not null)")
            schema.execute(f"create index {table}_index on {table} using gin (words)")
        else:
            # The ASCII tokenizer parts at our spaces and takes every other letter as it is: sqlite.org/fts5.html 4.3.2.
            schema.execute(f"create virtual table {table} using fts5 (words, tokenize='ascii', prefix='1 2 3')")

    return forwards


def dropped(table: str) -> Callable[[Any, Any], None]:
    """For a migration: drop a table of words."""

    def backwards(_apps: Any, schema: Any) -> None:
        schema.execute(f"drop table {table}")

    return backwards


def _tsquery(one: Sought) -> str:
    """`'남포' <-> '포항'`; words hold nothing but letters and digits."""
    quoted = [f"'{word}'" for word in one.words]
    return "(" + " <-> ".join(quoted) + (":*)" if one.goes_on else ")")


def _fts5_query(one: Sought) -> str:
    """`"남포 포항"`, with a star behind it where the last word may go on."""
    return f'"{" ".join(one.words)}"' + (" *" if one.goes_on else "")


def _line(text: str) -> str:
    """A text on one line, its spaces at both ends kept as one."""
    return " ".join(text.split(" ")).replace("\n", " ").replace("\t", " ")
