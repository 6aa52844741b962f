"""Ingest 10,000 exhibits with `kill -9` on the way, resume, and look whether anything is lost; then search in four scripts.

Every file is made up (EXERCISE): letters in Korean, Chinese, Russian and Arabic, e-mails with attachments, photographs with
metadata, PDFs, workbooks and web captures. Bounds: nothing lost or doubled after every kill, and a word is found in each script.
Argument: how many files, default 10,000.
"""

import hashlib
import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

FILES = 10_000
KILLS = 5
LETTERS = {
    "남포항": "EXERCISE 선박 {n} 호가 남포항에 입항하여 석탄을 실었다.",
    "上海": "EXERCISE 船舶 {n} 号抵达上海港卸煤。",
    "Находка": "EXERCISE Судно {n} прибыло в порт Находка с грузом угля.",
    "النفط": "EXERCISE وصلت السفينة {n} إلى الميناء محملة بالنفط الخام.",
}
SHEET = """<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData></worksheet>"""
BOOK = """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Cargo" sheetId="1" r:id="r1"/></sheets></workbook>"""
RELATIONS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
ROOT = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""


def letter(n: int, text: str) -> bytes:
    """A text file of some lines."""
    return "\n".join(f"{line}: {text}" for line in range(1 + n % 40)).encode()


def mail(n: int, text: str) -> bytes:
    """An e-mail with a text attached."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"a{n}@example.org", "b@example.org", f"EXERCISE {n}"
    message.set_content(text)
    message.add_attachment(f"attached to {n}: {text}".encode(), maintype="text", subtype="plain", filename="note.txt")
    return bytes(message)


def photograph(n: int, _text: str) -> bytes:
    """A picture that says which camera took it."""
    about, out = Image.Exif(), io.BytesIO()
    about[0x010F] = f"EXERCISE camera {n}"
    Image.new("RGB", (64, 48), (n % 256, n // 256 % 256, 90)).save(out, format="JPEG", exif=about)
    return out.getvalue()


def pdf(n: int, _text: str) -> bytes:
    """A page with one line of Latin letters."""
    drawn = f"BT /F 12 Tf 20 100 Td (EXERCISE manifest {n}: coal, 5000 t) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(out),
    )


def workbook(n: int, text: str) -> bytes:
    """A sheet with one cell."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", ROOT)
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format(text=f"{n} {text}"))
    return out.getvalue()


def capture(n: int, text: str) -> bytes:
    """A web page as it was captured."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    page = io.BytesIO(f"<html><title>EXERCISE {n}</title><body><p>{text}</p></body></html>".encode())
    writer.write_record(
        writer.create_warc_record(f"http://example.org/{n}", "response", payload=page, http_headers=head)
    )
    return out.getvalue()


MADE = (
    ("txt", letter), ("txt", letter), ("txt", letter), ("txt", letter), ("txt", letter),
    ("eml", mail), ("jpg", photograph), ("pdf", pdf), ("xlsx", workbook), ("warc.gz", capture),
)  # fmt: skip


def corpus(folder: Path, many: int) -> set[str]:
    """Files of every kind in a folder; their digests."""
    texts, digests = list(LETTERS.values()), set()
    for n in range(many):
        suffix, maker = MADE[n % len(MADE)]
        content = maker(n, texts[n % len(texts)].format(n=n))
        place = folder / f"{n // 500:03}" / f"{n:06}.{suffix}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        digests.add(hashlib.sha256(content).hexdigest())
    return digests


def ingesting(folder: Path, world: Path) -> subprocess.Popen[str]:
    """An ingest in a process of its own."""
    command = [sys.executable, "-m", "comity", "ingest", str(folder), "--dir", str(world), "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def killed(folder: Path, world: Path, after_s: float) -> bool:
    """Whether an ingest was killed while it ran."""
    process = ingesting(folder, world)
    try:
        process.communicate(timeout=after_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return True
    return False


def lost(digests: set[str]) -> list[str]:
    """What is missing, unexamined, rotten, not in the log, or not found by its words; empty when all is well."""
    from django.db.models import Q

    from comity.desk.holdings.custody import rot
    from comity.desk.holdings.fulltext import PAGES
    from comity.desk.holdings.models import Exhibit, Page
    from comity.desk.ledger.audit import audited
    from comity.desk.sharing.entrance import acting

    exhibits, seat = Exhibit.objects.visible_to(acting("")), acting("")
    held = set(exhibits.filter(~Q(received_how__contains="made by")).values_list("digest", flat=True))
    wanting = [f"{len(digests - held)} files are not held"] if digests - held else []
    wanting += [f"{count} exhibits are not examined"] if (count := exhibits.filter(examination=None).count()) else []
    wanting += [f"{len(rotten)} exhibits rot"] if (rotten := rot()) else []
    wanting += [f"{exhibits.count() - len(set(exhibits.values_list('digest')))} doubled"] * (
        exhibits.count() != len(set(exhibits.values_list("digest")))
    )
    report = audited()
    wanting += [f"{report.waiting} leaves wait"] if report.waiting else []
    for word in LETTERS:
        began = time.perf_counter()
        hits = Page.objects.visible_to(seat).filter(PAGES.holding(word))
        count, first = hits.count(), len(list(hits[:50]))
        print(f"  {word}: {count:,} pieces, page of {first} and count in {(time.perf_counter() - began) * 1000:.1f} ms")
        wanting += [f"{word} is not found"] if not count else []
    return wanting


def main() -> int:
    """Print the figures; 1 when anything is lost."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    rng = random.Random(1718)
    with TemporaryDirectory() as folder:
        files, world = Path(folder) / "files", Path(folder) / "world"
        digests = corpus(files, many)
        kills, began = 0, time.monotonic()
        for _ in range(KILLS):
            kills += killed(files, world, rng.uniform(0.05, 0.2) * max(20.0, many / 60))
        process = ingesting(files, world)
        output, errors = process.communicate()
        taken = time.monotonic() - began
        if process.returncode:
            print(errors)
            return 1
        done = json.loads(output)
        print(f"{many:,} files, {kills} times kill -9, {taken:.0f} s in all: {many / taken:.0f} files a second")
        print(f"  the last run added {done['added']:,} and found {done['unchanged']:,} there")
        os.environ["COMITY_HOME"] = str(world)
        from comity.commands.opening import opened

        opened(str(world))
        wanting = lost(digests)
    print(
        "bounds: " + ("held: nothing lost" if not wanting and kills else f"BROKEN {'; '.join(wanting)} ({kills} kills)")
    )
    return int(bool(wanting) or not kills)


if __name__ == "__main__":
    sys.exit(main())
