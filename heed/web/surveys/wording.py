"""What letters about a survey say: plain words, one address, no word of a case and nothing of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from html import escape

from heed.web.letters.actions import Written
from heed.web.letters.addresses import address_of
from heed.web.letters.tokens import mark_of
from heed.web.partnership.models import Partnership
from heed.web.surveys.models import Address, Invitation, Outcome, Survey


def about(survey: Survey) -> str:
    """What a letter about a survey says it is about."""
    return f"survey {survey.pk}"


def invitation_to(invitation: Invitation, due: datetime | None = None) -> Written:
    """The letter by which a personal link goes."""
    survey, recipient = invitation.survey, invitation.recipient
    lines = [
        f"Dear {recipient.name}",
        f"{survey.partnership.name} asks for your view: {survey.title}. It takes a few minutes, and no name is asked.",
    ]
    after = [
        f"The address takes one reply, until {_day(survey.closes)}. It notes that a reply was sent and not which one: "
        "nobody can join your answers to you. Please do not pass it on.",
        _ending(survey.partnership),
    ]
    address = address_of("surveys:answer", token=mark_of(invitation.secret))
    return Written(
        partnership=survey.partnership,
        key=f"survey {survey.pk} to {recipient.pk}",
        kind="Survey",
        about=about(survey),
        to=recipient.email,
        name=recipient.name,
        subject=survey.title,
        due=due,
        text=_text(lines, address, after),
        html=_html(survey.title, lines, "Answer the survey", address, after),
    )


def news_for(address: Address, outcome: Outcome) -> Written:
    """The one letter that tells what happened, quoting it."""
    survey = address.survey
    lines = [
        f"You answered, or were asked to: {survey.title}. You wanted to be told what happened.",
        f"You said:\n{outcome.heard}",
        f"What the board decided on {_day(outcome.decided)}:\n{outcome.done}",
    ]
    page = address_of("surveys:outcome", token=mark_of(outcome.secret))
    after = [
        "This is the only message. Your address is deleted now that you have been told.",
        _ending(survey.partnership),
    ]
    subject = f"What happened: {survey.title}"
    return Written(
        partnership=survey.partnership,
        key=address.letter_key,
        kind="You said, we did",
        about=about(survey),
        to=address.email,
        subject=subject,
        text=_text(lines, page, after),
        html=_html(subject, lines, "Read it as a page", page, after),
    )


def _text(lines: Sequence[str], address: str, after: Sequence[str]) -> str:
    return "\n\n".join([*lines, f"Open it here:\n{address}", *after])


def _html(title: str, lines: Sequence[str], link: str, address: str, after: Sequence[str]) -> str:
    """The same words for programs that show HTML: one column, one link, nothing fetched from anywhere."""
    told, ending = (
        "".join(f"<p>{escape(line).replace(chr(10), '<br>')}</p>" for line in part) for part in (lines, after)
    )
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        '<body style="font:17px/1.5 arial,helvetica,sans-serif;color:#0b0c0c;max-width:36em;padding:16px">'
        f'{told}<p><a href="{escape(address)}" style="color:#17564f;font-weight:bold">{escape(link)}</a></p>{ending}'
        "</body></html>"
    )


def _ending(partnership: Partnership) -> str:
    whom = ", ".join(filter(None, (partnership.contact_name, partnership.contact_phone, partnership.contact_email)))
    return f"{partnership.name}. Questions: {whom}." if whom else f"{partnership.name}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
