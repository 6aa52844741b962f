"""Detect one MMSI used by several hulls: at one time, tracks that no single ship can have made."""

from collections.abc import Sequence

from comity.engine.machine import staged
from comity.observations.fixes import subject
from comity.signals.doubles import garbled_share
from comity.signals.hull_explanations import INNOCENT, explanations
from comity.signals.hulls import SWITCHES, VOUCHED_FIXES, Pair, Parted, needed_kn, parted
from comity.signals.jumps import Jumps
from comity.signals.motion import IMPOSSIBLE_KN, Fix, heard, tracks
from comity.signals.sentences import at, moment, place, several
from comity.signals.typology import Fixes, SetAside, Signal, Signals, typology

NOISE = 0.8
"""The share of impossible steps that stray fixes, fewer than the others, must account for to be called noise. Our choice."""


@typology(
    "several-hulls-one-mmsi",
    version="1",
    title="One MMSI, several hulls",
    concerns=("ais",),
    innocent=INNOCENT,
    source="Segments after gpsdio-segment (Global Fishing Watch, 8109193); hulls by fixes that vouch for each other",
)
def several_hulls(fixes: Fixes, *, vouched_fixes: int = VOUCHED_FIXES, switches: int = SWITCHES) -> Signals:
    """A signal for each MMSI with tracks that no single ship can have made; other impossible steps are set aside as what they are.

    `vouched_fixes` in each track and `switches` between the two are the least that is believed.
    """
    once = staged(heard(fixes))
    jumps = Jumps(once)
    signals: list[Signal] = []
    set_aside: list[SetAside] = []
    for mmsi, track in tracks(once, jumps.mmsis):
        found = parted(track, vouched_fixes=vouched_fixes, switches=switches)
        if found.pairs:
            signals.append(_signal(mmsi, found, jumps))
        set_aside += [_doubled(mmsi, pair) for pair in found.doubled]
        if not found.pairs and not found.doubled:
            set_aside.append(_no_hull(mmsi, track, found, jumps))
    return Signals(signals=tuple(signals), set_aside=tuple(set_aside))


def _signal(mmsi: int, found: Parted, jumps: Jumps) -> Signal:
    """One signal for all pairs of tracks of an MMSI."""
    pairs = sorted(found.pairs, key=lambda pair: pair.from_t)
    switches = [switch for pair in pairs for switch in pair.switches]
    first, _ = switches[0]
    begin, end = pairs[0].from_t, max(pair.until_t for pair in pairs)
    vouched = {fix for pair in pairs for each in pair.vouched for fix in each}
    farthest_nm = max(pair.farthest_nm for pair in pairs)
    summary = (
        f"Between {at(begin)} and {at(end)}, {len(vouched):,} fixes form {len(found.hulls)} tracks up to {farthest_nm:,.0f} nm "
        "apart that no single ship can have made."
    )
    return Signal(
        subject=subject(mmsi),
        from_at=moment(begin),
        until_at=moment(end),
        latitude_deg=first.latitude_deg,
        longitude_deg=first.longitude_deg,
        reasons=(summary, *map(_reason, pairs)),
        innocent=explanations(mmsi, found, jumps),
        measures={
            "tracks": len(found.hulls),
            "vouched_fixes": len(vouched),
            "switches": len(switches),
            "farthest_nm": round(farthest_nm, 1),
            "slowest_switch_kn": round(min(needed_kn(*switch) for switch in switches), 1),
            "impossible_steps": len(jumps.of(mmsi)),
            "stray_fixes": len(found.stray),
        },
    )


def _reason(pair: Pair) -> str:
    """What one pair of tracks shows."""
    (before, after), knots = pair.switches[0], min(needed_kn(*switch) for switch in pair.switches)
    return (
        f"From {at(pair.from_t)} to {at(pair.until_t)} the MMSI changes {len(pair.switches)} times between two tracks, first from "
        f"{place(before)} to {place(after)}; the slowest change needs {knots:,.0f} knots, a quarter of an hour's error allowed."
    )


def _doubled(mmsi: int, pair: Pair) -> SetAside:
    """Two tracks that one ship can have made."""
    d = pair.doubles
    reason = (
        f"From {at(pair.from_t)} to {at(pair.until_t)} two tracks change {len(pair.switches)} times as no ship can, but of the "
        f"fixes of one {max(d.garbled, d.nowhere):.0%} are the other's with a coordinate garbled, and {d.late:.0%} are its way at "
        "another hour: one ship can have made both."
    )
    measures = {
        "switches": len(pair.switches),
        "garbled_share": d.garbled,
        "nowhere_share": d.nowhere,
        "late_share": d.late,
    }
    return SetAside(subject=subject(mmsi), reason=reason, measures=measures)


def _no_hull(mmsi: int, track: Sequence[Fix], found: Parted, jumps: Jumps) -> SetAside:
    """Impossible steps without a second track."""
    steps = jumps.of(mmsi)
    stray = {fix for step in steps for fix in step}.intersection(found.stray)
    noisy = [step for step in steps if not stray.isdisjoint(step)]
    rest = [fix for fix in track if fix not in stray]
    garbled = garbled_share(list(stray), rest) if rest else 0.0
    verdict = (
        f"{len(noisy):,} of them lead to or from {several(len(stray), 'stray fix', 'stray fixes')}, of which {garbled:.0%} have the "
        "track's own latitude or longitude of that time or its mirror image, and the track goes on as before: noise in the "
        "position of one ship, no second hull."
        if len(noisy) >= NOISE * len(steps) and len(stray) < len(rest)
        else "no two segments have enough fixes that vouch for each other at one time: too little to tell hulls from noise."
    )
    reason = f"{len(steps):,} of {several(len(track) - 1, 'step')} need more than {IMPOSSIBLE_KN:g} knots; {verdict}"
    measures = {"impossible_steps": len(steps), "steps_of_stray_fixes": len(noisy), "stray_fixes": len(stray)}
    return SetAside(
        subject=subject(mmsi), reason=reason, measures={**measures, "garbled_share": garbled, "fixes": len(track)}
    )
