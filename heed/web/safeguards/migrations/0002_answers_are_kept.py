"""The database itself refuses to change or delete what a person said had happened."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_safeguards", "0001_initial")]
    operations = [append_only("heed_safeguards_whathappened")]
