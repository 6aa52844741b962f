"""Measure editions of the Council's list: loading one after another, and whether each change is one of content.

Reads COMITY_DATA/lists/un, a folder with editions of the list (`UN_consolidated*.xml*`, also below `history`), failed answers of
the feed (`history/feed_failure_*.txt`) and the mirror's record of its days; without it, the edition shipped as a sample.
"""

import csv
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter


def prepared() -> None:
    """Start on a throw-away world."""
    os.environ["COMITY_HOME"] = tempfile.mkdtemp(prefix="comity-bench-")
    from comity.commands.opening import opened

    opened(begin=True)


def files() -> tuple[list[Path], dict[int, Path], list[dict[str, str]]]:
    """The editions by day of file name, the failures by size, the days on which the feed failed."""
    folder = Path(os.environ.get("COMITY_DATA", "")) / "lists" / "un"
    if not folder.is_dir():
        sample = Path(__file__).parents[1] / "src/comity/sources/un_consolidated/sample"
        return [sample / "excerpt_2026-02-27.xml"], {}, []
    editions = sorted(folder.rglob("UN_consolidated*.xml*"), key=lambda path: path.name.split("_")[-1])
    failures = {path.stat().st_size: path for path in folder.glob("history/feed_failure_*.txt")}
    with (folder / "history" / "feed_status_by_day.csv").open(encoding="utf-8") as file:
        broken = [row for row in csv.DictReader(file) if row["status"] == "BROKEN"]
    return editions, failures, broken


def main() -> int:
    """Print the table; 1 when a failed feed changed anything."""
    prepared()
    from comity.desk.holdings.intake import take_in
    from comity.desk.holdings.models import Assertion
    from comity.desk.sharing.entrance import acting, begun
    from comity.sources.reading import Unreadable
    from comity.sources.registry import source

    begun()
    editions, failures, broken = files()
    described, seat = source("un-consolidated"), acting("")
    for path in editions:
        began = perf_counter()
        one = take_in(described, path, by=seat).edition
        took = perf_counter() - began
        counts = f"+{one.added} -{one.removed} ~{one.amended} ={one.unchanged}"
        print(f"{one.day} {one.entries:>6} entries  {counts:<28} {one.retracted:>6} retracted  {took:6.2f} s")
    before = Assertion.objects.standing().count()
    for row in broken:
        try:
            take_in(described, failures[int(row["bytes"])], by=seat)
        except Unreadable as reason:
            print(f"{row['date']} refused: {str(reason).partition('): ')[2]}")
    after = Assertion.objects.standing().count()
    print(f"standing before the failures {before:,}, after them {after:,}")
    return int(before != after)


if __name__ == "__main__":
    sys.exit(main())
