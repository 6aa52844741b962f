"""Detect AIS silences: intervals in which a vessel that had been heard well was not heard at all."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from operator import attrgetter

import ibis
from ibis import _

from comity.engine.arithmetic import epoch_s
from comity.engine.machine import staged
from comity.observations.fixes import subject
from comity.signals.jumps import Jumps
from comity.signals.motion import heard
from comity.signals.sentences import at, moment, place, several
from comity.signals.silence_explanations import INNOCENT, Track, explanations
from comity.signals.silences import Silence, silences
from comity.signals.typology import Fixes, SetAside, Signal, Signals, typology

# Welch et al. 2022, Science Advances (and github.com/GlobalFishingWatch/AIS-disabling-high-seas, 814305b): gaps of 12 hours or
# more, since satellites pass a place in cycles of 12, after 14 fixes or more in the 12 hours before. They count satellite fixes
# alone, more than 50 nm from shore and where reception is good; none of that is known here: see what is not tested.
LONGER_THAN = timedelta(hours=12)
WITHIN = timedelta(hours=12)
HEARD_BEFORE = 14


@typology(
    "reception-gap",
    version="1",
    title="Silent on AIS",
    concerns=("ais", "ship_to_ship"),
    innocent=INNOCENT,
    source="Thresholds of Welch et al. 2022, Science Advances, without their filters for shore and reception",
)
def reception_gaps(
    fixes: Fixes, *, longer_than: timedelta = LONGER_THAN, heard_before: int = HEARD_BEFORE, within: timedelta = WITHIN
) -> Signals:
    """A signal for each silence of at least `longer_than` that follows `heard_before` fixes or more `within` the hours before it.

    A silence still open when the data end counts from the last fix to the end. Those that follow fewer fixes are set aside.
    """
    once = staged(heard(fixes))
    spans = {"longer_than_s": int(longer_than.total_seconds()), "within_s": int(within.total_seconds())}
    grouped = {mmsi: list(group) for mmsi, group in groupby(silences(once, **spans), attrgetter("mmsi"))}
    signals: list[Signal] = []
    set_aside: list[SetAside] = []
    for track in _tracks(fixes, once, list(grouped)):
        known = [silence for silence in grouped[track.mmsi] if silence.fixes_before >= heard_before]
        signals += [_signal(silence, grouped[track.mmsi], track) for silence in known]
        if unknown := [silence for silence in grouped[track.mmsi] if silence.fixes_before < heard_before]:
            set_aside.append(_little_heard(unknown, heard_before))
    return Signals(signals=tuple(signals), set_aside=tuple(set_aside))


def _tracks(fixes: ibis.Table, once: ibis.Table, silent: Sequence[int]) -> Iterator[Track]:
    """What is known of each silent MMSI's whole track, in order."""
    jumps = Jumps(once)
    chosen = fixes.filter(fixes.mmsi.isin(silent), fixes.repeat_of.isnull()).group_by("mmsi")
    spans = chosen.agg(
        span_s=epoch_s(_.seen_at.max()) - epoch_s(_.seen_at.min()),
        fixes=_.count(),
        A=(_.transponder == "A").any(),
        B=(_.transponder == "B").any(),
    )
    for row in spans.order_by("mmsi").to_pyarrow().to_pylist():
        yield Track(
            mmsi=row["mmsi"],
            span_s=row["span_s"],
            steps=row["fixes"] - 1,
            impossible_steps=len(jumps.of(row["mmsi"])),
            classes=frozenset(name for name in "AB" if row[name]),
            others=jumps.mmsis_heard - 1,
            silent_others=len(silent) - 1,
        )


def _signal(silence: Silence, all_of_track: Sequence[Silence], track: Track) -> Signal:
    """One silence as a signal, at the place it began."""
    measures = {"silence_h": round(silence.hours, 2), "fixes_before": float(silence.fixes_before)}
    if silence.next is not None:
        distance_nm = silence.last.nm(silence.next)
        measures |= {"distance_nm": round(distance_nm, 2), "implied_speed_kn": round(distance_nm / silence.hours, 2)}
    return Signal(
        subject=subject(silence.mmsi),
        from_at=moment(silence.last.t),
        until_at=moment(silence.until_t),
        latitude_deg=silence.last.latitude_deg,
        longitude_deg=silence.last.longitude_deg,
        reasons=(_heard_last(silence), _heard_again(silence)),
        innocent=explanations(silence, all_of_track, track),
        measures=measures,
    )


def _heard_last(silence: Silence) -> str:
    return (
        f"It was heard {silence.fixes_before:,} times in {silence.within_h:g} hours, last near {place(silence.last)} on {at(silence.last.t)}; "
        f"then nothing for {silence.hours:,.1f} hours."
    )


def _heard_again(silence: Silence) -> str:
    if silence.next is None:
        return f"It was not heard again before the data end on {at(silence.until_t)}."
    distance_nm = silence.last.nm(silence.next)
    return (
        f"It was heard again near {place(silence.next)} on {at(silence.until_t)}, {distance_nm:,.1f} nm away: at least "
        f"{distance_nm / silence.hours:.1f} knots on the way."
    )


def _little_heard(unknown: Sequence[Silence], heard_before: int) -> SetAside:
    """Silences of a track of which too little had been heard to miss anything."""
    longest_h = max(silence.hours for silence in unknown)
    reason = (
        f"{several(len(unknown), 'silence')} followed fewer than {heard_before} fixes in {unknown[0].within_h:g} hours: too little was heard "
        f"of it to miss anything. The longest lasted {longest_h:,.1f} hours."
    )
    measures = {"silences": float(len(unknown)), "longest_h": round(longest_h, 2)}
    return SetAside(subject=subject(unknown[0].mmsi), reason=reason, measures=measures)
