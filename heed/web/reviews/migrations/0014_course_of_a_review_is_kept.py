"""The database itself refuses to change or delete a decision, a dissent, a reply, or the setting of a clock."""

from django.db import migrations

from heed.web.partnership.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("heed_reviews", "0013_course_of_a_review")]
    operations = [
        append_only("heed_reviews_decision"),
        append_only("heed_reviews_dissent"),
        append_only("heed_reviews_reply"),
        append_only("heed_reviews_clocksetting"),
    ]
