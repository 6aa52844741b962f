"""The team's records: one Django app per stage, from who may see what to what was published."""
