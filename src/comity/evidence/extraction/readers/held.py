"""Hold files of a kind that gives us no text: recordings, archives we do not unpack, bytes we cannot name."""

from comity.evidence.extraction.found import Extraction, Job, Workshop
from comity.evidence.extraction.kinds import TOOL, kind_at
from comity.evidence.media import OCTETS, in_words


def extraction(job: Job) -> Extraction:
    """What is said of it."""
    shop = Workshop(job)
    kind = kind_at(shop.path)
    told = "Its type cannot be told from its bytes" if kind == OCTETS else f"It is {in_words(kind)}"
    shop.remark(f"{told}: it is held as it is, and no text is read from it.")
    return shop.extraction(kind, TOOL, unread=True)
