"""The story of a case as a briefing may tell it: few entries, and no exact day that could be looked up."""

from __future__ import annotations

from collections.abc import Iterable

from heed.chronology.events import Event

# What a reader needs of a story: how it began, what was seen, what was decided, how it ended.
TOLD = ("birth", "plan.started", "plan.ended", "injury", "case.closed", "area.moved", "child.returned_home", "harm")
MOST = 8
# However long the case, its story ends with these last entries.
LAST = 2


def story_of(events: Iterable[Event]) -> list[str]:
    """Sentences of the entries that carry the story, in order, each with its month at most."""
    told = [event for event in events if event.text and event.is_a(*TOLD)]
    kept = told[: MOST - LAST] + told[-LAST:] if len(told) > MOST else told
    return list(dict.fromkeys(f"{_month(event)}{event.text.rstrip('.')}." for event in kept))


def _month(event: Event) -> str:
    """The month of an entry whose date is at least so precise; nothing of one that is less."""
    moment = event.when
    if not moment.is_calendar or moment.precision not in ("minute", "day", "week", "month"):
        return ""
    return f"{moment.at:%B %Y}: "
