"""Begin a regime: a folder that is sound from the first minute, every file with comments that say what to put where."""

import re
import shutil
from pathlib import Path
from tempfile import mkdtemp

from comity.law.schemas import written
from comity.vocabulary.errors import BadInput

TEMPLATE = Path(__file__).parent / "template"
PLACEHOLDER = "my-regime"


class NotAName(BadInput):
    """A regime's name is a folder's name: small letters, digits and hyphens."""


class AlreadyThere(BadInput):
    """A folder of that name is there already."""


def new(name: str, packs: Path) -> Path:
    """Make the folder of a new regime below `packs`, whole or not at all; its path. It says EXERCISE until you change it."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise NotAName(f"{name!r} cannot be a regime's name: use small letters, digits and hyphens, such as my-regime.")
    folder = packs / name
    if folder.exists():
        raise AlreadyThere(f"{folder} is there already: choose another name, or check it with `comity law check`.")
    packs.mkdir(parents=True, exist_ok=True)
    begun = Path(mkdtemp(prefix=f".{name}-", dir=packs))
    try:
        for template in sorted(TEMPLATE.glob("*.yaml")):
            text = template.read_text(encoding="utf-8").replace(PLACEHOLDER, name)
            (begun / template.name).write_text(text, encoding="utf-8")
        written(begun / "schemas")
        return begun.rename(folder)
    except BaseException:
        shutil.rmtree(begun)
        raise
