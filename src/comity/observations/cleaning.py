"""Part the AIS messages a source gave into fixes, refused rows and messages without a position; drop nothing silently."""

import duckdb
import msgspec
import pyarrow as pa

from comity.observations.fixes import SCHEMA

AS_READ = pa.schema(
    [
        pa.field("row", pa.uint64(), nullable=False),
        pa.field("mmsi", pa.float64()),
        pa.field("seen_at", pa.timestamp("us", "UTC")),
        *(pa.field(name, pa.float64()) for name in ("latitude_deg", "longitude_deg")),
        *(pa.field(name, pa.float64()) for name in ("speed_kn", "course_deg", "heading_deg", "nav_status")),
        pa.field("transponder", pa.string()),
    ]
)
"""What a reader hands to `cleaned`: numbers as the source wrote them, null where it wrote nothing."""

# Ranges and "not available" values: Recommendation ITU-R M.1371-5, annex 8, messages 1 to 3 and 18. Decoders give speed
# and course as 32-bit floats, so 102.3 may read 102.3000030518: half a unit of the last digit is allowed.
UNAVAILABLE = {
    "speed_kn": "speed_kn >= 102.25",
    "course_deg": "course_deg >= 359.95",
    "heading_deg": "heading_deg = 511",
    "nav_status": "nav_status = 15",
}
NO_POSITION = "latitude_deg IS NULL OR longitude_deg IS NULL OR latitude_deg = 91 OR longitude_deg = 181"
IMPOSSIBLE = {
    "mmsi IS NULL OR NOT mmsi BETWEEN 1 AND 999999999 OR floor(mmsi) != mmsi": "'it has no MMSI of up to nine digits'",
    "seen_at IS NULL": "'it has no time that can be read'",
    NO_POSITION: "NULL",
    "NOT abs(latitude_deg) <= 90": "format('latitude {}° lies beyond the poles', latitude_deg)",
    "NOT abs(longitude_deg) <= 180": "format('longitude {}° lies beyond 180°', longitude_deg)",
    "NOT speed_kn BETWEEN 0 AND 102.35": "format('a speed of {} kn cannot be sent', speed_kn)",
    "NOT course_deg BETWEEN 0 AND 360.05": "format('a course of {}° cannot be sent', course_deg)",
    "heading_deg != 511 AND NOT heading_deg BETWEEN 0 AND 359": "format('a heading of {}° cannot be sent', heading_deg)",
    "NOT nav_status BETWEEN 0 AND 15": "format('a navigational status of {} cannot be sent', nav_status)",
    "floor(heading_deg) != heading_deg OR floor(nav_status) != nav_status": "'heading and status must be whole numbers'",
}

REASON = f"CASE {' '.join(f'WHEN {condition} THEN {sentence}' for condition, sentence in IMPOSSIBLE.items())} END"
"""SQL over columns named as in AS_READ: why a row is refused, or null."""

_VALUES = ", ".join(f"CASE WHEN NOT ({void}) THEN {name} END AS {name}" for name, void in UNAVAILABLE.items())
_JUDGED = f"SELECT *, NOT ({NO_POSITION}) AS placed, {REASON} AS reason FROM as_read"  # noqa: S608 - constants
_FIRST = "min(row) OVER (PARTITION BY mmsi, seen_at, latitude_deg, longitude_deg)"
_CLEANED = f"""
    SELECT mmsi, seen_at, latitude_deg, longitude_deg, {_VALUES}, transponder, row, nullif({_FIRST}, row) AS repeat_of
    FROM judged WHERE placed AND reason IS NULL ORDER BY mmsi, seen_at, row
"""  # noqa: S608 - constants


class Cleaned(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the messages read: fixes, refused rows, and messages in which the ship gave no position."""

    fixes: pa.Table
    refused: tuple[tuple[int, str], ...]
    """Row and reason, in order of rows."""
    without_position: int


def cleaned(as_read: pa.Table) -> Cleaned:
    """Part a table in the schema AS_READ into fixes and refused rows; repeats are kept and marked.

    A message without a position is no fix and nothing to refuse: it is counted. A value that says "not available" is null.
    """
    with duckdb.connect() as connection:
        connection.register("as_read", as_read.cast(AS_READ))
        judged = connection.from_query(_JUDGED).to_arrow_table()
        connection.register("judged", judged)
        fixes = connection.from_query(_CLEANED).to_arrow_table()
    bad = judged.filter(judged["reason"].is_valid()).sort_by("row")
    refused = tuple(zip(bad["row"].to_pylist(), bad["reason"].to_pylist(), strict=True))
    silent = as_read.num_rows - fixes.num_rows - len(refused)
    return Cleaned(fixes=fixes.cast(SCHEMA), refused=refused, without_position=silent)
