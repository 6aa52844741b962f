"""A finding tells the day of its act; one drafted before it was asked for takes the day of its drafting, as its law did."""

from django.db import migrations, models


def law_as_it_was_read(apps, _editor):  # noqa: ANN001 - Django's own
    """The day that the law of each finding was read on until now."""
    for finding in apps.get_model("findings", "Finding").objects.all():
        finding.acted_on = finding.drafted_at.date()
        finding.save(update_fields=["acted_on"])


class Migration(migrations.Migration):
    """Three steps: a column that may be empty, its values, a column that may not."""

    dependencies = [("findings", "0002_kept_to_cases")]

    operations = [
        migrations.AddField("finding", "acted_on", models.DateField(null=True)),
        migrations.RunPython(law_as_it_was_read, migrations.RunPython.noop),
        migrations.AlterField("finding", "acted_on", models.DateField()),
    ]
