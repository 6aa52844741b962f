"""One module per typology: a pure function from observations to signals, each an indicator and never a violation."""
