"""The database itself refuses to change or delete a file that was issued."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_briefings", "0006_documents_of_an_issue")]
    operations = [append_only("heed_briefings_issuedocument")]
