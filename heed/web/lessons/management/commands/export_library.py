from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heed.web.lessons import commanded, whole_library


class Command(BaseCommand):
    help = "Writes the whole lessons library of a member's partnership into one file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        commanded.add_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with options["file"].open("wb") as out:
            publications, lessons = whole_library.write(commanded.member(options["by"]).partnership, out)
        self.stdout.write(f"{publications} publications and {lessons} lessons written")
