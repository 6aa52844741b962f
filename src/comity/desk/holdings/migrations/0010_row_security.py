"""Put the records behind PostgreSQL's row-level security."""

from django.db import migrations

from comity.desk.sharing.guarding import Allow, Guard, GuardThrough, setting

OWN = f"originator_id = (select id from sharing_member where code = {setting('member')})"


class Migration(migrations.Migration):
    dependencies = [("holdings", "0009_recalls")]

    operations = [
        Guard("Exhibit"),
        Guard("Assertion"),
        Guard("ObservationTable"),
        Guard("Edition"),
        Guard("Judgement"),
        Guard("Repetition"),
        Allow("Repetition", "weighing", "state = 'confirmed'"),
        GuardThrough("Examination", "exhibit", replaced=True),
        GuardThrough("Page", "exhibit", replaced=True),
        GuardThrough("Derivation", "original"),
        GuardThrough("Retraction", "assertion"),
        GuardThrough("EntryChange", "edition", replaced=True),
        GuardThrough("Custody", "exhibit"),
        GuardThrough("Intake", "exhibit"),
        GuardThrough("RefusedRow", "intake"),
        Guard("Recall"),
        Guard("Notice"),
        Guard("Flag"),
        *(Allow(one, "recall", "originator_id > 0") for one in ("Exhibit", "Assertion", "ObservationTable", "Repetition")),
        *(Allow(one, "recall", "recall_id > 0", recorded=True) for one in ("Notice", "Flag")),
        Allow("Exhibit", "holding", OWN),
        Allow("Assertion", "holding", OWN),
        Allow("Exhibit", "integrity", "digest <> ''", recorded=True),
        Allow("ObservationTable", "integrity", "digest <> ''"),
    ]
