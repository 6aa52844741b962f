"""Put the records behind PostgreSQL's row-level security."""

from django.db import migrations

from comity.desk.sharing.guarding import Guard


class Migration(migrations.Migration):
    dependencies = [("publications", "0002_kept_to_cases")]

    operations = [
        Guard("Publication"),
    ]
