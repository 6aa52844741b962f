"""`comity sources`: what can be read."""

import msgspec

from comity.commands.output import JsonFlag, show_json, show_table
from comity.sources.registry import sources as known


def sources(as_json: JsonFlag = False) -> None:
    """List the sources that can be imported, with publisher, licence and format."""
    if as_json:
        show_json([msgspec.to_builtins(source) for source in known().values()])
        return
    rows = [[s.name, s.title, s.publisher, ", ".join(s.formats), s.licence] for s in known().values()]
    show_table("Sources", ["name", "title", "publisher", "formats", "licence"], rows, typed="name")
