"""Tell which public cases bear on a provision, and show a case with what the law says of each of its acts.

A case is shown by what its file's titles and notes say, never by the parties and ships it lists: a name that no court and no
official list gives, or an identifier that nobody verified, so has no way onto these pages.
"""

from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.law.acts import Act, Case, Role, case
from comity.law.answers import Frozen
from comity.law.packs import PACKS, regime
from comity.law.replays import case_answer
from comity.web.portal.law.answering import NotFound, Told, answering, words_in
from comity.web.portal.law.heads import head
from comity.web.portal.law.results import shown


class Bearing(Frozen, frozen=True, kw_only=True):
    """One case beside one provision: what it was to each act, and why not where its acts do not bear it out."""

    case: Case
    acts: tuple[tuple[Act, Role], ...]
    not_borne_out: str


@lru_cache(maxsize=32)
def cases_of(name: str) -> dict[str, tuple[Path, Case]]:
    """The public cases of a regime by id, each with its file, in the order of their files' names."""
    files = sorted((PACKS / regime(name).name).glob("cases/*.yaml"))
    return {told.id: (path, told) for path, told in ((path, case(path)) for path in files)}


def bearing_on(name: str, provision: str) -> tuple[Bearing, ...]:
    """The cases of a regime that give a provision a role, or were filed under it."""
    found = (
        Bearing(
            case=told,
            acts=tuple((act, act.roles[provision]) for act in told.acts if provision in act.roles),
            not_borne_out=told.not_reproduced.get(provision, ""),
        )
        for _path, told in cases_of(name).values()
    )
    return tuple(one for one in found if one.acts or one.not_borne_out)


@require_safe
@answering()
def public_case(request: HttpRequest, *, name: str, reference: str) -> Told:
    """One public case: each act as reported, and what the law says of it on the facts as stated."""
    if reference not in cases_of(name):
        raise NotFound(_("%(name)s holds no case %(reference)s.") % {"name": name, "reference": repr(reference)})
    path, told = cases_of(name)[reference]
    answer = case_answer(path, language=words_in())
    acts = list(zip(told.acts, map(shown, answer.acts), strict=True))
    context = head(regime(name)) | {"case": told, "answers": acts}
    return Told(answer=answer, template="law/case.html", context=context)
