"""Print texts with their language and direction, and in other words where the PDF's fonts lack the script."""

import unicodedata
from typing import Any

from comity.desk.publications.content import Text

Printed = dict[str, Any]
"""JSON values under the keys that the template reads."""
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
"""Languages written from right to left, by their BCP 47 primary subtag."""
LANGUAGES = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
    "zh": "Chinese",
}


SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")
"""What the wheels of Noto Sans and Noto Serif hold whole (notofonts.github.io)."""


def shown_by_fonts(text: str) -> bool:
    """Whether the PDF's fonts show every character; signs that turn the direction of what follows are shown by none."""
    return all(_shown(character) for character in text)


def _shown(character: str) -> bool:
    kind = unicodedata.category(character)
    if kind[0] in "LM":
        return unicodedata.name(character, "").startswith((*SCRIPTS, "COMBINING", "MODIFIER LETTER"))
    return (
        character in "\n\r\t"
        or (kind[0] in "NPZ" and character < "\u3000")
        or (character < "\u0100" and kind != "Cc")
        or kind == "Sc"
    )


def tongue(language: str) -> Printed:
    """A language and the direction its script runs in."""
    subtag, *others = language.split("-")
    region = next((other for other in others if len(other) == 2), None)
    return {"language": subtag, "region": region, "direction": "rtl" if subtag in RIGHT_TO_LEFT else "ltr"}


def others_words(text: Text) -> Printed:
    """Words of somebody else as they came, or what stands for them in print and a line that says so."""
    name = LANGUAGES.get(text.language.partition("-")[0], text.language)
    if not text.in_print:
        return {"text": text.words, "note": f"In {name}, unedited.", **tongue(text.language)}
    kept = f"The original is in {name}; it stands unedited in the publication data inside this file."
    made = text.in_print_is or "rendering"
    original = {"words": text.words, **tongue(text.language)}
    return {
        "text": text.in_print,
        "note": f"{made[:1].upper()}{made[1:]}. {kept}",
        "original": original,
        **tongue("en"),
    }
