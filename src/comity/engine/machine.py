"""Open DuckDB on this machine for one piece of work, with a bound on memory and threads, and close it again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import ibis
import pyarrow as pa

MEMORY_MB = 512
"""Our choice, so that a demonstration stays below 700 MB in all; beyond it DuckDB spills to a folder of its own."""
THREADS = 2


@contextmanager
def machine(*, memory_mb: int = MEMORY_MB, threads: int = THREADS) -> Iterator[ibis.BaseBackend]:
    """A connection of its own, without network and without files but for what it spills; gone afterwards."""
    with TemporaryDirectory(prefix="comity-") as spill:
        connection = ibis.duckdb.connect(
            memory_limit=f"{memory_mb}MB", threads=threads, temp_directory=spill, autoinstall_known_extensions=False
        )
        try:
            yield connection
        finally:
            connection.disconnect()


def table(connection: ibis.BaseBackend, inputs: Sequence[Path | pa.Table]) -> ibis.Table:
    """Parquet files or Arrow tables of one schema, as one table."""
    files = [str(each) for each in inputs if isinstance(each, Path)]
    arrows = [each for each in inputs if isinstance(each, pa.Table)]
    parts = [connection.read_parquet(files)] if files else []
    parts += [connection.create_table("arrow", pa.concat_tables(arrows))] if arrows else []
    return ibis.union(*parts)


def staged(expression: ibis.Table) -> ibis.Table:
    """The expression's rows, worked out once and kept until its connection closes: what is used twice is computed twice."""
    nullable = {name: kind.copy(nullable=True) for name, kind in expression.schema().items()}
    # Ibis holds a column without nulls to be without nulls after lead() too, and would forbid them.
    return ibis.get_backend(expression).create_table(
        ibis.util.gen_name("stage"), expression, schema=ibis.schema(nullable), temp=True
    )
