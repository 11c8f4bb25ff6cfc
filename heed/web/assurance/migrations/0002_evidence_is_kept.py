"""The database itself refuses to change or delete evidence or a grade."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_assurance", "0001_initial")]
    operations = [append_only("heed_assurance_evidence"), append_only("heed_assurance_grade")]
