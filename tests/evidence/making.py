"""Make small files of the kinds that are received, all of them EXERCISE."""

import base64
import hashlib
import io
import uuid
import zipfile
from email.message import EmailMessage

from PIL import Image

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
BOOK = f'<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/>'
SCRIPTED = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
LAUNCHING = b"/OpenAction << /S /Launch /F (calc.exe) >>"


def pdf(*lines, catalogue=b""):
    """A PDF with a page for each line; `catalogue` goes into its root, `OpenAction` for one."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(lines)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(lines)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, line in enumerate(lines):
        drawn = f"BT /F 12 Tf 20 100 Td ({line}) Tj ET".encode() if line else b""
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents %d 0 R " % (5 + 2 * n)
        objects.append(page + b"/Resources << /Font << /F 3 0 R >> >> >>")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    return assembled(objects)


def assembled(objects):
    """Objects as a PDF file with its table."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + tail


def workbook(**sheets):
    """An XLSX with a cell in each named sheet."""
    names = list(sheets)
    listed = "".join(f'<sheet name="{one}" sheetId="{n}" r:id="r{n}"/>' for n, one in enumerate(names, 1))
    links = "".join(
        f'<Relationship Id="r{n}" Type="{RELATION}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{BOOK}</Relationships>',
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
    }
    cell = '<worksheet xmlns="{}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row></sheetData></worksheet>'
    parts |= {f"xl/worksheets/sheet{n}.xml": cell.format(MAIN, sheets[one]) for n, one in enumerate(names, 1)}
    return zipped(parts)


def zipped(parts):
    """An archive of named parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def mail(subject="EXERCISE cargo", text="석탄 5000톤 (EXERCISE)", **attached):
    """An e-mail; attachments by name."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", subject
    message.set_content(text)
    for name, content in attached.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return bytes(message)


def photograph(form="JPEG", **about):
    """A picture; metadata by the names of Exif."""
    out, exif = io.BytesIO(), Image.Exif()
    for name, value in about.items():
        exif[{"make": 0x010F, "artist": 0x013B, "orientation": 0x0112}[name]] = value
    picture = Image.new("RGB", (64, 48), (200, 40, 40))
    picture.save(out, format=form, **({"exif": exif} if about else {}))
    return out.getvalue()


def warc(*pages, spoil=b""):
    """A web capture of some pages, address and words; `spoil` is changed in it after its digests were made."""
    out = b"".join(record(address, words) for address, words in pages)
    return out.replace(spoil, bytes(reversed(spoil))) if spoil else out


def record(address, words):
    """One response as ISO 28500 has it, with the digest of its body."""
    body = f"<html><title>EXERCISE</title><p>{words}</p><script>bad()</script></html>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    digest = base64.b32encode(hashlib.sha1(body).digest()).decode()
    head = f"""WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-01-01T00:00:00Z\r
WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}>\r\nWARC-Payload-Digest: sha1:{digest}\r
Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"""
    return head.encode() + answer + b"\r\n\r\n"
