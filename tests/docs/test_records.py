"""The reference names every record that the desk keeps."""

import re

from django.apps import apps


def test_every_record_stands_in_the_reference(page):
    """Each table of the desk has its row, with a dot where it carries a marking, and no row names anything else."""
    told = re.findall(r"^\| `([A-Z]\w+)`( ●)? \|", page("reference/records.md"), re.MULTILINE)
    models = [model for model in apps.get_models() if model.__module__.startswith("comity.desk.")]
    kept = [(model.__name__, " ●" if hasattr(model, "marking") else "") for model in models]
    assert sorted(told) == sorted(kept)
