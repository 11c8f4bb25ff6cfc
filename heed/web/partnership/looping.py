"""Commands that look again and again: watch, post."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from django.core.management.base import CommandParser
from django.db import close_old_connections


def add_loop_arguments(parser: CommandParser, every: int) -> None:
    """What every such command takes; `every` is its usual pause in seconds."""
    parser.add_argument("--once", action="store_true", help="look once and stop, for a timer")
    parser.add_argument(
        "--every", type=int, default=every, metavar="SECONDS", help=f"pause between looks (default {every})"
    )
    parser.add_argument("--beside", type=int, metavar="PID", help="end when this process has ended")


def rounds(*, once: bool, every: int, beside: int | None) -> Iterator[None]:
    """One round after another, with a pause between; ends after one, or with the process it keeps company."""
    while True:
        yield
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
