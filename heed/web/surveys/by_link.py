"""The way to a survey for whoever holds a link, and what is said to everybody else.

A link is the open one of a survey or somebody's own. No cookie is set but one that says a browser has answered, where
the survey takes one reply a browser; a form needs no other proof than the address it stands at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from heed.web.cascade.by_address import is_too_much, not_an_address
from heed.web.letters.tokens import fingerprint
from heed.web.surveys.languages import Language, chosen, interface, languages, plain_words, worded
from heed.web.surveys.models import Invitation, Survey

# Behind a proxy a whole organisation may come from one machine, so what is counted is one page, or one link.
MOST_WRITES, A_MINUTE = 90, 60


@dataclass(frozen=True)
class Link:
    """What a token opens: a survey, and whose link it is where it is somebody's own."""

    token: str
    survey: Survey
    invitation: Invitation | None


class LinkRequest(HttpRequest):
    """A request that came through `by_link`."""

    link: Link
    language: Language


def by_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Makes a view a page for whoever holds a link to a survey that was opened; others are told what happened."""

    @wraps(view)
    @csrf_exempt
    @never_cache
    def guarded(request: Any, token: str, **words: Any) -> HttpResponse:
        link = link_of(token)
        if link is None:
            return not_an_address(request)
        request.link = link
        asked = request.POST.get("language", "") or request.GET.get("language", "")
        request.language = chosen(link.survey, asked)
        return view(request, token, **words)

    return guarded


def link_of(token: str) -> Link | None:
    """What the token opens; nothing for a survey that is still being written."""
    mark = fingerprint(token)
    invited = (
        Invitation.objects.select_related("survey__partnership", "survey__outcome").filter(fingerprint=mark).first()
    )
    if invited is not None:
        return Link(token, invited.survey, invited)
    found = Survey.objects.select_related("partnership", "outcome").exclude(published=None).filter(fingerprint=mark)
    survey = found.first()
    return Link(token, survey, None) if survey is not None else None


def why_closed(request: LinkRequest) -> str:
    """ "to come", "closed" or "used"; empty where it takes an answer."""
    survey, invitation = request.link.survey, request.link.invitation
    if (state := survey.state()) != "open":
        return state
    has_answered = invitation.used if invitation is not None else is_known_browser(request)
    return "used" if has_answered else ""


def is_known_browser(request: HttpRequest) -> bool:
    """Whether this browser has answered a survey that takes one reply a browser."""
    survey: Survey = request.link.survey  # type: ignore[attr-defined]
    return survey.one_a_browser and cookie_of(survey) in request.COOKIES


def cookie_of(survey: Survey) -> str:
    return f"heed_answered_{survey.pk}"


def shown(request: LinkRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """A public page in the reader's language."""
    survey, language = request.link.survey, request.language
    title, introduction, questions = worded(survey, language.code)
    frame = {
        "survey": survey,
        "partnership": survey.partnership,
        "token": request.link.token,
        "language": language,
        "choices": [languages()[code] for code in survey.languages],
        "words": interface(language.code),
        "plain": plain_words(language.code),
        "survey_title": title,
        "introduction": introduction,
        "questions": questions,
        "place": f"survey {survey.code}" if request.link.invitation is None else f"survey {request.link.token[:12]}",
    }
    return render(request, f"surveys/{template}.html", frame | context, status=status)


def told(request: LinkRequest, closed: str) -> HttpResponse:
    """The page of a link that takes no answer: what happened and what to do."""
    return shown(request, "no_answer", 410 if closed != "to come" else 403, closed=closed)


def is_too_much_from(request: LinkRequest, key: object) -> bool:
    """Counts one more from this page or link."""
    holder = request.link.invitation.pk if request.link.invitation is not None else key
    return is_too_much(f"survey-writes-{request.link.survey.pk}-{holder}", MOST_WRITES, A_MINUTE)
