"""Run the command line."""

from comity.commands.app import main

if __name__ == "__main__":
    main()
