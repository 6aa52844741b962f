"""Put findings behind PostgreSQL's row-level security, and let what they rest on be weighed by whoever may see them."""

from django.db import migrations

from comity.desk.sharing.guarding import Allow, Guard, GuardThrough

BOUND = """(
    exists (select 1 from findings_evidence e where e.assertion_id = row_id)
    or exists (
        select 1 from holdings_repetition r where r.first_id = row_id and r.state = 'confirmed'
    )
)"""
SHOWN = """(
    exists (
        select 1 from findings_evidence e join holdings_assertion a on a.id = e.assertion_id
        where a.exhibit_id = row_id
    )
    or exists (select 1 from casework_request r where r.proof_of_service_id = row_id)
    or exists (select 1 from casework_reply a where a.exhibit_id = row_id)
)"""
INVITED = "exists (select 1 from findings_finding f where f.reply_request_id = row_id)"
MATTER = "exists (select 1 from findings_finding f where f.case_id = row_id)"


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0003_acted_on"),
        ("holdings", "0010_row_security"),
        ("casework", "0004_row_security"),
    ]

    operations = [
        Guard("Finding"),
        GuardThrough("Element", "finding"),
        GuardThrough("Position", "finding"),
        GuardThrough("Evidence", "element"),
        Allow("Finding", "recall", "originator_id > 0"),
        Allow("holdings.Assertion", "weighing", BOUND),
        Allow("holdings.Exhibit", "weighing", SHOWN),
        Allow("casework.Request", "weighing", INVITED),
        Allow("casework.Case", "weighing", MATTER),
        Allow("casework.Decision", "weighing", "about_type = 'finding'"),
    ]
