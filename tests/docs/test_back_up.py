"""What the how-to says about backups works as it is written."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from tests.commands.test_commands import comity
from tests.commands.test_found import CHARTER

HOW_TO = Path(__file__).parents[2] / "docs/how-to/back-up.md"


@pytest.mark.parametrize("imported", [False, True])
def test_a_backup_made_as_documented_is_found_sound(tmp_path, sources, imported, monkeypatch):
    """On a world just founded as on one that holds a list, with nothing installed but Python."""
    monkeypatch.delenv("COMITY_DATABASE", raising=False)
    home, copy = tmp_path / "home", tmp_path / "copy"
    (tmp_path / "charter.yaml").write_text(CHARTER, encoding="utf-8")
    assert comity("found", str(tmp_path / "charter.yaml"), home=home)[0] == 0
    if imported:
        sample = sources / "un_consolidated" / "sample" / "excerpt_2026-02-27.xml"
        assert comity("import", "un-consolidated", str(sample), home=home)[0] == 0
    told = re.search(r"while the server runs\n\n```console\n(.*?)```", HOW_TO.read_text("utf-8"), re.DOTALL)[1]
    steps = told.replace("$ ", "").replace("/backup/world", str(copy))
    subprocess.run(["bash", "-e", "-c", steps], env={**os.environ, "COMITY_HOME": str(home)}, check=True)
    assert comity("doctor", home=copy)[0] == 0
