"""Who approved, who has read and why something was withdrawn is never rewritten: the database refuses it."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_briefings", "0003_leaks_by_their_name")]

    operations = [
        append_only("heed_briefings_approval"),
        append_only("heed_briefings_receipt"),
        append_only("heed_briefings_withdrawal"),
    ]
