"""Keeps words of a case out of the log: a line holds an address, a status, the kind of a fault and its place."""

import logging
import re
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


class OnlyIdentifiers(logging.Filter):
    """Takes out of each record what could carry a word of a case.

    The message of an exception (a database driver quotes the row it refused), the request object with its body,
    the query of an address (a search asks for names) and the token of a link go; the kind of the exception and the
    lines it passed through stay.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info:
            record.msg, record.args = f"{record.getMessage()} [{_fault(record.exc_info[1])}]", ()
        record.exc_info = record.exc_text = record.stack_info = None
        record.__dict__.pop("request", None)
        record.msg, record.args = _without_queries(record.getMessage()), ()
        return True


def _fault(error: BaseException | None) -> str:
    """The kind of an error and where it happened, without its message."""
    if error is None:
        return "no error"
    places = [f"{_short(frame.filename)}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-6:]]
    return " < ".join([type(error).__name__, *reversed(places)])


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


# What stands in an address for a person and opens a page by itself: no log may hold it.
_TOKEN = re.compile(r"(/hand-in/|/lessons/feeds/|/for-you/)[^/\s]+")


def _without_queries(message: str) -> str:
    short = " ".join(word.split("?", 1)[0] if "/" in word else word for word in message.split(" "))
    return _TOKEN.sub(r"\1...", short)
