"""Make synthetic tracks in a known place, and run a detector over them."""

import json
from datetime import UTC, datetime, timedelta

from comity.desk.casework.detection import detect
from comity.desk.casework.models import Signal
from comity.desk.holdings.intake import take_in
from comity.desk.holdings.models import ObservationTable
from comity.sources.registry import source

BEGAN = datetime(2026, 2, 1, tzinfo=UTC)
SILENCE_H = range(60, 80)


def track(path):
    """Five days of a steady ship, a fix every ten minutes, but for twenty hours of silence."""
    steps = [BEGAN + timedelta(minutes=10 * number) for number in range(5 * 24 * 6)]
    heard = [at for at in steps if (at - BEGAN).total_seconds() // 3600 not in SILENCE_H]
    rows = [
        {
            "ssvid": 999000001,
            "lat": -41.0 + (at - BEGAN).total_seconds() * 2e-6,
            "lon": -120.0,
            "timestamp": at.strftime("%Y-%m-%d %H:%M:%S"),
            "speed": 0.4,
            "course": 0,
        }
        for at in heard
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def detected(seat, folder):
    """The reception gap of a synthetic track."""
    from comity.signals.catalogue import typologies

    take_in(source("ais-jsonl"), track(folder / "track.jsonl"), by=seat, exercise=True)
    detect(typologies()["reception-gap"], ObservationTable.objects.all(), by=seat)
    return Signal.objects.get(typology="reception-gap")
