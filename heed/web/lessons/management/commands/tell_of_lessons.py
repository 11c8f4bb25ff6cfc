from typing import Any

from django.core.management.base import BaseCommand

from heed.web.lessons.telling import tell_of_new_lessons
from heed.web.partnership.models import Partnership


class Command(BaseCommand):
    help = "Writes to members whose saved searches find lessons accepted since; each lesson once."

    def handle(self, *args: Any, **options: Any) -> None:
        written = sum(tell_of_new_lessons(partnership) for partnership in Partnership.objects.all())
        self.stdout.write(f"{written} e-mail{'' if written == 1 else 's'} written")
