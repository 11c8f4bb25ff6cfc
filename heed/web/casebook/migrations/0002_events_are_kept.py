"""The database itself refuses to change or delete an event."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_casebook", "0001_initial")]
    operations = [append_only("heed_casebook_eventrecord")]
