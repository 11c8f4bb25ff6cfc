"""A moment written out as text that `as_written.read` reads back to the same."""

from __future__ import annotations

from datetime import datetime

from heed.chronology.when import Moment


def written(moment: Moment) -> str:
    """The moment as text that `read` reads back to the same interval; for files without a column for each end."""
    if moment.is_open:
        return ""
    return ("?" if moment.uncertain else "") + (
        _written_calendar(moment) if moment.is_calendar else _written_clock(moment)
    )


def _written_clock(moment: Moment) -> str:
    first, last = moment.days_on_clock()
    if first is None or last is None:
        return f"before {moment.clock}+{(last or 0) + 1}" if first is None else f"from {moment.clock}+{first}"
    return f"{moment.clock}+{first}..{moment.clock}+{last}"


def _written_calendar(moment: Moment) -> str:
    at = moment.at
    shapes = {
        "minute": f"{at:%Y-%m-%d %H:%M}",
        "day": f"{at:%Y-%m-%d}",
        "month": f"{at:%Y-%m}",
        "year": f"{at.year}",
        "before": f"before {_written_instant(moment.upto)}",
        "after": f"from {_written_instant(at)}",
    }
    return shapes.get(moment.precision) or f"{_written_instant(at)}..{_written_end(moment)}"


def _written_instant(at: datetime) -> str:
    return f"{at:%Y-%m-%d}" if at.hour == at.minute == 0 else f"{at:%Y-%m-%d %H:%M}"


def _written_end(moment: Moment) -> str:
    """The last day of a range, or its last minute where it does not end with a day."""
    whole_days = moment.upto.hour == moment.upto.minute == 0
    return f"{moment.last:%Y-%m-%d}" if whole_days else f"{moment.last:%Y-%m-%d %H:%M}"
