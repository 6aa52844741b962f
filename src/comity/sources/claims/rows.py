"""Take a register of claims apart into rows, whether it is YAML or CSV, and name every column that is not the register's."""

import csv
import io
from collections.abc import Iterator

import msgspec
import yaml

from comity.sources.reading import Unreadable

MATTER_COLUMNS = ("matter", "matter_title", "matter_urls")
CLAIM_COLUMNS = (
    *("id", "subject", "subject_kind", "property", "value", "said_first_by", "url", "said_on", "happened"),
    *("page", "grade", "certainty", "names_person", "person_named_by", "note"),
)
COLUMNS = (*MATTER_COLUMNS, *CLAIM_COLUMNS)
HEAD = {"matter": "matter", "title": "matter_title", "urls": "matter_urls"}
"""What the three columns of the matter are called at the head of a YAML register."""
NOTHING = ("", "~", "null")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as written, by column; `problem` says why it cannot be used, where that shows already."""

    number: int
    place: str
    fields: dict[str, str]
    problem: str = ""

    @property
    def raw(self) -> str:
        """The row as it stood."""
        return " | ".join(f"{name}: {text}" for name, text in self.fields.items())


class Rows:
    """The rows of one register; `unread` names the columns that are not the register's."""

    def __init__(self, content: bytes) -> None:
        """Raise Unreadable where the content is no register of claims."""
        self.unread: set[str] = set()
        try:
            text = content.decode("utf-8-sig")
            head = next(csv.reader(io.StringIO(text.partition("\n")[0])), [])
            from_csv = {"matter", "id", "subject"} <= set(head)
            self.rows = list(self._csv(text) if from_csv else self._yaml(text))
        except (UnicodeDecodeError, csv.Error, yaml.YAMLError, RecursionError, ValueError) as error:
            raise Unreadable(f"The register is damaged{_line_of(error)}: it must be YAML or CSV in UTF-8.") from error
        if not self.rows:
            raise Unreadable(
                "The register holds no claim: it was left unfinished. Write its claims and import it again."
            )

    def _csv(self, text: str) -> Iterator[Row]:
        """One row to a line, under a head of column names."""
        lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        head = next(lines)
        self.unread.update(f"column {name!r}" for name in head if name not in COLUMNS)
        for number, cells in enumerate(filter(None, lines), start=1):
            fields = {name: cell for name, cell in zip(head, cells, strict=False) if name in COLUMNS}
            wrong = len(cells) != len(head) or len(set(head)) != len(head)
            problem = f"It has {len(cells)} cells under {len(set(head))} columns." if wrong else ""
            yield Row(number=number, place=f"line {lines.line_num}", fields=fields, problem=problem)

    def _yaml(self, text: str) -> Iterator[Row]:
        """A head for the matter, and `claims`, one mapping each; nothing is guessed to be a number, a day or a yes."""
        root = yaml.compose(text, yaml.BaseLoader)
        head = dict(self._pairs(root, "")) if isinstance(root, yaml.MappingNode) else {}
        if not isinstance(head.get("claims"), yaml.SequenceNode) or "matter" not in head:
            raise Unreadable("It is no register of claims: it needs a `matter` and a list of `claims`.")
        self.unread.update(name for name in head if name not in {*HEAD, "claims"})
        shared = {column: _text(head[name]) for name, column in HEAD.items() if name in head}
        for number, node in enumerate(head["claims"].value, start=1):
            yield self._claim(node, number, shared)

    def _claim(self, node: yaml.Node, number: int, shared: dict[str, str]) -> Row:
        """One claim of a YAML register."""
        place = f"line {node.start_mark.line + 1}"
        if not isinstance(node, yaml.MappingNode):
            return Row(number=number, place=place, fields=shared, problem="It is not a mapping of columns to values.")
        pairs = self._pairs(node, "claims/")
        self.unread.update(f"claims/{name}" for name, _ in pairs if name not in CLAIM_COLUMNS)
        names = [name for name, _ in pairs]
        nested = [name for name, value in pairs if not isinstance(value, yaml.ScalarNode)]
        problem = f"{nested[0]} holds more than one value." if nested else ""
        if len(set(names)) != len(names):
            problem = "A column stands in it twice."
        fields = {name: _text(value) for name, value in pairs if name in CLAIM_COLUMNS}
        return Row(number=number, place=place, fields=shared | fields, problem=problem)

    def _pairs(self, node: yaml.MappingNode, path: str) -> list[tuple[str, yaml.Node]]:
        """The keys and values of a mapping; a key that is no text is named as unread."""
        self.unread.update(f"{path}(key)" for key, _ in node.value if not isinstance(key, yaml.ScalarNode))
        return [(key.value, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]


def _text(node: yaml.Node) -> str:
    """A value as written; the members of a list, one after the other."""
    if isinstance(node, yaml.SequenceNode):
        return " ".join(_text(item) for item in node.value if isinstance(item, yaml.ScalarNode))
    if not isinstance(node, yaml.ScalarNode) or (not node.style and node.value.lower() in NOTHING):
        return ""
    return str(node.value)


def _line_of(error: Exception) -> str:
    """Where it is damaged, as far as the parser knows."""
    mark = getattr(error, "problem_mark", None)
    return f" at line {mark.line + 1}" if mark else ""
