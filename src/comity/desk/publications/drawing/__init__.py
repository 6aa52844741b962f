"""Drawings as SVG text, made from numbers alone: no browser, no font, no network."""
