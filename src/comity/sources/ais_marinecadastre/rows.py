"""Type the columns of a MarineCadastre file, batch by batch: fixes as read, what the ships claim, and cells that are no number."""

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from comity.observations.cleaning import AS_READ, REASON
from comity.sources.ais import Claims
from comity.vocabulary.properties import Property

NUMBERS = {
    "mmsi": "MMSI",
    "latitude_deg": "LAT",
    "longitude_deg": "LON",
    "speed_kn": "SOG",
    "course_deg": "COG",
    "heading_deg": "Heading",
    "nav_status": "Status",
}
TIME, TRANSPONDER = "BaseDateTime", "TransceiverClass"
CLAIMED: Mapping[str, Property] = {
    "VesselName": Property.NAME,
    "IMO": Property.IMO,
    "CallSign": Property.CALL_SIGN,
    "VesselType": Property.SHIP_TYPE,
}
LEFT = ("Length", "Width", "Draft", "Cargo")
"""Known and not taken: no question asks for them yet."""
COLUMNS = (*NUMBERS.values(), TIME, TRANSPONDER, *CLAIMED, *LEFT)

_CAST = {name: f"TRY_CAST({text} AS DOUBLE)" for name, text in NUMBERS.items()}
_ISO = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"
_MOMENT = f"TRY_CAST(CASE WHEN {TIME} SIMILAR TO '{_ISO}' THEN {TIME} END AS TIMESTAMP)"
_NO_NUMBER = " ".join(
    f"WHEN {NUMBERS[n]} != '' AND {cast} IS NULL THEN '{NUMBERS[n]} is no number'" for n, cast in _CAST.items()
)
_TYPED = f"""
    SELECT row, {", ".join(CLAIMED)}, {", ".join(f"{cast} AS {name}" for name, cast in _CAST.items())},
        nullif({TRANSPONDER}, '') AS transponder, {_MOMENT} AS seen_at,
        CASE {_NO_NUMBER} WHEN {_MOMENT} IS NULL THEN '{TIME} is no time such as 2023-01-11T00:00:00'
            WHEN {TRANSPONDER} NOT IN ('A', 'B', '') THEN '{TRANSPONDER} is neither A nor B' END AS untyped
    FROM batch
"""  # noqa: S608 - constants
_AS_READ = f"SELECT {', '.join(AS_READ.names)} FROM typed WHERE untyped IS NULL"  # noqa: S608 - constants
_CLAIMS = f"""
    SELECT mmsi, field, text, min(row) AS row, arg_min(seen_at, row)::DATE AS day
    FROM (UNPIVOT (FROM typed WHERE untyped IS NULL AND ({REASON}) IS NULL)
        ON {", ".join(CLAIMED)} INTO NAME field VALUE text)
    GROUP BY ALL ORDER BY row, field
"""  # noqa: S608 - constants


class Rows:
    """The rows of one file, batch by batch: what could not be typed is in `refused`, what ships claim in `claims`."""

    def __init__(self) -> None:
        self.claims = Claims()
        self.refused: dict[int, str] = {}

    def typed(self, batch: pa.Table) -> pa.Table:
        """A batch of texts with its row numbers, in the schema AS_READ; times without a zone are UTC (source.yml)."""
        with duckdb.connect() as connection:
            connection.register("batch", batch)
            connection.execute(f"CREATE TEMP TABLE typed AS {_TYPED}")
            as_read = connection.from_query(_AS_READ).to_arrow_table()
            self.refused |= connection.execute("SELECT row, untyped FROM typed WHERE untyped IS NOT NULL").fetchall()
            for mmsi, field, text, row, day in connection.execute(_CLAIMS).fetchall():
                self.claims.says(int(mmsi), CLAIMED[field], text, row=row, field=field, day=day)
        return as_read.cast(AS_READ)
