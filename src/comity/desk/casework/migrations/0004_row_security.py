"""Put the records behind PostgreSQL's row-level security."""

from django.db import migrations

from comity.desk.sharing.guarding import Allow, Guard, GuardThrough


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_gathered")]

    operations = [
        Guard("Decision"),
        Guard("Case"),
        Guard("Signal"),
        Guard("Request"),
        *(Allow(one, "recall", "originator_id > 0") for one in ("Signal", "Case", "Request")),
        GuardThrough("Hypothesis", "case"),
        GuardThrough("Reply", "request"),
        GuardThrough("CaseExhibit", "case"),
        GuardThrough("CaseAssertion", "case"),
    ]
