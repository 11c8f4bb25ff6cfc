from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heed.web.partnership.looping import add_loop_arguments, rounds
from heed.web.partnership.models import Partnership
from heed.web.reviews.reminding import remind_agencies
from heed.web.safeguards.watching import look


class Command(BaseCommand):
    help = "Looks at today's cases: stores what the adopted safeguards expect, and finds what passed unanswered."

    def add_arguments(self, parser: CommandParser) -> None:
        add_loop_arguments(parser, every=60)

    def handle(self, *args: Any, once: bool, every: int, beside: int | None, **options: Any) -> None:
        for _ in rounds(once=once, every=every, beside=beside):
            looked = sum(look(partnership) for partnership in Partnership.objects.all())
            for partnership in Partnership.objects.all():
                remind_agencies(partnership)
            if looked or once:
                self.stdout.write(f"looked at {looked} case{'' if looked == 1 else 's'}")
