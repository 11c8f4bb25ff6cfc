"""The constraint is called what the glossary calls it: a leak."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("heed_briefings", "0002_issues_are_kept")]
    operations = [
        migrations.RemoveConstraint("keptleak", "one_decision_per_find"),
        migrations.AddConstraint(
            "keptleak",
            models.UniqueConstraint(
                fields=["draft", "kind", "found"],
                condition=models.Q(taken_back=None),
                name="one_decision_per_leak",
            ),
        ),
    ]
