"""Read a WACZ: its list of pages, the digests of its files, and the captures in it (specs.webrecorder.net/wacz/1.1.1)."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import msgspec

from comity.evidence.extraction.found import Extraction, Workshop
from comity.evidence.extraction.readers.captures import TOOL, captured

WACZ = "application/wacz"


def extraction(archive: zipfile.ZipFile, shop: Workshop) -> Extraction:
    """What it says about itself, which digests do not hold, its pages and its captures."""
    package = _package(archive, shop)
    for name in ("title", "description", "created", "modified", "software", "mainPageURL", "mainPageDate"):
        shop.tell(name, package.get(name, ""))
    for broken in _broken(archive, package):
        shop.remark(f"A digest in the capture does not hold: {broken} was changed, or is missing.")
    for page in _listed(archive):
        shop.tell("page", f"{page.get('ts', '')} {page.get('url', '')} {page.get('title', '')}")
    count = 0
    for name in sorted(archive.namelist()):
        if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
            with archive.open(name) as stream:
                count = captured(cast(BinaryIO, io.BufferedReader(stream)), shop, name, count)
    return shop.extraction(WACZ, TOOL)


def _package(archive: zipfile.ZipFile, shop: Workshop) -> dict[str, Any]:
    try:
        return msgspec.json.decode(archive.read("datapackage.json"), type=dict[str, Any])
    except msgspec.MsgspecError:
        shop.remark("Its datapackage.json cannot be read: no digest can be checked.")
        return {}


def _broken(archive: zipfile.ZipFile, package: dict[str, Any]) -> Iterator[str]:
    """The files whose digest is not the one stated."""
    stated = package.get("resources")
    for one in stated if isinstance(stated, list) else ():
        path, digest = (str(one.get(key, "")) for key in ("path", "hash")) if isinstance(one, dict) else ("", "")
        kind, _, wanted = digest.partition(":")
        if kind in {"sha256", "md5"} and (path not in archive.namelist() or _digest(archive, path, kind) != wanted):
            yield path


def _digest(archive: zipfile.ZipFile, path: str, kind: str) -> str:
    with archive.open(path) as file:
        return hashlib.file_digest(cast("Any", file), kind).hexdigest()


def _listed(archive: zipfile.ZipFile) -> Iterator[dict[str, Any]]:
    """The lines of pages/pages.jsonl that name a page; the first is a head."""
    if "pages/pages.jsonl" not in archive.namelist():
        return
    for line in archive.read("pages/pages.jsonl").splitlines():
        try:
            page = msgspec.json.decode(line, type=dict[str, Any])
        except msgspec.MsgspecError:
            continue
        if "url" in page:
            yield page
