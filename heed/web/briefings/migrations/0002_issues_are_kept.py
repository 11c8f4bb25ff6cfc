"""The database itself refuses to change or delete what was written and what was issued."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_briefings", "0001_initial")]
    operations = [append_only("heed_briefings_wording"), append_only("heed_briefings_issue")]
