from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.chronology.as_written import read
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in
from heed.web.partnership.trail import record_view
from heed.web.registers import actions
from heed.web.registers.forms import BruisingForm, ReferralForm
from heed.web.registers.models import BruisingRecord
from heed.web.registers.presenters import as_filled_in, reports_of, shown

RECORDS_A_PAGE = 50


@require_safe
@page("see_practice")
def bruising(request: MemberRequest) -> HttpResponse:
    """The records of the member's agency, newest first."""
    records = BruisingRecord.objects.reachable_by(request.member).current().select_related("case", "recorded_by__user")
    leaf = Paginator(records, RECORDS_A_PAGE).get_page(request.GET.get("page"))
    if request.member.agency is not None:
        record_view(request.member, request.member.agency, "viewed the bruising register")
    return render(request, "registers/bruising.html", {"rows": [shown(record) for record in leaf], "page": leaf})


@require_http_methods(["GET", "POST"])
@page("record_practice")
def record_bruise(request: MemberRequest) -> HttpResponse:
    form = BruisingForm(request.POST or None)
    if form.is_valid() and (record := _recorded(request, form)):
        messages.success(request, "This is on the register.")
        return redirect("registers:bruise", pk=record.pk)
    return render(request, "registers/record_bruise.html", {"form": form})


@require_http_methods(["GET", "POST"])
@page("record_practice")
def bruise(request: MemberRequest, pk: int) -> HttpResponse:
    """One record, what is expected now, and the form that says it was reported."""
    record: BruisingRecord = reach(BruisingRecord.objects, request.member, pk=pk)
    form = ReferralForm(request.POST or None, seen=read(record.seen_at))
    if form.is_valid():
        made, route = form.cleaned_data["made_at"], form.cleaned_data["route"]
        actions.record_referral(by=request.member, record=record, made=made, route=route)
        messages.success(request, "The report is recorded.")
        return redirect("registers:bruise", pk=record.pk)
    if request.method == "GET":
        record_view(request.member, record)
    corrected = BruisingRecord.objects.filter(replaces=record).first()
    context = {"row": shown(record), "form": form, "reports": reports_of(record), "corrected": corrected}
    return render(request, "registers/bruise.html", context)


@require_http_methods(["GET", "POST"])
@page("record_practice")
def correct_bruise(request: MemberRequest, pk: int) -> HttpResponse:
    """The form as it was filled in, to be put right."""
    record: BruisingRecord = reach(BruisingRecord.objects, request.member, pk=pk)
    form = BruisingForm(request.POST or None, initial=as_filled_in(record))
    if form.is_valid() and (corrected := _recorded(request, form, record)):
        messages.success(request, "The correction is on the register. The first record is kept with it.")
        return redirect("registers:bruise", pk=corrected.pk)
    if request.method == "GET":
        record_view(request.member, record)
    return render(request, "registers/correct_bruise.html", {"form": form, "row": shown(record)})


def _recorded(request: MemberRequest, form: Any, record: BruisingRecord | None = None) -> BruisingRecord | None:
    """Records what the form tells, or says on the form why that cannot be."""
    kept = None
    with refused_in(form):
        if record is not None:
            kept = actions.correct_bruise(by=request.member, record=record, told=form.cleaned_data)
        else:
            kept = actions.record_bruise(by=request.member, told=form.cleaned_data)
    return kept
