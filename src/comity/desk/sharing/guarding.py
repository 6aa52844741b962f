"""Guard tables in PostgreSQL: the policy as row-level security, a second wall behind `visible_to`.

The first wall is the filter; a query that forgot it meets this one and gives what the viewer may see. The policies are granted to
the role that owns the tables, and forced on it: no role of this node reads everything. Who looks stands in the session's
settings (`eyes.py` sets them); nothing set is the public. SQLite has no such wall.
"""

from collections.abc import Iterable
from typing import Any, assert_never

from django.db.migrations.operations.base import Operation

from comity.desk.sharing.codes import BAR, array
from comity.desk.sharing.policy import READ, AllOf, AnyOf, Clause, Has, Labelled, Listed, Same, Within

WRITE = AllOf((AnyOf((Has("member"), Has("person"))), READ))
"""Nobody writes what they may not read, and the public writes nothing."""


def setting(name: str) -> str:
    """What the session says of the viewer; in a select of its own it is read once for a query, not once for a row."""
    return f"(select coalesce(current_setting('comity.{name}', true), ''))"


def condition(clause: Clause) -> str:
    """One clause as a condition of PostgreSQL over the table's columns and the session's settings."""
    match clause:
        case AllOf(parts):
            return "(" + " and ".join(map(condition, parts)) + ")"
        case AnyOf(parts):
            return "(" + " or ".join(map(condition, parts)) + ")"
        case Labelled(label):
            return f"tlp = '{label.value}'"
        case Has(attribute):
            return f"{setting(attribute)} <> ''"
        case _:
            return _comparison(clause, clause.column, setting(clause.attribute))


def _comparison(clause: Same | Listed | Within, column: str, said: str) -> str:
    """A column against what the session says; nothing said is in no list."""
    match clause:
        case Same():
            return f"({column} <> '' and {column} = {said})"
        case Listed():
            return f"({said} <> '' and strpos({column}, '{BAR}' || {said} || '{BAR}') > 0)"
        case Within():
            return f"{array(column)} <@ {array(said)}"
        case _:
            assert_never(clause)


def during(task: str, rows: str) -> str:
    """The condition of a narrow rule: these rows, while the node is at this task."""
    return f"strpos({setting('task')}, '{BAR}{task}{BAR}') > 0 and {rows}"


def guarded(table: str, read: str, write: str, *, replaced: bool = False) -> Iterable[str]:
    """The statements that put a table behind the wall. What was recorded stays: deletion is for rows told anew alone."""
    yield f"alter table {table} enable row level security"
    yield f"alter table {table} force row level security"
    for name, rule in (
        ("reads", f"for select to current_user using ({read})"),
        ("records", f"for insert to current_user with check ({write})"),
        ("changes", f"for update to current_user using ({write}) with check ({write})"),
    ):
        yield from _policy(table, name, rule)
    if replaced:
        yield from _policy(table, "tells_anew", f"for delete to current_user using ({write})")


def _policy(table: str, name: str, rule: str) -> tuple[str, str]:
    return f"drop policy if exists {name} on {table}", f"create policy {name} on {table} {rule}"


class _Guarding(Operation):
    """An operation on PostgreSQL alone that leaves the models as they are."""

    reversible = True

    def __init__(self, model: str) -> None:
        self.model = model
        """Its name; with its stage's before it (`holdings.Exhibit`) where the migration is another stage's."""

    def statements(self, model: Any) -> Iterable[str]:
        """What PostgreSQL is told about the model's table."""
        raise TypeError(f"{type(self).__name__} says nothing of {model}.")

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay as they are."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Run the statements."""
        del from_state
        if schema_editor.connection.vendor == "postgresql":
            label, _, model = self.model.rpartition(".")
            for statement in self.statements(to_state.apps.get_model(label or app_label, model)):
                schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """The wall stays up; a table that goes takes its policies with it."""

    def describe(self) -> str:
        """What `migrate` says of it."""
        return f"Guard the rows of {self.model}"


class Guard(_Guarding):
    """In a migration: put a marked model behind the wall, by the policy as it stands when the migration runs."""

    def statements(self, model: Any) -> Iterable[str]:
        """Read and write by the tree."""
        return guarded(model._meta.db_table, condition(READ), condition(WRITE))  # noqa: SLF001 - Django's public options


class GuardThrough(_Guarding):
    """In a migration: put a model behind its parent's wall; its rows are for whoever may see the parent."""

    def __init__(self, model: str, parent: str, *, replaced: bool = False) -> None:
        super().__init__(model)
        self.parent = parent
        self.replaced = replaced
        """Whether its rows are computed, and deleted to be told anew."""

    def statements(self, model: Any) -> Iterable[str]:
        """Read and write with the parent."""
        field = model._meta.get_field(self.parent)  # noqa: SLF001
        above = field.related_model._meta.db_table  # noqa: SLF001
        seen = f"exists (select 1 from {above} parent where parent.id = {model._meta.db_table}.{field.column})"  # noqa: S608, SLF001
        return guarded(model._meta.db_table, seen, seen, replaced=self.replaced)  # noqa: SLF001


class Allow(_Guarding):
    """In a migration: let the node read some rows of a guarded model while it is at a named task.

    The rows are a condition on the table's columns; one that selects from other tables calls the row's key `row_id`.
    """

    def __init__(self, model: str, task: str, rows: str, *, recorded: bool = False) -> None:
        super().__init__(model)
        self.task, self.rows = task, rows
        self.recorded = recorded
        """Whether it may record such rows too."""

    def statements(self, model: Any) -> Iterable[str]:
        """One policy more, or two."""
        table, rows = model._meta.db_table, self.rows  # noqa: SLF001
        if "row_id" in rows:
            # A function is not planned before it is called: every other query of the table is spared these selects' planning.
            rows = f"{table}_{self.task}(id)"
            yield (
                f"create or replace function {table}_{self.task}(row_id bigint) returns boolean stable language plpgsql "
                f"as $$ begin return {self.rows}; end $$"
            )
        rule = during(self.task, rows)
        yield from _policy(table, self.task, f"for select to current_user using ({rule})")
        if self.recorded:
            yield from _policy(table, f"{self.task}_records", f"for insert to current_user with check ({rule})")
