"""The database itself refuses to change or delete a record of a register."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_registers", "0001_initial")]
    operations = [append_only("heed_registers_bruisingrecord")]
