"""The law as data: regimes, instruments, provisions, who is bound since when, and who disputes it."""
