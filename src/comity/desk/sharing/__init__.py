"""Members, their seats, and for whose eyes a record is."""
