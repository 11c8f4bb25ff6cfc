from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heed.web.letters.sending import collect
from heed.web.partnership.looping import add_loop_arguments, rounds


class Command(BaseCommand):
    help = "Collects the post: writes the letters whose time has come and hands over what waits, each letter once."

    def add_arguments(self, parser: CommandParser) -> None:
        add_loop_arguments(parser, every=20)

    def handle(self, *args: Any, once: bool, every: int, beside: int | None, **options: Any) -> None:
        for _ in rounds(once=once, every=every, beside=beside):
            taken = collect()
            if taken or once:
                self.stdout.write(f"{taken} letter{'' if taken == 1 else 's'} sent")
