"""The log this node keeps: a leaf per sealed record, written in the record's own transaction."""
