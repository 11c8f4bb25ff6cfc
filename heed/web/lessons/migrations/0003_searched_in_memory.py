"""When a lesson last changed; the indexes of the databases are no longer used."""

from importlib import import_module

from django.db import migrations, models
from django.utils import timezone

before = import_module("heed.web.lessons.migrations.0002_search")


class Migration(migrations.Migration):
    dependencies = [("heed_lessons", "0002_search")]
    operations = [
        migrations.RunPython(before.back, before.there),
        migrations.AddField(
            "lesson",
            "changed",
            models.DateTimeField(auto_now=True, db_index=True, default=timezone.now),
            preserve_default=False,
        ),
    ]
