"""Know the fields of AIS messages as JSON, in the two layouts met, and take one message apart."""

import math
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from comity.vocabulary.errors import BadInput
from comity.vocabulary.properties import Property

Message = dict[str, Any]

NUMBERS = ("lat", "lon", "speed", "course", "heading", "status")
"""The fields of the schema AS_READ's columns from latitude to navigational status, in its order."""
# Message types: ITU-R M.1371-5, annex 8. Class A sends 1 to 3 and 5, class B 18, 19 and 24; either may send 27.
TRANSPONDERS = {1: "A", 2: "A", 3: "A", 5: "A", 18: "B", 19: "B", 24: "B", 27: None, None: None}
CLAIMED: Mapping[str, Property] = {
    "shipname": Property.NAME,
    "imo": Property.IMO,
    "callsign": Property.CALL_SIGN,
    "shiptype_text": Property.SHIP_TYPE,
}
_LEFT = """
    accuracy ais_version band class commstate_cs_fill cs destination device display draught dsc dte epfd epfd_text
    implied_speed keep_flag maneuver mode msg22 part_num raim received_stations repeat scaled second shiptype
    slot_increment slot_number slot_offset slot_timeout slots_to_allocate spare spare2 status_text sync_state tagblock_T
    tagblock_group tagblock_q tagblock_station tagblock_timestamp to_bow to_port to_starboard to_stern turn unit utc_hour
    utc_min utc_spare vendor_id __invalid__
"""
LEFT = frozenset(_LEFT.split())
"""Known and not taken: how the message was sent and decoded, and static fields that no question asks for yet."""
FIELDS = LEFT | set(NUMBERS) | set(CLAIMED) | {"mmsi", "ssvid", "type", "timestamp"}


class NoMessage(BadInput):
    """The line holds no AIS message."""


def row(number: int, message: Message) -> tuple[Any, ...]:
    """The message as a row of the schema AS_READ; raise NoMessage with the reason where a value is of the wrong kind."""
    kind = message.get("type")
    if not isinstance(kind, int | None) or kind not in TRANSPONDERS:
        raise NoMessage(f"type {kind!r:.40} is no message in which a ship tells of itself")
    mmsi = _number(message, "ssvid" if "ssvid" in message else "mmsi")
    return (number, mmsi, _moment(message), *(_number(message, field) for field in NUMBERS), TRANSPONDERS[kind])


def claims(message: Message) -> Iterator[tuple[str, Property, str]]:
    """Field, property and text of each claim in the message."""
    for field, prop in CLAIMED.items():
        if text := message.get(field):
            yield field, prop, str(text)


def _number(message: Message, field: str) -> float | None:
    """A number, or a text that is one, as some decoders write the status; None where the field is missing or null."""
    value = message.get(field)
    if value is None:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if isinstance(value, bool) or not math.isfinite(number):
        raise NoMessage(f"{field} {value!r:.40} is no number")
    return number


def _moment(message: Message) -> datetime:
    """The time of the message; without a zone it is UTC (source.yml)."""
    text = message.get("timestamp")
    if isinstance(text, str) and len(text) >= len("2014-01-01 01:14:25"):
        with suppress(ValueError, OverflowError):
            moment = datetime.fromisoformat(text)
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    raise NoMessage(f"timestamp {text!r:.40} is no time such as 2014-01-01 01:14:25")
