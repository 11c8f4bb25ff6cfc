"""The database itself refuses to change or delete what a field was before."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_partnership", "0005_what_was_before")]
    operations = [append_only("heed_partnership_change")]
