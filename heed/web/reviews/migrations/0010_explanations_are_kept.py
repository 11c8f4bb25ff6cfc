"""The database itself refuses to change or delete an explanation."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_reviews", "0009_explanations")]
    operations = [append_only("heed_reviews_explanation")]
