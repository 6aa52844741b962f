"""Check an act: told by form or pasted as YAML, answered element by element; a refusal loses nothing that was typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comity.law.applying import applies
from comity.vocabulary.errors import BadInput
from comity.web.portal.law.answering import Told, answering, words_in
from comity.web.portal.law.forms import FACT, ActForm, questions
from comity.web.portal.law.pasted import example, pasted_answer
from comity.web.portal.law.results import shown

TEMPLATE = "law/act.html"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


# Without a token: nothing is kept or changed, so a forged request would tell nobody anything.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, *, as_json: bool = False) -> HttpResponse:
    """An act by form (its address can be kept and sent) or by YAML in the body, which stands in no address."""
    return (_pasted if request.method == "POST" else _formed)(request, as_json=as_json)


@answering(*ActForm.base_fields, "ask", beginning=FACT)
def _formed(request: HttpRequest) -> Told:
    asked = "ask" in request.GET
    form = ActForm(request.GET) if asked else ActForm(initial=request.GET.dict())
    if not asked:
        return _told(form, answer={"ask": list(form.fields), "example": example()})
    if not form.is_valid():
        return _told(
            form, error=" ".join(f"{name}: {' '.join(map(str, words))}" for name, words in form.errors.items())
        )
    try:
        answer = applies(form.law, form.act(), language=words_in())
    except BadInput as error:
        form.add_error(None, str(error))
        return _told(form, error=str(error))
    open_questions = questions(form.law, answer, form.facts)
    return _told(form, answer=answer, answers=[(None, shown(answer))], questions=open_questions)


@answering()
def _pasted(request: HttpRequest) -> Told:
    text = request.POST.get("told", "") if request.content_type in FORMS else _body(request)
    try:
        told, answer = pasted_answer(text)
    except BadInput as error:
        return _told(ActForm(), error=str(error), text=text)
    answers = list(zip(told.acts, map(shown, answer.acts), strict=True))
    return _told(ActForm(), answer=answer, answers=answers, text=text, case=told)


def _body(request: HttpRequest) -> str:
    """The body as text; what is not UTF-8 becomes signs that no YAML allows, and is refused as such."""
    return request.body.decode("utf-8", errors="replace")


def _told(form: ActForm, *, answer: Any = None, error: str = "", text: str = "", **beside: Any) -> Told:
    """The page with what was typed; the JSON is the answer or the sentence that refuses it."""
    up = [(_("Law"), reverse("law"))]
    context = {"trail": up, "form": form, "error": error, "text": text or example(), "pasted": bool(text)} | beside
    said = {"error": error, "advice": ""} if error else answer
    return Told(answer=said, template=TEMPLATE, context=context, status=422 if error else 200)
