"""Read text in UTF-8 or XML as text, line by line."""

from comity.evidence.extraction.found import Extraction, Job, Workshop
from comity.evidence.extraction.kinds import TOOL, kind_at
from comity.evidence.places import Place


def extraction(job: Job) -> Extraction:
    """The file's text under the numbers of its lines."""
    shop = Workshop(job)
    shop.write(Place(), shop.path.read_text(encoding="utf-8-sig", errors="replace"))
    return shop.extraction(kind_at(shop.path), TOOL)
