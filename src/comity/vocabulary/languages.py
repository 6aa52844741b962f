"""Know how a language is named: by a BCP 47 tag, such as `en` or `pt-BR`."""

import re

from comity.vocabulary.errors import BadInput

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A primary subtag of two or three letters, then subtags (RFC 5646, section 2.1)."""


def language(tag: str) -> str:
    """The tag; raise BadInput for what is none."""
    if not LANGUAGE.fullmatch(tag):
        raise BadInput(f"{tag!r} names no language: write a BCP 47 tag such as `en`, `ko` or `pt-BR`.")
    return tag
