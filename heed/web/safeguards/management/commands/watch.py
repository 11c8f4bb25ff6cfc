import os
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from heed.web.partnership.models import Partnership
from heed.web.reviews.reminding import remind_agencies
from heed.web.safeguards.watching import look


class Command(BaseCommand):
    help = "Looks at today's cases: stores what the adopted safeguards expect, and finds what passed unanswered."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="look once and stop, for a timer")
        parser.add_argument("--every", type=int, default=60, metavar="SECONDS", help="pause between looks (default 60)")
        parser.add_argument("--beside", type=int, metavar="PID", help="end when this process has ended")

    def handle(self, *args: Any, once: bool, every: int, beside: int | None, **options: Any) -> None:
        while True:
            looked = sum(look(partnership) for partnership in Partnership.objects.all())
            for partnership in Partnership.objects.all():
                remind_agencies(partnership)
            if looked or once:
                self.stdout.write(f"looked at {looked} case{'' if looked == 1 else 's'}")
            if once or not _runs(beside):
                return
            close_old_connections()  # a database that was started anew in the meantime is asked anew
            time.sleep(every)


def _runs(pid: int | None) -> bool:
    """Whether the process to keep company still runs; with none named it is as if one did."""
    try:
        os.kill(pid or os.getpid(), 0)
    except ProcessLookupError:
        return False
    return True
