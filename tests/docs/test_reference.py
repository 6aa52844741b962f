"""The reference is complete: what the code offers, the pages name."""

import re
import tomllib

from typer.main import get_command

from comity.commands.app import app
from comity.server.environment import ENVIRONMENT
from comity.signals.catalogue import typologies
from comity.sources.registry import sources


def commands(command, words=("comity",)):
    """Every command that does something, with the words that call it."""
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*words, name))
    if not hasattr(command, "commands"):
        yield " ".join(words), command


def names(parameter):
    """How a person writes a parameter: its options, or the word for its argument."""
    argument = parameter.param_type_name == "argument"
    return [parameter.metavar or parameter.name.upper()] if argument else parameter.opts


def section(text, heading):
    """The part of a page from one second-level heading to the next."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def test_every_command_has_its_section(page):
    """A command that nobody can look up is not offered."""
    text = page("reference/commands.md")
    missing = [words for words, _ in commands(get_command(app)) if not section(text, f"`{words}`")]
    assert missing == []


def test_every_option_stands_under_its_command(page):
    """An option is described where its command is."""
    text = page("reference/commands.md")
    for words, command in commands(get_command(app)):
        told = section(text, f"`{words}`")
        for name in (name for parameter in command.params for name in names(parameter)):
            assert f"`{name}" in told, f"{words}: {name}"


def test_no_section_tells_of_a_command_that_is_not_there(page):
    """What is not built is not listed."""
    told = set(re.findall(r"^## `(comity[^`]*)`$", page("reference/commands.md"), re.MULTILINE))
    assert told == {words for words, _ in commands(get_command(app))}


def test_every_setting_stands_in_the_reference(page):
    """Each name the environment may carry has its row, and no row names anything else."""
    told = re.findall(r"^\| `(COMITY_[A-Z_]+)` \|", page("reference/settings.md"), re.MULTILINE)
    assert sorted(told) == sorted(ENVIRONMENT)


def test_every_source_stands_in_the_reference(page):
    """Each source has its section, and no section names a source that is not there."""
    told = re.findall(r"^## `([a-z0-9-]+)`", page("reference/sources.md"), re.MULTILINE)
    assert sorted(told) == sorted(sources())


def test_every_signal_stands_in_the_reference(page):
    """A detector's page names it with each innocent explanation it must weigh."""
    text = page("reference/signals.md")
    for name, typology in typologies().items():
        assert f"`{name}`" in text, name
        assert all(explanation in text for explanation in typology.innocent), name


def test_every_part_is_accounted_for(page, root):
    """Each dependency has its row in the decision on parts: licence, size, who keeps it."""
    project = tomllib.loads((root / "pyproject.toml").read_text())
    extras = [*project["project"]["optional-dependencies"].values(), *project["dependency-groups"].values()]
    wanted = [*project["project"]["dependencies"], *(part for extra in extras for part in extra)]
    names = {re.split(r"[\[<>=~!]", part)[0] for part in wanted}
    told = re.findall(r"^\| `([a-z0-9-]+)` \|", page("decisions/0006-parts.md"), re.MULTILINE)
    assert sorted(told) == sorted(names)
