from typing import Any

from django.core.management.base import BaseCommand

from heed.web.partnership.models import Partnership
from heed.web.reviews.reminding import remind_agencies


class Command(BaseCommand):
    help = "Reminds agencies whose chronology is due and not handed in; once in seven days, however often it is run."

    def handle(self, *args: Any, **options: Any) -> None:
        written = sum(remind_agencies(partnership) for partnership in Partnership.objects.all())
        self.stdout.write(f"{written} reminder{'' if written == 1 else 's'} written")
