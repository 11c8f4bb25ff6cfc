from typing import Any

from django.core.management.base import BaseCommand

from heed.web.lessons.actions import keep_what_is_expected


class Command(BaseCommand):
    help = "Reads anew what accepted lessons expect of practice, where an update of Heed reads it otherwise."

    def handle(self, *args: Any, **options: Any) -> None:
        count = keep_what_is_expected()
        self.stdout.write(f"{count} lesson{'' if count == 1 else 's'} read")
