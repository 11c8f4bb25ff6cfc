from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.chronology.problems import UnusableInput
from heed.web.lessons import actions, commanded

_EVERY = 50


class Command(BaseCommand):
    help = "Reads every document of a folder into a member's library; run again, it goes on where it stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        commanded.add_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        by, folder = commanded.member(options["by"]), options["folder"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder. Name the folder that holds the documents.")
        added = known = refused = 0
        for number, file in enumerate(sorted(each for each in folder.rglob("*") if each.is_file()), 1):
            try:
                actions.add_publication(by=by, name=file.name, document=file.read_bytes())
                added += 1
            except actions.AlreadyThere:
                known += 1
            except (UnusableInput, OSError) as problem:
                refused += 1
                self.stderr.write(f"not read: {problem}")
            if number % _EVERY == 0:
                self.stderr.write(f"{number} documents")
        self.stdout.write(f"{added} publications added, {known} were there, {refused} could not be read")
