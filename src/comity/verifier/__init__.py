"""Check a publication with one stand-alone file that imports nothing else of this package."""

from pathlib import Path

PATH = Path(__file__).with_name("verifier.py")
"""The file to hand to a stranger, and to put into each bundle for convenience."""
