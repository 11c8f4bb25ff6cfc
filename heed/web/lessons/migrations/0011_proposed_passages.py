from django.db import migrations

from heed.web.lessons.proposing import passages_in

_AT_ONCE = 50


def propose(apps, schema_editor):
    """Every recommendation, question and response of the publications that are here, each proposed: nobody judged them."""
    Publication, Passage = apps.get_model("heed_lessons", "Publication"), apps.get_model("heed_lessons", "Passage")
    for publication in Publication.objects.only("reading").iterator(_AT_ONCE):
        Passage.objects.bulk_create(
            [Passage(publication=publication, **told) for told in passages_in(publication.reading)],
            ignore_conflicts=True,
        )


class Migration(migrations.Migration):
    dependencies = [("heed_lessons", "0010_passages_are_judged")]

    operations = [migrations.RunPython(propose, migrations.RunPython.noop)]
