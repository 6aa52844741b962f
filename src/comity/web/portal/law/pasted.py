"""Take an act as pasted text, in the YAML of docs/reference/law.md, from whoever sends it."""

from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from django.utils.translation import gettext as _

from comity.law.acts import Case, case
from comity.law.replays import CaseAnswer, case_answer
from comity.vocabulary.errors import BadInput
from comity.web.portal.law.answering import words_in

LONGEST = 20_000
"""Characters; the longest of the public cases has under 3,000."""
DEEPEST = 12
"""Levels of nesting; an act has six. Far deeper text ends the process inside the YAML library, which no `except` catches."""
MOST_ACTS, MOST_GOODS = 10, 20
"""What one question may hold, so that nobody keeps the server busy for others."""


class TooMuch(BadInput):
    """The text holds more than one question may."""


def example() -> str:
    """An invented act to begin from."""
    return files(__package__).joinpath("example.yaml").read_text("utf-8")


def pasted_answer(text: str) -> tuple[Case, CaseAnswer]:
    """The case a text describes and what the law says of each act. Raise TooMuch, Faulty, and BadInput as `applies` does."""
    _bounded(text)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "act.yaml"
        path.write_text(text, encoding="utf-8")
        told = _read(path)
        return told, case_answer(path, language=words_in())


def _bounded(text: str) -> None:
    """Raise TooMuch for text too long, too deep or folded over itself; what is no YAML at all is left to the reader."""
    if len(text) > LONGEST:
        raise TooMuch(
            _("The text is longer than %(most)s characters: use `comity law applies FILE`.") % {"most": LONGEST}
        )
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
                raise TooMuch(_("The text is nested too deeply, or refers to itself: write each act out."))
    except yaml.YAMLError:
        return


def _read(path: Path) -> Case:
    """The case, within bounds."""
    told = case(path)
    goods = [one for act in told.acts for one in act.goods]
    if len(told.acts) > MOST_ACTS or len(goods) > MOST_GOODS or any("-" in one.code for one in goods):
        raise TooMuch(
            _("A page answers %(acts)s acts with %(goods)s goods and no range of codes: use `comity law applies FILE`.")
            % {"acts": MOST_ACTS, "goods": MOST_GOODS}
        )
    return told
