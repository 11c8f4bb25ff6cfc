"""The database itself refuses to change or delete a decision about two entries."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_reviews", "0002_link_decisions")]
    operations = [append_only("heed_reviews_linkdecision")]
