"""Languages: titles, questions and labels in English and French, both directions of writing, words marked with their language."""

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

import comity.web
from comity.law.packs import regime, regimes

WEB = Path(comity.web.__file__).parent
CATALOGUE = WEB / "locale/fr/LC_MESSAGES"
OURS = [*(WEB / "templates/law").glob("*.html"), *(WEB / f"templates/{name}.html" for name in ("base", "portal/base"))]
CALL = re.compile(r"gettext\(u(?P<text>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")")
NAMED = re.compile(r"""\b_\(\s*("(?:[^"\\]|\\.)*")""")
ENTRY = re.compile(r'^msgid "(.+)"\n(?:msgid_plural .+\nmsgstr\[0\]|msgstr) "(.*)"$', re.MULTILINE)


def translations():
    """What the compiled catalogue holds, by the English words."""
    with (CATALOGUE / "django.mo").open("rb") as file:
        found = gettext.GNUTranslations(file)._catalog
    singular = {key[0]: said for key, said in found.items() if isinstance(key, tuple) and key[1] == 0}
    return singular | {key: said for key, said in found.items() if isinstance(key, str) and key}


@pytest.mark.parametrize("name", regimes())
def test_every_title_is_there_in_french(page, words, name):
    """Each provision's page opens with its French title for a French reader."""
    for one in list(regime(name))[::10]:
        tree = page(f"{name}/{one.id}/", language="fr")
        assert words(tree.xpath("//h1")[0]) == " ".join(one.title["fr"].split())
        assert tree.xpath("/html/@lang") == ["fr"]


def test_a_french_page_says_that_it_is_french(page):
    """A screen reader takes its voice from the document."""
    assert page("", language="fr").xpath("/html/@lang") == page("goods/", language="fr").xpath("/html/@lang") == ["fr"]


def test_english_words_on_a_french_page_are_marked(page):
    """A screen reader changes its voice where our paraphrase has no French yet."""
    tree = page("un-1718-dprk/UNSCR-2371-8/", language="fr")
    assert tree.xpath("//section[@id='words']/p[@class='words']/@lang") == ["en"]


def test_a_page_is_written_right_to_left_for_whom_reads_so(page):
    """The layout follows the reader; the words, where Arabic has none yet, say that they are English."""
    tree = page("un-1718-dprk/", language="ar")
    assert tree.xpath("/html/@dir") == ["rtl"]
    assert tree.xpath("/html/@lang") == ["en"]


def test_an_address_may_name_its_language(answer):
    """A program asks in French by the address, whatever its headers say."""
    assert answer("un-2374-mali.json", language="fr", on="2020-01-01")["title"].startswith("Mesures du Conseil")


def test_each_page_offers_the_languages_the_law_has(client, page):
    """A button a language; the choice is kept and leads back to the same page."""
    assert page("un-2374-mali/").xpath("//form[@class='languages']//button/@value") == ["en", "fr"]
    response = client.post("/language/", {"language": "fr", "next": "/law/un-2374-mali/"}, follow=True)
    assert 'lang="fr"' in response.content.decode()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_every_word_of_a_page_has_its_french(path):
    """A sentence added to a page is added to the catalogue in the same change."""
    text = re.sub(r"{% translate 'en' context [^%]*%}", "", path.read_text("utf-8"))
    wanted = {ast.literal_eval(found["text"]).replace("%%", "%") for found in CALL.finditer(templatize(text))}
    assert wanted - set(translations()) == set()


def test_every_sentence_of_the_code_has_its_french():
    """Labels and refusals are translated as the pages are."""
    texts = (path.read_text("utf-8") for path in (WEB / "portal/law").glob("*.py"))
    wanted = {ast.literal_eval(found[1]) for text in texts for found in NAMED.finditer(text)}
    assert len(wanted) > 20
    assert wanted - set(translations()) == set()


def test_the_compiled_catalogue_is_the_written_one():
    """Whoever changes the one compiles the other."""
    entries = ENTRY.findall((CATALOGUE / "django.po").read_text("utf-8"))
    written = {english.replace('\\"', '"'): french.replace('\\"', '"') for english, french in entries}
    assert len(written) > 250
    assert translations() == written
