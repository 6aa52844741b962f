"""Read an e-mail: its headers as facts, its words, and its attachments as files of their own (RFC 5322, RFC 2045)."""

import email
from email import policy
from email.message import EmailMessage
from importlib.metadata import version
from typing import cast

from comity.evidence.extraction.found import Extraction, Job, Workshop
from comity.evidence.extraction.readers.markup import page_words
from comity.evidence.media import MESSAGE
from comity.evidence.places import Place

TOOL = f"comity mail {version('comity')}"
HEADERS = ("From", "Sender", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "Return-Path")
TOLD_OFTEN = ("Received", "Authentication-Results", "DKIM-Signature")


def extraction(job: Job) -> Extraction:
    """Headers, words part by part, attachments."""
    shop = Workshop(job)
    message = email.message_from_bytes(shop.path.read_bytes(), policy=policy.default)
    for name in HEADERS:
        shop.tell(name, message.get(name, ""))
    for name in TOLD_OFTEN:
        for value in message.get_all(name, []):
            shop.tell(name, value)
    _parts(message, shop)
    return shop.extraction(MESSAGE, TOOL)


def _parts(message: EmailMessage, shop: Workshop) -> None:
    """Each leaf of the message: words are read, everything else is taken out."""
    subject = str(message.get("Subject", ""))
    for number, part in enumerate(_leaves(message), 1):
        kind, name = part.get_content_type(), part.get_filename()
        if not name and kind in {"text/plain", "text/html"}:
            words = _words(part)
            label = subject if number == 1 else kind
            shop.write(Place(unit="part", number=number), f"{subject}\n\n{words}" if number == 1 else words, label)
            continue
        chosen = name or f"part-{number}{'.eml' if kind == 'message/rfc822' else ''}"
        shop.put(_bytes(part), filename=chosen, title=chosen, how="attachment", tool=TOOL)


def _leaves(message: EmailMessage) -> "list[EmailMessage]":
    """The parts that hold something; a message inside a message is one of them and is not looked into here."""
    if not message.is_multipart() or message.get_content_type() == "message/rfc822":
        return [message]
    return [leaf for part in cast("list[EmailMessage]", message.get_payload()) for leaf in _leaves(part)]


def _words(part: EmailMessage) -> str:
    content = cast(bytes, part.get_payload(decode=True) or b"")
    charset = part.get_content_charset("utf-8")
    if part.get_content_type() == "text/html":
        return page_words(content, charset)[1]
    try:
        return content.decode(charset, errors="replace")
    except LookupError:
        return content.decode("utf-8", errors="replace")


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inside = cast("list[EmailMessage]", part.get_payload())
        return inside[0].as_bytes() if isinstance(inside, list) and inside else b""
    return cast(bytes, part.get_payload(decode=True) or b"")
