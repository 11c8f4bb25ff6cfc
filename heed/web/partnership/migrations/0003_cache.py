"""The table of the cache: counts of failed sign-ins and used codes, shared by every process that serves pages."""

from django.core.management import call_command
from django.db import migrations


def make(apps, editor):
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


def drop(apps, editor):
    editor.execute("DROP TABLE heed_cache")


class Migration(migrations.Migration):
    dependencies = [("heed_partnership", "0002_trail_is_kept")]
    operations = [migrations.RunPython(make, drop)]
