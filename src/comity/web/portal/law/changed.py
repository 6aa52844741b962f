"""Tell what changed in a regime between two days, with the words for what succeeded and for who took a stance."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.law.answers import Frozen
from comity.law.changes import Change, Changes, What, changes
from comity.law.labels import said
from comity.law.packs import regime
from comity.law.regimes import Regime
from comity.web.portal.law.answering import NotADay, Told, answering, day, words_in


class Row(Frozen, frozen=True, kw_only=True):
    """One change; `successor` is the id of what replaced the provision, `holder` whoever took or gave up a stance."""

    change: Change
    successor: str
    holder: str


@require_safe
@answering("after", "upto")
def changed(request: HttpRequest, *, name: str) -> Told:
    """The changes after one day and up to another, as JSON; the regime's page shows them beside the day."""
    found = between(regime(name), request.GET.get("after", ""), day(request.GET.get("upto", "")))
    return Told(answer=found, template="", context={})


def between(law: Regime, after: str, upto: date) -> Changes:
    """What changed after a day as written; raise NotADay where it is missing or later than `upto`."""
    if not after:
        raise NotADay(_("Say after which day, as 2017-08-05."))
    if day(after) > upto:
        raise NotADay(
            _("%(after)s is later than %(upto)s: the earlier day comes first.") % {"after": after, "upto": upto}
        )
    return changes(law, after=day(after), upto=upto, language=words_in())


def rows(law: Regime, found: Changes) -> tuple[Row, ...]:
    """The changes with the words for their `by`."""
    holders = {stance.by: said(stance.name, words_in()) for stance in law.about.stances}
    return tuple(
        Row(
            change=one,
            successor=one.by if one.what in {What.ENDED, What.MAY_HAVE_ENDED} else "",
            holder=holders.get(one.by, "") if one.what in {What.STANCE_TAKEN, What.STANCE_LEFT} else "",
        )
        for one in found.changes
    )
