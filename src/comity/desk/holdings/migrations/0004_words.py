from django.db import migrations

from comity.desk.holdings.fulltext import ASSERTIONS, PAGES, dropped, made


def indexed(apps, _schema):
    """Assertions recorded before there was an index are found too."""
    said = apps.get_model("holdings", "Assertion").objects.values_list("pk", "value", "as_written")
    ASSERTIONS.keep((pk, f"{value}\n{written}") for pk, value, written in said.iterator())


class Migration(migrations.Migration):

    dependencies = [
        ('holdings', '0003_derived'),
    ]

    operations = [
        migrations.RunPython(made(PAGES.table), dropped(PAGES.table)),
        migrations.RunPython(made(ASSERTIONS.table), dropped(ASSERTIONS.table)),
        migrations.RunPython(indexed, migrations.RunPython.noop),
    ]
