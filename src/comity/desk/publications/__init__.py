"""A finding leaves the house: typeset, bundled, sealed, logged; never removed, only superseded."""
