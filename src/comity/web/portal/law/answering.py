"""Answer a question about the law as a page or as JSON, in the reader's language, or say in a sentence why not."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext as _, override

from comity.law.harmonized.editions import CODE
from comity.law.labels import languages
from comity.law.packs import UnknownRegime
from comity.law.regimes import UnknownProvision
from comity.vocabulary.errors import BadInput


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a view found: the answer, which is the JSON as it is, and what its page needs beside it."""

    answer: Any
    template: str
    context: dict[str, Any]
    status: int = 200


class UnknownLanguage(BadInput):
    """The pages are not offered in that language."""


class NotADay(BadInput):
    """A day is written with year, month and day."""


class NotACode(BadInput):
    """A code of goods has two, four or six digits."""


class UnknownQuestion(BadInput):
    """An address is asked with the names it knows."""


class NotFound(BadInput):
    """Nothing stands under this address."""


View = Callable[..., Told]
MISSING = (UnknownRegime, UnknownProvision, NotFound)


def answering(*takes: str, beginning: str = "\n") -> Callable[[View], Callable[..., HttpResponse]]:
    """Make of a view one that answers as its page, or as JSON where its address ends so.

    Bad input gets 422 and what is not there 404. `takes` names what the address may ask with, beside the language; with
    `beginning`, names that begin so too. A misspelt name is bad input, for an answer that leaves it out answers another question.
    """

    def answers(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answered(request: HttpRequest, *, as_json: bool = False, **asked: str) -> HttpResponse:
            try:
                with spoken(request.GET.get("language", "")):
                    _stop_unasked(request, (*takes, "language"), beginning)
                    told = view(request, **asked)
                    return _json(told.answer, told.status) if as_json else _page(request, told)
            except BadInput as error:
                return _refused(request, error, as_json=as_json)

        return answered

    return answers


def _stop_unasked(request: HttpRequest, takes: tuple[str, ...], beginning: str) -> None:
    """Raise UnknownQuestion for a name that this address does not ask with."""
    for name in request.GET:
        if name not in takes and not name.startswith(beginning):
            raise UnknownQuestion(
                _("%(name)s is nothing this address can be asked with: choose from %(takes)s.")
                % {"name": repr(name), "takes": ", ".join(takes)}
            )


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Speak the language an address names; without one, that of the reader's browser or choice. Raise UnknownLanguage."""
    if not language:
        yield
        return
    if language not in dict(settings.LANGUAGES):
        raise UnknownLanguage(
            _("%(language)s is not offered: choose one of %(known)s.")
            % {"language": repr(language), "known": ", ".join(dict(settings.LANGUAGES))}
        )
    with override(language):
        yield


def words_in() -> str:
    """The language of the law's words on this page: the reader's where the law has it, else English."""
    code = (get_language() or "").partition("-")[0]
    return code if code in languages() else "en"


def day(text: str, *, otherwise: date | None = None) -> date:
    """The day written as 2017-08-05; without a text `otherwise`, or today in UTC. Raise NotADay."""
    if not text:
        return otherwise or timezone.now().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotADay(_("%(text)s is not a day: write it as 2017-08-05.") % {"text": repr(text)}) from None


def one_code(text: str) -> str:
    """One code of goods as written; a range, which a page would answer too slowly, raises NotACode like any slip."""
    if not re.fullmatch(CODE, text):
        raise NotACode(
            _("%(code)s is not one code: write two, four or six digits, as 27, 2701 or 8713.10.") % {"code": repr(text)}
        )
    return text


def at_day(address: str, on: date) -> str:
    """An address that keeps its day."""
    return f"{address}?on={on}"


def _json(answer: object, status: int) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(answer), content_type="application/json", status=status)


def _page(request: HttpRequest, told: Told) -> HttpResponse:
    offered = [(code, name, code == words_in()) for code, name in settings.LANGUAGES if code in languages()]
    beside = {"words_in": words_in(), "offered": offered, "today": timezone.now().date()}
    response = render(request, told.template, beside | told.context, status=told.status)
    response["Content-Language"] = words_in()
    return response


def _refused(request: HttpRequest, error: BadInput, *, as_json: bool) -> HttpResponse:
    status = 404 if isinstance(error, MISSING) else 422
    if as_json:
        return _json({"error": str(error), "advice": error.diagnostics()}, status)
    context = {"error": str(error), "advice": error.diagnostics(), "missing": status == 404}
    return _page(request, Told(answer=None, template="law/refused.html", context=context, status=status))
