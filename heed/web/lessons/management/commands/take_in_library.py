from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.chronology.problems import UnusableInput
from heed.web.lessons import commanded
from heed.web.lessons.taking_in import take_in

_EVERY = 100


class Command(BaseCommand):
    help = "Takes a library's file into a member's library; after a break, run again, it goes on where it stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        commanded.add_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        by, file = commanded.member(options["by"]), options["file"]
        try:
            with file.open("rb") as data:
                taken = take_in(by=by, name=file.name, data=data, progress=self._say)
        except OSError as wrong:
            raise CommandError(f"{file} cannot be opened ({wrong.strerror}).") from None
        except UnusableInput as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(taken.say())

    def _say(self, number: int) -> None:
        if number % _EVERY == 0:
            self.stderr.write(f"{number} publications")
