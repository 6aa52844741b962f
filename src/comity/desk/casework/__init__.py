"""Signals become cases; letters are sent, answered or met with silence; every decision is written down."""
