"""One folder per publisher or format: source.yml says what it is, read.py reads it, sample/ shows it."""
