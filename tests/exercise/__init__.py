"""A package, so that the one world its tests share is taken down when they are done."""
