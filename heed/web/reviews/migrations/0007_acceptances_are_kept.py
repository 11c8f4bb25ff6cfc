"""The database itself refuses to change or delete what an acceptance did."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_reviews", "0006_acceptances")]
    operations = [append_only("heed_reviews_acceptance")]
