from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.web.partnership import actions
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.forms import FrontDoorForm, MemberForm, RolesForm, TrailForm
from heed.web.partnership.models import Member, Partnership, TrailEntry
from heed.web.partnership.roles import ROLES, described
from heed.web.partnership.waiting import waiting_for

TRAIL_LINES_ON_A_PAGE = 50


@require_safe
@page(None)
def home(request: MemberRequest) -> HttpResponse:
    context = {
        "waiting": waiting_for(request.member),
        "today": timezone.localdate(),
        "roles": [ROLES[code] for code in request.member.roles if code in ROLES],
    }
    return render(request, "partnership/home.html", context)


@require_safe
@page(None)
def still_here(request: MemberRequest) -> HttpResponse:
    """Asked by a page while somebody writes in it, so that the session does not end under a long text."""
    return HttpResponse(status=204)


@require_safe
@page(None)
def account(request: MemberRequest) -> HttpResponse:
    return render(request, "partnership/account.html", {"may": described(request.member.permissions)})


@require_safe
@page("see_members")
def members(request: MemberRequest) -> HttpResponse:
    found = Member.objects.reachable_by(request.member).select_related("user", "agency", "team")
    may_manage = request.member.may("manage_members")
    return render(request, "partnership/members.html", {"members": found, "may_manage": may_manage})


@require_http_methods(["GET", "POST"])
@page("manage_members")
def add_member(request: MemberRequest) -> HttpResponse:
    form = MemberForm(request.POST or None, by=request.member)
    if form.is_valid():
        with actions.refused_in(form):
            added = actions.add_member(by=request.member, **form.cleaned_data)
            messages.success(request, f"{added} is a member now.")
            return redirect("partnership:member", pk=added.pk)
    return render(request, "partnership/add_member.html", {"form": form})


@require_http_methods(["GET", "POST"])
@page("manage_members")
def member(request: MemberRequest, pk: int) -> HttpResponse:
    found: Member = reach(Member.objects, request.member, pk=pk)
    form = RolesForm(request.POST or None, initial={"roles": found.roles})
    if form.is_valid():
        with actions.refused_in(form):
            actions.change_roles(by=request.member, member=found, roles=form.cleaned_data["roles"])
            messages.success(request, f"The roles of {found} are changed.")
            return redirect("partnership:members")
    return render(request, "partnership/member.html", {"shown": found, "form": form})


@require_POST
@page("manage_members")
def end_membership(request: MemberRequest, pk: int) -> HttpResponse:
    found: Member = reach(Member.objects, request.member, pk=pk)
    try:
        actions.leave(by=request.member, member=found)
    except actions.NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"The membership of {found} has ended.")
    return redirect("partnership:members")


@require_http_methods(["GET", "POST"])
@page("set_front_door")
def front_door(request: MemberRequest) -> HttpResponse:
    """Whom practitioners ring to report a child: it stands on the pages of the bruising register."""
    partnership = request.member.partnership
    initial = {"name": partnership.front_door_name, "phone": partnership.front_door_phone}
    form = FrontDoorForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.set_front_door(by=request.member, **form.cleaned_data)
        messages.success(request, _said_of(partnership))
        return redirect("partnership:front_door")
    return render(request, "partnership/front_door.html", {"form": form})


def _said_of(partnership: Partnership) -> str:
    if not partnership.front_door_phone:
        return "No number is shown now. Practitioners are sent to the local procedure."
    return f"Practitioners are told to ring {partnership.front_door_name} on {partnership.front_door_phone}."


@require_safe
@page("see_trail")
def trail(request: MemberRequest) -> HttpResponse:
    form = TrailForm(request.GET or None)
    entries = TrailEntry.objects.reachable_by(request.member)
    if form.is_valid():
        entries = entries.filter(**{f"{name}__icontains": text for name, text in form.cleaned_data.items() if text})
    shown = Paginator(entries, TRAIL_LINES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "partnership/trail.html", {"form": form, "page": shown})
