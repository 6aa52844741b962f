"""Measure `comity demo --check` as a whole process, beside a bare Django that starts and makes its own tables.

The bounds are those of the first matter: 60 seconds and 700 MB on two cores. Exit 1 when one is exceeded.
"""

import os
import sys
import tempfile
from time import perf_counter

SECONDS, MEGABYTES = 60, 700
BARE = """
import sys, django
from django.conf import settings
from django.core.management import call_command
apps = [f"django.contrib.{name}" for name in ("auth", "contenttypes", "sessions", "messages")]
base = {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1] + "/bare.sqlite3"}
settings.configure(INSTALLED_APPS=apps, DATABASES={"default": base}, USE_TZ=True)
django.setup()
call_command("migrate", verbosity=0)
"""


def measured(*arguments: str) -> tuple[int, float, float, float]:
    """Exit code, wall seconds, processor seconds and peak megabytes of a program and of all that it started."""
    began = perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(sys.executable, [sys.executable, *arguments], os.environ, file_actions=quiet)
    _, status, used = os.wait4(process, 0)
    peak = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1024)  # getrusage(2): bytes there, KiB on Linux
    return os.waitstatus_to_exitcode(status), perf_counter() - began, used.ru_utime + used.ru_stime, peak


def main() -> int:
    """Print the table; 1 when the demonstration fails or exceeds a bound."""
    print(f"{'':<28} {'wall s':>8} {'cpu s':>8} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        bare = measured("-c", BARE, folder)
        demo = measured("-m", "comity", "demo", "--check", "--dir", f"{folder}/world")
        again = measured("-m", "comity", "demo", "--check", "--dir", f"{folder}/world")
    rows = {"bare Django, migrate": bare, "comity demo --check": demo, "the same, once it is built": again}
    for name, (code, wall, cpu, peak) in rows.items():
        print(f"{name:<28} {wall:8.1f} {cpu:8.1f} {peak:8.0f}{'' if code == 0 else f'   exit {code}'}")
    within = demo[1] <= SECONDS and demo[3] <= MEGABYTES
    print(
        f"bounds: {SECONDS} s, {MEGABYTES} MB: {'kept' if within else 'EXCEEDED'}; load average {os.getloadavg()[0]:.1f}"
    )
    return 0 if within and not any(code for code, *_ in rows.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
