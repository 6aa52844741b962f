"""Tell what happened in a matter and in its handling, in order, each with the lane it stands in."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
from django.utils.translation import gettext as _

from comity.desk.casework.models import Signal
from comity.desk.findings.models import Finding
from comity.web.drawn import Segment
from comity.web.templatetags.comity import typology_title
from comity.web.workbench.letters import Shown


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something at a moment or over an interval, and the row of the page that tells more."""

    at: datetime
    until: datetime | None = None
    what: str
    lane: str
    kind: str = ""
    """`silence` or `signal`, which the chart draws in their own way."""
    about: str


def events(
    segments: Sequence[Segment], signals: Sequence[Signal], letters: Sequence[Shown], findings: Sequence[Finding]
) -> list[Event]:
    """Everything, in order of time."""
    told = [*_heard(segments), *_signalled(signals), *_written(letters), *_found(findings)]
    return sorted(told, key=lambda event: event.at)


def _heard(segments: Sequence[Segment]) -> Iterator[Event]:
    for one in segments:
        if one.kind != "scattered":
            silent, said = one.kind == "silence", {"mmsi": one.mmsi, "hull": one.hull}
            yield Event(
                at=one.fixes[0].seen_at,
                until=one.fixes[-1].seen_at,
                what=_("Silent") if silent else _("Heard"),
                lane=(_("MMSI %(mmsi)s, hull %(hull)s") if one.hull else _("MMSI %(mmsi)s")) % said,
                kind="silence" if silent else "",
                about=one.id,
            )


def _signalled(signals: Sequence[Signal]) -> Iterator[Event]:
    for one in signals:
        what = f"{typology_title(one.typology)}, {one.subject}"
        yield Event(
            at=one.from_at, until=one.until_at, what=what, lane=_("Signals"), kind="signal", about=f"signal-{one.pk}"
        )


def _written(letters: Sequence[Shown]) -> Iterator[Event]:
    for one in letters:
        letter, about = one.letter, f"letter-{one.letter.pk}"
        number = {"letter": letter.number}
        if letter.served_at:
            what = _("%(letter)s served, answer awaited") % number
            yield Event(at=letter.served_at, until=letter.deadline, what=what, lane=_("Letters"), about=about)
        for reply in one.replies:
            yield Event(at=reply.received_at, what=_("Reply to %(letter)s") % number, lane=_("Letters"), about=about)
        if letter.lapsed_at:
            what = _("%(letter)s: silence recorded") % number
            yield Event(at=letter.lapsed_at, what=what, lane=_("Letters"), about=about)


def _found(findings: Sequence[Finding]) -> Iterator[Event]:
    for one in findings:
        marks = {
            _("%(finding)s drafted"): one.drafted_at,
            _("%(finding)s put before the members"): one.circulated_at,
            _("%(finding)s concluded"): one.concluded_at,
        }
        for what, at in marks.items():
            if at:
                yield Event(
                    at=at, what=what % {"finding": one.number}, lane=_("Findings"), about=f"finding-{one.number}"
                )
