"""Who asserts what, on what evidence, known since when, for whose eyes."""
