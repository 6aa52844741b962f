"""Where work runs: DuckDB on this machine, spoken to in Ibis so that other engines can be; and the record of each run."""
