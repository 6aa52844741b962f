"""What a received file says is read piece by piece, each under the place by which it is cited."""

import gzip
import hashlib
import io
import json

import pytest
from PIL import Image
from tests.evidence import making

from comity.evidence.extraction.sandbox import Sandbox


@pytest.fixture(scope="module")
def sandbox():
    """A process that reads."""
    with Sandbox(seconds=60) as running:
        yield running


@pytest.fixture
def read(sandbox, tmp_path):
    """What is read in some bytes under a name, and the bytes of the files found in them."""

    def reading(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        with sandbox.reading(path, name) as (extraction, folder):
            return extraction, {part.filename: (folder / part.file).read_bytes() for part in extraction.parts}

    return reading


def said(extraction):
    """The text by place, without spaces at its ends."""
    return {one.place: one.text.strip() for one in extraction.texts}


def test_a_pdf_is_read_page_by_page(read):
    """Each page's text stands under its number; an empty page is told."""
    found, _ = read("manifest.pdf", making.pdf("EXERCISE coal", "", "5000 tonnes"))
    assert said(found) == {"page 1": "EXERCISE coal", "page 3": "5000 tonnes"}
    assert ("pages", "3") in found.facts
    assert found.remarks == ("1 of its 3 pages hold no text: recognise their letters with --ocr.",)


def test_a_workbook_is_read_sheet_by_sheet(read):
    """Each sheet's values stand under its number, with its name."""
    found, _ = read("cargo.xlsx", making.workbook(Cargo="EXERCISE 석탄", Crew="EXERCISE crew"))
    assert said(found) == {"sheet 1": "EXERCISE 석탄", "sheet 2": "EXERCISE crew"}
    assert [one.label for one in found.texts] == ["Cargo", "Crew"]


def test_a_document_is_read_paragraph_by_paragraph(read):
    """The words of a Word document, and what it says of itself."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in ("EXERCISE", "уголь"))
    core = "<p xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>EXERCISE author</dc:creator></p>"
    document = f"<w:document xmlns:w='{w}'><w:body>{body}</w:body></w:document>"
    found, _ = read("letter.docx", making.zipped({"word/document.xml": document, "docProps/core.xml": core}))
    assert said(found) == {"lines 1-2": "EXERCISE\nуголь"}
    assert found.facts == (("creator", "EXERCISE author"),)


def test_an_email_gives_headers_words_and_attachments(read):
    """Headers are facts, the body is text, what is attached becomes a file of its own under its plain name."""
    found, files = read("note.eml", making.mail(a_txt=b"attached", **{"../b_txt": b"outside"}))
    assert ("Subject", "EXERCISE cargo") in found.facts
    assert said(found) == {"part 1": "EXERCISE cargo\n\n석탄 5000톤 (EXERCISE)"}
    assert files == {"a.txt": b"attached", "b.txt": b"outside"}


def test_a_forwarded_email_is_a_file_within(read):
    """A message inside a message is taken out whole."""
    import email
    from email import policy

    outer = email.message_from_bytes(making.mail(subject="Fwd"), policy=policy.default)
    outer.add_attachment(email.message_from_bytes(making.mail(subject="inner"), policy=policy.default))
    _, files = read("fwd.eml", bytes(outer))
    assert [name for name, content in files.items() if b"Subject: inner" in content] == ["part-2.eml"]


def test_a_web_capture_lists_its_pages(read):
    """Each capture with its moment, answer and address; its words without the scripts."""
    found, _ = read("site.warc", making.warc(("http://a.example/", "上海港"), ("http://b.example/", "남포항")))
    assert said(found) == {"capture 1": "EXERCISE\n上海港", "capture 2": "EXERCISE\n남포항"}
    assert [fact for _, fact in found.facts if "200 text/html http://a.example/" in fact]
    assert found.remarks == ()


def test_a_changed_web_capture_is_told(read):
    """A body that no longer fits the digest in its own record is named by its address."""
    found, _ = read("site.warc", making.warc(("http://a.example/", "EXERCISE words"), spoil=b"words"))
    assert found.remarks == (
        "A digest in the capture does not hold: http://a.example/ was changed after it was captured.",
    )


def wacz(capture, digest):
    """A WACZ with one capture, listed under a digest."""
    resources = [{"name": "data.warc.gz", "path": "archive/data.warc.gz", "hash": f"sha256:{digest}"}]
    pages = '{"format": "json-pages-1.0", "id": "pages"}\n{"url": "http://a.example/", "title": "EXERCISE", "ts": "2026-01-01"}\n'
    package = {"profile": "data-package", "title": "EXERCISE capture", "resources": resources}
    parts = {"datapackage.json": json.dumps(package), "pages/pages.jsonl": pages, "archive/data.warc.gz": capture}
    return making.zipped(parts)


def test_a_wacz_is_checked_against_its_own_digests(read):
    """Its list of pages and its captures are read; a file that is not the one it lists is named."""
    capture = gzip.compress(making.warc(("http://a.example/", "제재")))
    found, _ = read("site.wacz", wacz(capture, hashlib.sha256(capture).hexdigest()))
    assert said(found) == {"capture 1": "EXERCISE\n제재"}
    assert ("page", "2026-01-01 http://a.example/ EXERCISE") in found.facts
    changed, _ = read("site.wacz", wacz(capture, "0" * 64))
    assert changed.remarks == (
        "A digest in the capture does not hold: archive/data.warc.gz was changed, or is missing.",
    )


@pytest.mark.parametrize(("form", "name"), [("JPEG", "clean.jpg"), ("PNG", "clean.png"), ("TIFF", "clean.png")])
def test_a_clean_copy_says_nothing_but_its_picture(read, form, name):
    """What the image says of itself is shown; the copy has the same picture, upright, and nothing else."""
    found, files = read(f"photo.{form.lower()}", making.photograph(form, make="EXERCISE camera", orientation=6))
    assert ("Make", "EXERCISE camera") in found.facts
    with Image.open(io.BytesIO(files[name])) as clean:
        assert clean.size == (48, 64)
        assert not clean.getexif()
    assert b"EXERCISE" not in files[name]


def test_an_image_without_metadata_needs_no_copy(read):
    """Nothing is made where nothing is to be cleaned, and that is said."""
    found, files = read("photo.png", making.photograph("PNG"))
    assert files == {}
    assert "no clean copy is needed" in found.remarks[0]


def test_a_page_is_read_without_its_scripts(read):
    """The words of an HTML page by lines; nothing in it is run."""
    found, _ = read(
        "page.html", "<html><title>EXERCISE</title><script>bad()</script><p>Находка</p><p>уголь</p></html>".encode()
    )
    assert said(found) == {"lines 1-3": "EXERCISE\nНаходка\nуголь"}


def test_long_text_is_cut_at_the_ends_of_lines(read):
    """Pieces hold whole lines and are cited by their numbers; put together they are the file."""
    text = "".join(f"EXERCISE line {n}\n" for n in range(1, 2001))
    found, _ = read("long.txt", text.encode())
    assert len(found.texts) > 1
    assert "".join(one.text for one in found.texts) == text
    assert (
        found.texts[1].place
        == f"lines {found.texts[0].text.count(chr(10)) + 1}-{sum(t.text.count(chr(10)) for t in found.texts[:2])}"
    )


def test_letters_are_recognised_where_tesseract_is_or_its_absence_is_told(tmp_path):
    """Asked for without the program, the file is held and the remark says what to install; the picture's facts stand."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(making.pdf(""))
    with Sandbox(ocr="eng", programs=str(tmp_path)) as sandbox, sandbox.reading(path, path.name) as (found, _):
        assert "tesseract is not installed" in found.remarks[0]
        assert found.dangers == ()
