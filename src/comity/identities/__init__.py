"""Who is who, and whose: names across scripts, identifiers, ownership and control."""
