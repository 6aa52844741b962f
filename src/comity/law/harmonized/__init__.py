"""The Harmonized System in the editions that measures name: codes, words and how the editions correspond."""
