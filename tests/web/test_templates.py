"""The templates' rules: nothing inline that the policy forbids, every word translatable, every partial says what it needs."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

import comity.web

WEB = Path(comity.web.__file__).parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
PARTIALS = [path for path in TEMPLATES if path.name.startswith("_")]
MARKUP = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}|<[^>]+>|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"{% blocktranslate[^%]*%}.*?{% endblocktranslate %}", re.DOTALL)
COMMANDS = re.compile(r"<code>.*?</code>", re.DOTALL)
ATTRIBUTES = re.compile(r"{% block (?:zone|marked|headers|home) %}.*?{% endblock %}")
SAME_IN_EVERY_LANGUAGE = {"Comity", "EXERCISE", "UTC", "Enter", "MMSI"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_nothing_runs_or_is_styled_inline(path):
    """The policy allows no inline script, style or handler."""
    found = re.findall(r"<style|\sstyle=|\son\w+=|hx-on|javascript:|<script(?![^>]*\ssrc=)", path.read_text())
    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_can_be_translated(path):
    """Outside of translated blocks a template holds no words of its own."""
    text = COMMANDS.sub(" ", ATTRIBUTES.sub(" ", TRANSLATED.sub(" ", path.read_text())))
    text = MARKUP.sub(" ", text)
    assert set(re.findall(r"[A-Za-z]{3,}", text)) - SAME_IN_EVERY_LANGUAGE == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_label_can_be_translated(path):
    """Names that only a screen reader speaks are translated like any other."""
    assert (
        re.findall(r"""(?:aria-label|title|placeholder|alt|data-label|data-copied)=["'][A-Za-z]""", path.read_text())
        == []
    )


@pytest.mark.parametrize("path", PARTIALS, ids=lambda path: path.name)
def test_every_partial_says_what_it_shows(path):
    """A partial opens with one comment: what it shows, then what it needs."""
    assert re.match(r"({% load [\w ]+ %})?{# [A-Z].+\. .*#}|({% load [\w ]+ %})?{# [A-Z].+\. ?#}", path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_template_can_be_read(path):
    """Django reads it, with every tag and filter it names."""
    assert get_template(str(path.relative_to(WEB / "templates")))
