"""A loading that is killed goes on where it stopped: real processes, real SIGKILL, a world on disk."""

import json
import os
import subprocess
import sys

LOADING = """
import json
import msgspec
from comity.commands.opening import opened
world = opened(begin=True)
from comity.desk.findings.models import Evidence, Position
from comity.desk.ledger.audit import audited
from comity.desk.ledger.models import Statement
from comity.exercise.loader import loaded, steps
from comity.exercise.script import script
told = msgspec.structs.replace(script(), feeds=[one for one in script().feeds if not one.source.startswith("un-")])
for step in steps(told):
    print(step.what, flush=True)
    step.take()
now = loaded(told)
counted = {"exhibits": now.exhibits, "letters": now.letters, "findings": now.findings}
counted |= {"positions": Position.objects.count(), "evidence": Evidence.objects.count()}
counted |= {"sealed": Statement.objects.count() == audited().size}
print(json.dumps(counted))
"""
MOMENTS = {"Looking for typologies": 0.5, "Taking positions on EXERCISE-2026-F1": 0.2}
"""In the middle of which steps the process is killed, and how many seconds after their beginning."""
LISTS = 2
"""Left out here: they take long to read and nothing else rests on them."""


def loading(home):
    """A process that loads the demonstration into a folder and says what it does."""
    chosen = {key: value for key, value in os.environ.items() if not key.startswith(("COMITY_", "DJANGO_"))}
    return subprocess.Popen(
        [sys.executable, "-c", LOADING], env=chosen | {"COMITY_HOME": str(home)}, stdout=subprocess.PIPE, text=True
    )


def killed(home, step, after):
    """Kill a loading some seconds into a step."""
    with loading(home) as process:
        for line in process.stdout:
            if line.startswith(step):
                break
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()


def test_a_killed_loading_goes_on_and_leaves_no_double(tmp_path, script):
    """Killed twice on its way, the world holds each thing of the script once, and its log is whole."""
    for step, after in MOMENTS.items():
        killed(tmp_path, step, after)
    with loading(tmp_path) as process:
        *steps, counted = process.stdout.read().splitlines()
    assert "Publishing the report" in steps
    assert json.loads(counted) == {
        "exhibits": len(script.held) - LISTS,
        "letters": len(script.letters),
        "findings": len(script.findings),
        "positions": sum(len(finding.positions) for finding in script.findings),
        "evidence": sum(len(one) for finding in script.findings for one in finding.evidence.values()),
        "sealed": True,
    }
