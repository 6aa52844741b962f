"""Typologies on the tracks of vessels."""
