"""The people of a review and the labels table: who is called what, and for those entitled, who that is."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.chronology.as_written import read
from heed.chronology.people import Person
from heed.chronology.pictures.wording import in_words
from heed.web.casebook.models import PersonRecord
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions
from heed.web.reviews.forms.people import NewPersonForm, PersonForm, PlaceForm
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import labels_table, view_of
from heed.web.reviews.ways import tabs


@require_safe
@page("see_review")
def people(request: MemberRequest, pk: int) -> HttpResponse:
    review: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    view = view_of(review, request.member, request.GET.get("view", ""))
    if view.is_named:
        record_view(request.member, review, "viewed by name")
    context = {
        "review": review,
        "view": view,
        "people": [
            (record, in_words(record.role), _in_words(record.born), view(", ".join(record.aliases)))
            for record in review.case.people.all()
        ],
        "places": review.places.all(),
        "problems": labels_table(review).problems if view.is_named else (),
        "tabs": tabs(review, view, request.member),
        "here": f"{request.path}?view={view.name}",
        "may_see_named": request.member.may("see_named"),
        "may_change": request.member.may("write_review") and request.member.may("see_named"),
    }
    return render(request, "reviews/people.html", context)


def _in_words(kept: str) -> str:
    return read(kept).say() if kept else ""


@require_http_methods(["GET", "POST"])
@page("see_named")
def person(request: MemberRequest, pk: int) -> HttpResponse:
    """One line of the labels table, for somebody who may both see names and write the review."""
    records = PersonRecord.objects.filter(case__review__in=_written_by(request))
    record: PersonRecord = reach(records, request.member, pk=pk)
    review = record.case.review
    record_view(request.member, review, "viewed by name")
    form = PersonForm.of(record, request.POST or None)
    if form.is_valid():
        with refused_in(form, "label"):
            actions.change_labels(
                by=request.member,
                review=review,
                labels={record.person: form.cleaned_data["label"]},
                names={record.person: form.cleaned_data["names"]},
            )
            messages.success(request, f"The labels table is changed. Before, the label was {record.label}.")
            return redirect("reviews:people", pk=review.pk)
    context = {"form": form, "review": review, "title": f"Label and names of {record.label}", "button": "Save"}
    return render(request, "reviews/form.html", context)


@require_http_methods(["GET", "POST"])
@page("see_named")
def add_person(request: MemberRequest, pk: int) -> HttpResponse:
    review: Review = reach(_written_by(request), request.member, pk=pk)
    form = NewPersonForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        person = Person(id=told["role"], role=told["role"], sex=told["sex"], born=told["born"])
        with refused_in(form, "label"):
            actions.add_people(
                by=request.member,
                review=review,
                people=[person],
                labels={person.id: told["label"]},
                names={person.id: told["names"]},
            )
            messages.success(request, f"{told['label']} is among the people of {review}.")
            return redirect("reviews:people", pk=review.pk)
    context = {"form": form, "review": review, "title": f"Add somebody to {review}", "button": "Add this person"}
    return render(request, "reviews/form.html", context)


@require_http_methods(["GET", "POST"])
@page("see_named")
def add_place(request: MemberRequest, pk: int) -> HttpResponse:
    review: Review = reach(_written_by(request), request.member, pk=pk)
    form = PlaceForm(request.POST or None)
    if form.is_valid():
        with refused_in(form, "label"):
            place = actions.add_place(by=request.member, review=review, **form.cleaned_data)
            messages.success(request, f"{place} stands for it from now on.")
            return redirect("reviews:people", pk=review.pk)
    context = {"form": form, "review": review, "title": f"Add a place to {review}", "button": "Add this place"}
    return render(request, "reviews/form.html", context)


def _written_by(request: MemberRequest) -> QuerySet[Review]:
    reached = Review.objects.reachable_by(request.member)
    return reached if request.member.may("write_review") else reached.none()
