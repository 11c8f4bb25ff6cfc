"""An issue as it is shown behind a personal address: made once in a process, since what is issued never changes."""

from __future__ import annotations

from functools import lru_cache

from django.utils.safestring import SafeString

from heed.briefings.contents import Briefing
from heed.briefings.writing import html
from heed.web.briefings.laying_out import forms_of, style_of
from heed.web.briefings.models import Issue
from heed.web.briefings.presenters import Form, as_issued, forms_issued

KEPT = 64


def shown(issue: Issue) -> SafeString:
    """The briefing for a page."""
    return _shown(issue.pk, issue.sha256)


def questions_of(issue: Issue) -> tuple[str, ...]:
    """The questions it asks its reader, for a team to talk about."""
    return _questions(issue.pk, issue.sha256)


def forms_shown(issue: Issue) -> tuple[Form, ...]:
    """The forms it was issued in, each with its files."""
    return _forms(issue.pk, issue.sha256)


def style(issue: Issue) -> str:
    """The style sheet in the colours of the house that issued it."""
    return _style(issue.pk, issue.sha256)


@lru_cache(KEPT)
def _shown(pk: int, sha256: str) -> SafeString:
    issue = _whole(pk)
    return as_issued(issue, forms_of(issue.content)[0])


@lru_cache(KEPT)
def _forms(pk: int, sha256: str) -> tuple[Form, ...]:
    return tuple(form for form in forms_issued(_whole(pk), shown="") if form.documents)


@lru_cache(KEPT)
def _style(pk: int, sha256: str) -> str:
    return html.style(Briefing("", "", style_of(_whole(pk).content["house"]), ()))


@lru_cache(KEPT)
def _questions(pk: int, sha256: str) -> tuple[str, ...]:
    content = _whole(pk).content
    return tuple([lesson["question"] for lesson in content["lessons"] if lesson["question"]] + content["questions"])


def _whole(pk: int) -> Issue:
    return Issue.objects.defer("pdf").get(pk=pk)
