from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.briefings.contents import Briefing
from heed.briefings.writing import html
from heed.web.briefings import actions
from heed.web.briefings.forms.house import HouseForm
from heed.web.briefings.forms.passing_on import ContactForm, WithdrawForm
from heed.web.briefings.laying_out import forms_of, house_of, style_of
from heed.web.briefings.models import Cascade, Draft, Issue
from heed.web.briefings.models.issue import IssuesReached
from heed.web.briefings.passing_on import ways_for
from heed.web.briefings.presenters import as_issued, forms_issued, said_about, with_use
from heed.web.briefings.views.drafts import as_file, as_pdf
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import view_of
from heed.web.reviews.ways import tabs


@require_safe
@page("read_briefing")
def index(request: MemberRequest) -> HttpResponse:
    """What has been issued, and for writers the drafts."""
    member = request.member
    return _list(request, Issue.objects.reachable_by(member), Draft.objects.reachable_by(member))


@require_safe
@page("write_briefing")
def of_review(request: MemberRequest, pk: int) -> HttpResponse:
    """What one review has been briefed on, and the way from it to a first draft."""
    member = request.member
    review = reach(Review.objects, member, pk=pk)
    issues = Issue.objects.reachable_by(member).filter(wording__draft__review=review)
    drafts = Draft.objects.reachable_by(member).filter(review=review)
    ways = {"tabs": tabs(review, view_of(review, member), member), "here": request.path}
    return _list(request, issues, drafts, review=review, **ways)


def _list(request: MemberRequest, issues: IssuesReached, drafts: QuerySet[Draft], **context: Any) -> HttpResponse:
    context |= {
        "issues": with_use(issues.listed().select_related("withdrawal")),
        "drafts": drafts.select_related("review")
        .prefetch_related("wordings__by__user")
        .exclude(wordings__issue__isnull=False),
        "may_write": request.member.may("write_briefing"),
        "may_issue": request.member.may("issue_briefing"),
    }
    return render(request, "briefings/index.html", context)


@require_safe
@page("read_briefing")
def style(request: MemberRequest) -> HttpResponse:
    """The style sheet of the partnership's briefings, as a file: a page may carry no style of its own."""
    house = style_of(house_of(request.member.partnership))
    return HttpResponse(html.style(Briefing("", "", house, ())), content_type="text/css")


@require_safe
@page("read_briefing")
def issue(request: MemberRequest, pk: int) -> HttpResponse:
    """An issued briefing, to be read in seven minutes, with what the reader can do about it."""
    found = issue_reached(request, pk)
    member = request.member
    forms = forms_of(found.content)
    shown = request.GET.get("form", "")
    shown = shown if shown in forms else forms[0]
    context: dict[str, Any] = {
        "issue": found,
        "briefing": as_issued(found, shown),
        "forms": forms_issued(found, shown),
        "replaced_by": found.replaced_by,
        "history": found.history(),
        "read": found.receipts.filter(member=member).exists(),
        "said": said_about(found, member),
        "may_reflect": member.may("reflect") and member.team is not None and not hasattr(found, "withdrawal"),
        "may_issue": member.may("issue_briefing"),
        "ways": ways_for(found, member),
    }
    return render(request, "briefings/issue.html", context)


@require_safe
@page("read_briefing")
def document(request: MemberRequest, pk: int) -> HttpResponse:
    """The PDF as it was issued."""
    found = issue_reached(request, pk)
    return as_pdf(bytes(found.pdf), f"briefing-{found.pk}-version-{found.version}")


@require_safe
@page("read_briefing")
def form_document(request: MemberRequest, pk: int, form: str, kind: str) -> HttpResponse:
    """One form of an issue as one kind of file, as it was issued."""
    found = issue_reached(request, pk)
    kept = found.documents.to_take().filter(form=form, kind=kind).first()
    if kept is None:
        raise Http404
    name = f"briefing-{found.pk}-version-{found.version}-{form.replace('_', '-')}"
    return as_file(bytes(kept.data), name, kind)


@require_POST
@page("read_briefing")
def say_read(request: MemberRequest, pk: int) -> HttpResponse:
    found = issue_reached(request, pk)
    actions.say_read(by=request.member, issue=found)
    messages.success(request, "Thank you: it is noted that you have read it.")
    return redirect("briefings:issue", pk=found.pk)


@require_POST
@page("issue_briefing")
def stop_sharing(request: MemberRequest, pk: int) -> HttpResponse:
    found: Cascade = reach(Cascade.objects.select_related("team", "issue"), request.member, pk=pk)
    actions.stop_sharing(by=request.member, cascade=found)
    messages.success(request, f"It is no longer shared with {found.team}. What they said about it stays.")
    return redirect("briefings:issue", pk=found.issue_id)


@require_http_methods(["GET", "POST"])
@page("issue_briefing")
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    found = issue_reached(request, pk)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        with refused_in(form):
            actions.withdraw(by=request.member, issue=found, reason=form.cleaned_data["reason"])
            messages.success(request, "It is withdrawn; it stays to be seen, marked.")
            return redirect("briefings:issue", pk=found.pk)
    return render(request, "briefings/withdraw.html", {"form": form, "issue": found})


@require_http_methods(["GET", "POST"])
@page("issue_briefing")
def contact(request: MemberRequest) -> HttpResponse:
    """Whom readers may ask: it stands in the last panel of every briefing."""
    house = house_of(request.member.partnership)
    initial = {"name": house["contact"], "phone": house["phone"], "email": house["email"]}
    form = ContactForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.set_contact(by=request.member, **form.cleaned_data)
        messages.success(request, "Every briefing issued from now on says so.")
        return redirect("briefings:index")
    return render(request, "briefings/contact.html", {"form": form})


@require_http_methods(["GET", "POST"])
@page("issue_briefing")
def house(request: MemberRequest) -> HttpResponse:
    """Colours, logo and standing paragraphs: every form of every briefing is signed with them."""
    signed = house_of(request.member.partnership)
    standing = {f"standing_{name}": words for name, words in signed.get("standing", {}).items()}
    initial = {name: signed.get(name, "") for name in ("accent", "logo_alt")} | standing
    initial["colour"] = style_of(signed).colour
    form = HouseForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        actions.set_house(by=request.member, **form.as_style())
        messages.success(request, "Every briefing issued from now on is signed so.")
        return redirect("briefings:index")
    return render(request, "briefings/house.html", {"form": form, "has_logo": bool(signed.get("logo"))})


def issue_reached(request: MemberRequest, pk: int) -> Issue:
    """The issue, if the member reaches it."""
    found: Issue = reach(Issue.objects.select_related("withdrawal__by__user"), request.member, pk=pk)
    return found
