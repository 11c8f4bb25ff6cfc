"""Letters to agencies are letters of the house like any other; those that were written before come along."""

import uuid

from django.db import migrations

CALLED = {
    "request": "Chronology asked for",
    "reminder": "Reminder of a chronology",
    "receipt": "Receipt of a chronology",
    "returned": "Chronology sent back",
    "accepted": "Chronology accepted",
}
WORDS = "The words of this letter were not kept."


def bring_along(apps, editor):
    """Each letter once, with what became of it: sent, or refused with the kind of fault, or not known."""
    Letter = apps.get_model("heed_letters", "Letter")
    for before in apps.get_model("heed_reviews", "Letter").objects.select_related("submission__review").order_by("pk"):
        state = "sent" if before.sent else "refused" if before.failed else "uncertain"
        after = Letter.objects.create(
            partnership_id=before.submission.review.partnership_id,
            key=f"submission {before.submission_id} {before.kind} before {before.pk}",
            kind=CALLED[before.kind],
            about=f"submission {before.submission_id}",
            to=before.to,
            subject=CALLED[before.kind],
            text=WORDS,
            mark=uuid.uuid4(),
            state=state,
            sent=before.sent,
            reason=before.failed,
        )
        Letter.objects.filter(pk=after.pk).update(written=before.written)


class Migration(migrations.Migration):
    dependencies = [
        ("heed_reviews", "0018_what_a_hold_holds_up"),
        ("heed_letters", "0002_several_addresses_in_a_letter"),
    ]
    operations = [
        migrations.RunPython(bring_along, migrations.RunPython.noop),
        migrations.DeleteModel("Letter"),
    ]
