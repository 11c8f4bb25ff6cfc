"""The database itself refuses to change or delete an order that was set for a day."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_casebook", "0003_day_sequences")]
    operations = [append_only("heed_casebook_daysequence")]
