"""Read one YAML file of a regime's folder into its type, strictly: a misspelt or doubled key is a fault, never a silence."""

from collections.abc import Hashable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from comity.vocabulary.errors import BadInput

T = TypeVar("T")

DEEPEST = 50
"""Levels of nesting; a file of ours has nine."""


class Fault(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """What is wrong, where: the file, the path inside it and a sentence."""

    file: str
    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}: {self.path}: {self.sentence}"


class Faulty(BadInput):
    """The file does not say what such a file must say."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class _Loader(yaml.CSafeLoader):
    """YAML's plain types; a key given twice in one mapping is refused (PyYAML would keep the last one silently)."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        """Build a mapping; raise ConstructorError at the second key that reads the same, as `yes` and `true` do."""
        mapping = super().construct_mapping(node, deep=deep)
        known: set[Hashable] = set()
        for key, _ in node.value if len(mapping) != len(node.value) else ():
            read_as = self.construct_object(key, deep=True)
            if read_as in known:
                sentence = f"the key {key.value!r} stands twice, or reads as another key does"
                raise yaml.constructor.ConstructorError(None, None, sentence, key.start_mark)
            known.add(read_as)
        return mapping


def read(path: Path, shape: type[T]) -> T:
    """The file as a value of `shape`; raise Faulty with the path inside the file and a sentence, BadInput for no such file."""
    return _shaped(path.name, "$", _raw(path), shape)


def read_entries(path: Path, shape: type[T]) -> dict[str, T]:
    """A file of named entries, each of `shape`; raise Faulty with the entry's name in the path."""
    entries = _shaped(path.name, "$", _raw(path), dict[str, object])
    return {name: _shaped(path.name, name, entry, shape) for name, entry in entries.items()}


def _shaped(file: str, at: str, raw: object, shape: type[T]) -> T:
    try:
        return msgspec.convert(raw, shape, builtin_types=(date, datetime))
    except msgspec.ValidationError as error:
        sentence, _, where = str(error).partition(" - at `$")
        raise Faulty(Fault(file=file, path=at + where.rstrip("`"), sentence=f"{sentence}.")) from None


def _stop_deep(path: Path, text: str) -> None:
    """Raise Faulty for a file nested deeper than anything we read: YAML's own library would end the process."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise Faulty(Fault(file=path.name, path="$", sentence="This is nested too deeply: write each part out."))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        sentence = f"{path} cannot be read: {error.strerror}."
        raise Faulty(Fault(file=path.name, path="$", sentence=sentence)) from None


def _raw(path: Path) -> object:
    try:
        text = _text(path)
        _stop_deep(path, text)
        raw: object = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, made stricter
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise Faulty(Fault(file=path.name, path=f"line {line}", sentence=f"{error.problem}.")) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise Faulty(Fault(file=path.name, path="$", sentence=f"This is not readable YAML: {error}.")) from None
    if raw is None:
        raise Faulty(Fault(file=path.name, path="$", sentence="This file is empty."))
    return raw
