"""Comity: from raw sources to a signed public report that anyone can check.

Three wings: the library (pure; usable from a notebook), the desk (records) and the web (pages).
The map stands in docs/explanation/design.md; the import contracts in .importlinter keep it true.
"""

__version__ = "0.1.0"
