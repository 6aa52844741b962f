"""Say in one sentence which Debian package the stories lack; exit 2 then, else 0."""

import shutil
import sys

PACKAGES = {"chromium": "chromium"}
"""The Debian package of each program that the stories run."""


def main():
    """The exit status, after the sentence if there is one to say."""
    missing = [package for program, package in PACKAGES.items() if shutil.which(program) is None]
    if missing:
        sys.stderr.write(f"The stories need Debian's {' and '.join(missing)}: install it and run them again.\n")
    return 2 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
