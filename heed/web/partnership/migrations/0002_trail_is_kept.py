"""The database itself refuses to change or delete a line of the trail."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_partnership", "0001_initial")]
    operations = [append_only("heed_partnership_trailentry")]
