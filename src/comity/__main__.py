"""Run the command line."""

import sys


def main() -> None:
    """Load the commands and run one; interrupted at any moment, even while they load, the exit code is 130."""
    try:
        from comity.commands.app import main as run  # noqa: PLC0415 - loading it takes long enough to be interrupted

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
