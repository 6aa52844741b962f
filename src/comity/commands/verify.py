"""`comity verify`: check a publication's bundle, as the stand-alone verifier does."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from comity.commands.output import JsonFlag
from comity.verifier import verifier


def verify(
    bundle: Annotated[Path, typer.Argument(metavar="BUNDLE", help="The publication's bundle, a .zip.")],
    anchor: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The trust anchor, got from elsewhere than the bundle.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Check that nobody changed a publication since it was sealed, who signed it and who dissented."""
    arguments = [str(bundle), *(["--anchor", str(anchor)] if anchor else []), *(["--json"] if as_json else [])]
    sys.exit(verifier.main(arguments))
