"""AIS messages as JSON lines, decoded by others."""
