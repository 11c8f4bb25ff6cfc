"""What letters of the cascade say: plain words, one address, no word of a case beyond the title of what was issued."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

from heed.web.briefings.models import Issue
from heed.web.cascade.models import Copy, Recipient
from heed.web.letters.actions import Written
from heed.web.letters.addresses import address_of
from heed.web.letters.tokens import mark_of
from heed.web.partnership.models import Partnership


def about(issue: Issue) -> str:
    """What a letter about an issue says it is about, so that all of them can be found and stopped."""
    return f"issue {issue.pk}"


def letter_with(copy: Copy, *, again: str = "") -> Written:
    """The letter by which a copy goes. again: says which further sending of the same copy this is."""
    lines = [
        f"{_sender(copy)} sends you a briefing: {copy.issue.title}.",
        "It takes seven minutes to read. When you have read it, say so with one button; when your team has talked "
        "about it, say in two minutes what you will do differently.",
    ]
    return _written(copy, "Briefing", f"Read in seven minutes: {copy.issue.title}", lines, f"{copy.letter_key}{again}")


def reminder_of(copy: Copy) -> Written:
    """The one reminder of a copy that nobody has said they read."""
    lines = [
        f"On {_day(copy.made.date())} {_sender(copy)} sent you a briefing: {copy.issue.title}.",
        "We do not know yet whether you have read it. If you have, one button says so. This is the only reminder.",
    ]
    return _written(copy, "Reminder", f"Not yet read? {copy.issue.title}", lines, f"{copy.letter_key} reminder")


def digest_for(recipient: Recipient, week: str, parts: Iterable[tuple[str, Copy | None, list[str]]]) -> Written:
    """What a manager's teams have and have not done. parts: an issue's title, the manager's copy, a line a team."""
    lines = [f"This is where your teams stand with the briefings of {recipient.partnership.name}."]
    for title, copy, teams in parts:
        lines.append("\n".join([title, *(f"- {line}" for line in teams)]))
        if copy is not None:
            lines.append(f"Read it, or record a talk: {_address(copy)}")
    lines.append("No record of a talk means that nobody has recorded one, not that there was none.")
    return Written(
        partnership=recipient.partnership,
        key=f"digest {recipient.pk} {week}",
        kind="Weekly digest",
        to=recipient.email,
        name=recipient.name,
        subject="Your teams and this week's briefings",
        text="\n\n".join([f"Dear {recipient.name}", *lines, _ending(recipient.partnership)]),
    )


def _written(copy: Copy, kind: str, subject: str, lines: list[str], key: str) -> Written:
    recipient, address = copy.recipient, _address(copy)
    until = f"The address is yours alone and opens until {_day(copy.closes)}. Please do not pass it on."
    ending = _ending(copy.issue.partnership)
    text = "\n\n".join([f"Dear {recipient.name}", *lines, f"Open it here:\n{address}", until, ending])
    return Written(
        partnership=copy.issue.partnership,
        key=key,
        kind=kind,
        about=about(copy.issue),
        to=recipient.email,
        name=recipient.name,
        subject=subject,
        text=text,
        html=_html(subject, [f"Dear {recipient.name}", *lines], address, [until, ending]),
    )


def _html(title: str, lines: list[str], address: str, ending: list[str]) -> str:
    """The same words for programs that show HTML: one column, one link, nothing fetched from anywhere."""
    before = "".join(f"<p>{escape(line)}</p>" for line in lines)
    after = "".join(f"<p>{escape(line)}</p>" for line in ending)
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        '<body style="font:17px/1.5 arial,helvetica,sans-serif;color:#0b0c0c;max-width:36em;padding:16px">'
        f'{before}<p><a href="{escape(address)}" style="color:#17564f;font-weight:bold">Open the briefing</a></p>'
        f"{after}"
        "</body></html>"
    )


def _address(copy: Copy) -> str:
    return address_of("cascade:for_you", token=mark_of(copy.secret))


def _sender(copy: Copy) -> str:
    return copy.issue.partnership.name


def _ending(partnership: Partnership) -> str:
    whom = ", ".join(filter(None, (partnership.contact_name, partnership.contact_phone, partnership.contact_email)))
    ask = f" Questions: {whom}." if whom else ""
    return f"You get this because {partnership.name} has you on its list of people who work with children.{ask}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
