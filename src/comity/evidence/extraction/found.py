"""Shape what a reader finds in a file: its kind, facts, text piece by piece, files inside it, remarks and dangers."""

from pathlib import Path

import msgspec

from comity.evidence.places import Place

PIECE_LETTERS = 8_000
"""Letters of one piece of text: two printed pages. Longer text is cut at a line's end; an index counts places up to 16,383."""
TEXT_LETTERS = 20_000_000
"""Letters of text kept of one file; what goes beyond is said."""
MOST_PARTS = 1_000
"""Files taken out of one file; what goes beyond is said."""
RESULT = "result.json"
"""Where the reading process leaves what it found, in its own folder."""


class Text(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of text and where it stands."""

    place: str
    text: str
    label: str = ""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file made from the file or found inside it; its bytes lie in the reader's folder under `file`."""

    file: str
    filename: str
    title: str
    how: str
    tool: str


class Extraction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything one reader found."""

    kind: str
    tool: str
    facts: tuple[tuple[str, str], ...] = ()
    texts: tuple[Text, ...] = ()
    parts: tuple[Part, ...] = ()
    remarks: tuple[str, ...] = ()
    dangers: tuple[str, ...] = ()
    unread: bool = False
    """Whether it is of a kind that holds no text for us, or could not be read; the remarks say why."""


class Job(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file to read."""

    path: str
    name: str
    """What the file is called: a claim about its type."""
    folder: str
    """An empty folder for what the reader makes."""
    ocr: str = ""
    """Languages to recognise letters in, as tesseract names them (`kor+eng`); empty: recognise none."""
    seconds: int
    memory_bytes: int


class Workshop:
    """What one reader gathers: facts, texts and files, cut to what may be kept."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.path = Path(job.path)
        self.facts: list[tuple[str, str]] = []
        self.texts: list[Text] = []
        self.parts: list[Part] = []
        self.remarks: list[str] = []
        self.dangers: list[str] = []
        self._letters = 0

    def tell(self, name: str, value: object) -> None:
        """Keep a fact that the file gives about itself; an empty one is none."""
        text = " ".join(str(value).replace("\x00", "").split())[:2_000]
        if text:
            self.facts.append((name, text))

    def write(self, place: Place, text: str, label: str = "") -> None:
        """Keep text at a place, in pieces; lines are named where a place has more than one."""
        clean = text.replace("\x00", "").encode(errors="replace").decode()
        pieces = list(_pieces(clean))
        for line, piece in pieces:
            if self._letters > TEXT_LETTERS:
                self.remark(f"Text beyond the first {TEXT_LETTERS:,} letters is not kept.")
                return
            last = line + max(piece.rstrip("\n").count("\n"), 0)
            where = place if len(pieces) == 1 and place.unit else msgspec.structs.replace(place, lines=(line, last))
            self._letters += len(piece)
            self.texts.append(Text(place=str(where), text=piece, label=label[:300]))

    def put(self, content: bytes, *, filename: str, title: str, how: str, tool: str) -> None:
        """Keep a file made here."""
        if len(self.parts) >= MOST_PARTS:
            self.remark(f"Files beyond the first {MOST_PARTS:,} inside it are not taken out.")
            return
        file = f"part-{len(self.parts)}"
        (Path(self.job.folder) / file).write_bytes(content)
        plain = filename.replace("\x00", "").replace("\\", "/").rpartition("/")[2][:255] or "unnamed"
        self.parts.append(Part(file=file, filename=plain, title=" ".join(title.split())[:200], how=how, tool=tool))

    def remark(self, sentence: str) -> None:
        """Say something once."""
        if sentence not in self.remarks:
            self.remarks.append(sentence)

    def extraction(self, kind: str, tool: str, *, unread: bool = False) -> Extraction:
        """What was gathered. Of what is dangerous neither text nor files are kept."""
        safe = not self.dangers
        return Extraction(
            kind=kind,
            tool=tool,
            facts=tuple(self.facts),
            texts=tuple(self.texts) if safe else (),
            parts=tuple(self.parts) if safe else (),
            remarks=tuple(self.remarks),
            dangers=tuple(dict.fromkeys(self.dangers)),
            unread=unread,
        )


def _pieces(text: str) -> "list[tuple[int, str]]":
    """The text in pieces of whole lines, each with the number of its first line; an endless line is cut."""
    pieces, line, begun, held = [], 1, 1, ""
    for whole in text.splitlines(keepends=True):
        for start in range(0, len(whole), PIECE_LETTERS):
            if len(held) + len(whole[start : start + PIECE_LETTERS]) > PIECE_LETTERS:
                pieces.append((begun, held))
                held, begun = "", line
            held += whole[start : start + PIECE_LETTERS]
        line += 1
    return [piece for piece in (*pieces, (begun, held)) if piece[1].strip()]
