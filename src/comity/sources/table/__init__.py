"""Tables of any layout, read by a mapping that a person wrote: which column says what."""
