"""Know how many bytes may be sent to the pages, by anybody and by members."""

LARGEST_BUNDLE = 32 * 2**20
"""A larger bundle is checked with the stand-alone verifier. The exercise's has less than one megabyte; checking takes some three times
its size in memory, and anybody may ask for it."""
LARGEST_ANCHOR = 64 * 2**10
"""Hundreds of times what the keys of a body take."""
FORM_BYTES = 2**20
"""What a form adds around its files."""
LARGEST_PUBLIC = LARGEST_BUNDLE + LARGEST_ANCHOR + FORM_BYTES
"""What anybody may send to a page of the portal."""
LARGEST_MEMBERS = 512 * 2**20
"""What may be sent to the workbench; a larger file is imported at the node itself, with `comity import`."""
