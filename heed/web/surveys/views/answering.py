"""Behind a link: the survey, kept while it is typed, sent once; where to be told; what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.web.cascade.by_address import is_too_much, not_an_address
from heed.web.letters.tokens import fingerprint
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Agency
from heed.web.surveys import actions
from heed.web.surveys.actions.replying import AlreadyUsed
from heed.web.surveys.by_link import LinkRequest, by_link, cookie_of, is_too_much_from, shown, told, why_closed
from heed.web.surveys.languages import Worded, interface, plain_words, worded
from heed.web.surveys.models import Begun, Outcome, Question
from heed.web.surveys.replies import Answers, answers_in

# Where nobody may say which agency: the value of that option.
NO_AGENCY = "none"
A_YEAR = 365 * 24 * 60 * 60
MOST_ADDRESSES_AN_HOUR, AN_HOUR = 2_000, 60 * 60


@require_http_methods(["GET", "POST"])
@by_link
def answer(request: LinkRequest, token: str) -> HttpResponse:
    """The survey on one page, so that it can be answered to its end without a connection."""
    key = _key(request)
    if closed := why_closed(request):
        return _told(request, closed)
    if request.method != "POST":
        return _page(request, key, _kept(request, key))
    if is_too_much_from(request, key):
        return HttpResponse(plain_words(request.language.code)["too_much"], status=429, content_type="text/plain")
    typed = _typed(request)
    if "save" in request.POST:
        actions.keep_typed(survey=request.link.survey, invitation=request.link.invitation, key=key, typed=typed)
        query = f"?key={key}&language={request.language.code}&saved=1"
        return redirect(f"{reverse('surveys:answer', args=[token])}{query}")
    return _sent(request, key, typed)


def _sent(request: LinkRequest, key: UUID, typed: Answers) -> HttpResponse:
    survey = request.link.survey
    answers = {number: one for number, one in typed.items() if number != "agency"}
    if not answers:
        if _by_script(request):
            return JsonResponse({"said": plain_words(request.language.code)["nothing"]}, status=422)
        return _page(request, key, typed, nothing=True, status=422)
    agency = _agencies(request).filter(pk=typed["agency"]).first() if str(typed.get("agency", "")).isdecimal() else None
    told_of: dict[str, Any] = {"answers": answers, "agency": agency, "language": request.language.code}
    try:
        actions.answer(survey=survey, invitation=request.link.invitation, key=key, **told_of)
    except AlreadyUsed:
        return _told(request, "used")
    to = f"{reverse('surveys:thanks', args=[request.link.token])}?language={request.language.code}"
    done: HttpResponse = JsonResponse({"next": to}) if _by_script(request) else redirect(to)
    if survey.one_a_browser and request.link.invitation is None:
        done.set_cookie(
            cookie_of(survey), "1", max_age=A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    return done


def _told(request: LinkRequest, closed: str) -> HttpResponse:
    """What happened, as a page, or as the next page for a script that sent again what is here already."""
    if _by_script(request) and request.method == "POST":
        to = reverse("surveys:answer", args=[request.link.token])
        return JsonResponse({"next": to, "closed": closed}, status=410)
    return told(request, closed)


@require_POST
@by_link
def keep(request: LinkRequest, token: str) -> HttpResponse:
    """Asked by the page while somebody writes."""
    key = _key(request)
    if why_closed(request) or is_too_much_from(request, key):
        return HttpResponse(status=429)
    kept_by: dict[str, Any] = {"survey": request.link.survey, "invitation": request.link.invitation, "key": key}
    actions.keep_typed(**kept_by, typed=_typed(request))
    return HttpResponse(status=204)


@require_http_methods(["GET", "POST"])
@by_link
def thanks(request: LinkRequest, token: str) -> HttpResponse:
    """That it arrived; apart from it, and with nothing that leads back to it, where to be told what happened."""
    survey = request.link.survey
    if request.method != "POST":
        return shown(request, "thanks", left="left" in request.GET, takes=_takes_addresses(request))
    email = request.POST.get("email", "").strip()
    if not _takes_addresses(request) or is_too_much(f"survey-addresses-{survey.pk}", MOST_ADDRESSES_AN_HOUR, AN_HOUR):
        return shown(request, "thanks", 403, refused=True)
    try:
        validate_email(email)
        actions.leave_address(survey=survey, email=email)
    except (ValidationError, NotPossible):
        return shown(request, "thanks", 422, takes=True, wrong=True, email=email)
    return redirect(f"{reverse('surveys:thanks', args=[token])}?left=1&language={request.language.code}")


def _takes_addresses(request: LinkRequest) -> bool:
    survey = request.link.survey
    was_told = hasattr(survey, "outcome") and survey.outcome.told_on is not None
    return survey.takes_addresses and survey.state() in ("open", "closed") and not was_told


@require_safe
@never_cache
def outcome(request: HttpRequest, token: str) -> HttpResponse:
    """What the board decided, for everybody, from the day on which it was told."""
    found = Outcome.objects.select_related("survey__partnership").exclude(told_on=None)
    one = found.filter(fingerprint=fingerprint(token)).first()
    if one is None:
        return not_an_address(request)
    return render(request, "surveys/outcome.html", {"outcome": one, "partnership": one.survey.partnership})


@dataclass(frozen=True)
class Shown:
    """A question with what is answered to it so far."""

    worded: Worded
    answer: Any

    @property
    def question(self) -> Question:
        return self.worded.question

    @property
    def text(self) -> str:
        return self.worded.text

    @property
    def options(self) -> list[tuple[int, str, bool]]:
        """Place, words and whether it is chosen."""
        chosen = self.answer if isinstance(self.answer, list) else [self.answer]
        return [(place, words, place in chosen) for place, words in enumerate(self.worded.options)]


def _page(request: LinkRequest, key: UUID, typed: Answers, status: int = 200, **context: Any) -> HttpResponse:
    _, _, questions = worded(request.link.survey, request.language.code)
    return shown(
        request,
        "answer",
        status,
        key=key,
        shown=[Shown(one, typed.get(str(one.question.pk))) for one in questions],
        agencies=_agencies(request) if request.link.survey.asks_agency else (),
        agency=str(typed.get("agency", "")),
        no_agency=NO_AGENCY,
        resumed=bool(typed) and request.method != "POST",
        saved="saved" in request.GET,
        said=interface(request.language.code),
        **context,
    )


def _agencies(request: LinkRequest) -> Any:
    return Agency.objects.filter(surveys=request.link.survey)


def _key(request: LinkRequest) -> UUID:
    """The key that the page holds, or a new one."""
    try:
        return UUID(request.POST.get("key") or request.GET.get("key") or "")
    except ValueError:
        return uuid4()


def _typed(request: LinkRequest) -> Answers:
    typed = answers_in(request.POST, request.link.survey.questions.all())
    return typed | ({"agency": request.POST["agency"][:20]} if request.POST.get("agency") else {})


def _kept(request: LinkRequest, key: UUID) -> Answers:
    """What was typed before and not sent."""
    if request.link.invitation is not None:
        return dict(request.link.invitation.typed)
    begun = Begun.objects.filter(survey=request.link.survey, key=key).first() if "key" in request.GET else None
    return dict(begun.typed) if begun is not None else {}


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"
