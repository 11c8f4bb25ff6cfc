"""What a page says of one entry: its kind, whom it is about, how precise its date is, and what to be careful of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heed.chronology.events import Event
from heed.chronology.kinds import UNSORTED
from heed.chronology.people import say_age
from heed.chronology.pictures.wording import in_words, kind_in_words
from heed.chronology.when import CALENDAR, Moment
from heed.web.partnership.agencies import AGENCIES
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.two_views import View


@dataclass(frozen=True)
class Mark:
    """Something a reader must know of an entry before they trust it."""

    text: str
    colour: str = "grey"


def agency_in_words(code: str) -> str:
    """An agency's kind as people say it."""
    return AGENCIES.get(code) or in_words(code) if code else "No agency named"


def who_named(code: str, view: View) -> str:
    """Somebody by the label of the view, or by their role in words."""
    return view.people.get(code) or in_words(str(view.code(code)))


def kind(event: Event) -> str:
    """The kind of an entry, or the one its words make likely while nobody has chosen."""
    proposed = event.attrs.get("proposed")
    if event.kind == UNSORTED and proposed:
        return f"Not yet sorted. Perhaps: {kind_in_words(proposed)}"
    return kind_in_words(event.kind)


def about(event: Event, view: View) -> str:
    """Whom an entry is about, and the word its source has for them where that is another."""
    who = view.people.get(event.about) or in_words(event.about)
    named_as = event.attrs.get("named_as")
    return f"{who} (the source says “{view(named_as)}”)" if named_as else who


def precision(when: Moment) -> str:
    """How precisely a moment is known, where its own words do not say so."""
    told_by_its_words = {"day", "minute", "open", "before", "after", "range"}
    return f"known to the {when.precision}" if when.is_calendar and when.precision not in told_by_its_words else ""


def as_written(when: Moment) -> str:
    """The date in the words of the source, where they say it another way; not in the notation of an event file."""
    machine = ".." in when.text or when.clock != CALENDAR
    return "" if machine or when.text == when.say() else when.text


# What else an agency's row says, in the order of a page. A comment is its appraisal and never an event.
_MORE = {
    "action": "Action",
    "appraisal": "The agency’s comment",
    "source_of_information": "Told by",
    "told_as": "Told as",
}


def more(event: Event, view: View) -> Iterator[tuple[str, str]]:
    """What else the row says, each with its title."""
    yield from ((title, view(event.attrs[name])) for name, title in _MORE.items() if event.attrs.get(name))
    if event.known:
        yield "Recorded or received", day_in_words(event.known)


def age(months: tuple[int, int] | None) -> str:
    """An age in completed months as a reader says it, from before the birth on; nothing where it cannot be told."""
    if months is None:
        return ""
    least, most = months
    if most < 0:
        return "unborn"
    oldest = say_age((most, most)) if most else "under 1 month"
    if least < 0:
        return f"unborn, or {'up to ' if most else ''}{oldest} old"
    return f"age {oldest if least == most else say_age(months)}"


_STATUS = {
    "planned": "Planned: the record does not show that it took place",
    "attempted": "Attempted",
    "cancelled": "Cancelled",
    "refused": "Refused",
}


def marks(event: Event) -> Iterator[Mark]:
    """What a reader must know of an entry."""
    attrs = event.attrs
    if event.when.uncertain:
        yield Mark("Date uncertain in the source", "yellow")
    if status := attrs.get("status"):
        yield Mark(_STATUS.get(status, in_words(status)), "blue")
    confidence = attrs.get("confidence", "fact")
    if confidence == "inferred":
        yield Mark("Inferred by the reader", "purple")
    elif confidence != "fact":
        yield Mark(in_words(confidence), "turquoise")
    if attrs.get("dated") == "inferred":
        yield Mark("Date worked out by the reader", "purple")
    if stated := attrs.get("stated_age"):
        yield Mark(f"The source states an age of {stated}", "orange")
    if attrs.get("practice") == "good":
        yield Mark("Good practice", "green")
