"""Keep a set of codes in one text column that both databases can search: `|KEN|NZL|`."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from comity.vocabulary.errors import BadInput

BAR = "|"
# The bar parts the codes; SQLite takes the set apart as JSON, where the other two mean something.
UNFIT = frozenset({BAR, '"', "\\"})

if TYPE_CHECKING:  # Django's fields and lookups are generic in their stubs alone
    Text = models.TextField[frozenset[str], frozenset[str]]
    Lookup = models.lookups.Lookup[str]
else:
    Text, Lookup = models.TextField, models.lookups.Lookup


class CodesField(Text):
    """A set of codes; empty is nobody, never everybody."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "default": frozenset, "blank": True})

    def deconstruct(self) -> Any:
        """What a migration repeats: the default is always the empty set."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {k: v for k, v in kwargs.items() if k not in {"default", "blank"}}

    def from_db_value(self, value: str | None, *_: object) -> frozenset[str]:
        """The set that the column holds; nobody where a join found no row."""
        return frozenset(code for code in (value or "").split(BAR) if code)

    def to_python(self, value: Any) -> frozenset[str]:
        """The set, from a set or from text."""
        return self.from_db_value(value) if isinstance(value, str) else frozenset(value)

    def get_prep_value(self, value: Any) -> str:
        """The column's text; a code with the separator in it is refused."""
        codes = sorted(self.to_python(value))
        if any(UNFIT & {*code} or not code.isprintable() for code in codes):
            raise BadInput(f"A code may not contain any of {' '.join(sorted(UNFIT))}: {codes}.")
        return BAR + "".join(code + BAR for code in codes) if codes else ""


def holds(field: str, code: str) -> Q:
    """The filter for rows whose set holds a code."""
    if not code or BAR in code:
        return Q(pk__in=())
    return Q(**{f"{field}__contains_code": code})


def within(field: str, codes: frozenset[str]) -> Q:
    """The filter for rows whose set holds nothing but these codes; a row with an empty set passes."""
    return Q(**{f"{field}__within": BAR + "".join(code + BAR for code in sorted(codes))})


@CodesField.register_lookup
class ContainsCode(Lookup):
    """`readers__contains_code="KEN"`: the code stands between bars. Not LIKE, which ignores case on SQLite."""

    lookup_name = "contains_code"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """Find the code between bars, case and all."""
        column, params = self.process_lhs(compiler, connection)
        found = "strpos" if connection.vendor == "postgresql" else "instr"
        return f"{found}({column}, %s) > 0", (*params, f"{BAR}{self.rhs}{BAR}")


@CodesField.register_lookup
class Within(Lookup):
    """`kept_to__within="|EX-1|EX-2|"`: every code of the row's set stands between bars in the text given."""

    lookup_name = "within"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """Take the row's set apart and look for each of its codes."""
        column, params = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{array(column)} <@ {array('%s')}", (*params, self.rhs)
        each = f"""json_each('["' || replace(trim({column}, '{BAR}'), '{BAR}', '","') || '"]')"""
        unknown = f"select 1 from {each} where instr(%s, '{BAR}' || value || '{BAR}') = 0"  # noqa: S608 - a column of ours
        return f"({column} = '' or not exists ({unknown}))", (*params, *params, self.rhs)


def array(text: str) -> str:
    """PostgreSQL's expression for the codes in a text of this column's kind."""
    return f"string_to_array(btrim({text}, '{BAR}'), '{BAR}')"
