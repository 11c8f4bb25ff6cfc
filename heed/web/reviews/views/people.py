"""The people of a review and the labels table: who is called what, and for those entitled, who that is."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.chronology.as_written import read, written
from heed.chronology.people import Person
from heed.chronology.pictures.wording import in_words
from heed.chronology.when import DAY, EARLIEST, LATEST, Moment
from heed.web.casebook.chronologies import relationship_from
from heed.web.casebook.models import PersonRecord, RelationshipRecord
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions
from heed.web.reviews.forms.people import KINDS_IN_WORDS, KnownPersonForm, NewPersonForm, PlaceForm, RelationshipForm
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
        "relationships": _relationships(review),
        "problems": labels_table(review).problems if view.is_named else (),
        "tabs": tabs(review, view, request.member),
        "here": f"{request.path}?view={view.name}",
        "may_see_named": request.member.may("see_named"),
        "may_change": request.member.may("write_review") and request.member.may("see_named"),
    }
    return render(request, "reviews/people.html", context)


def _relationships(review: Review) -> list[tuple[RelationshipRecord, str, str]]:
    """Each relationship by label, in words, and its period; those taken out last."""
    labels = {one.person: one.label for one in review.case.people.all()}
    rows = []
    for record in review.case.relationships.order_by("removed", "pk"):
        first, second = (labels.get(one, one) for one in (record.a, record.b))
        how = KINDS_IN_WORDS.get(record.kind, record.kind)
        rows.append((record, f"{first} {how} {second}", _in_words(record.over)))
    return rows


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
    form = KnownPersonForm(request.POST or None, of=record)
    if form.is_valid():
        names = ("label", "names", "born", "due", "died", "sex", "aliases", "stays", "seen_version")
        known = {name: form.cleaned_data[name] for name in names}
        with refused_in(form):
            actions.change_person(by=request.member, review=review, record=record, **known)
            messages.success(request, f"What is known of {record.label} is changed; its history shows what it was.")
            return redirect("reviews:people", pk=review.pk)
    context = {"form": form, "review": review, "record": record}
    return render(request, "reviews/person.html", context)


@require_http_methods(["GET", "POST"])
@page("see_named")
def relationship(request: MemberRequest, pk: int) -> HttpResponse:
    """How two people of the review stand to each other: a new one, or one that is there."""
    review: Review = reach(_written_by(request), request.member, pk=pk)
    return _related(request, review, RelationshipRecord(case=review.case))


@require_http_methods(["GET", "POST"])
@page("see_named")
def change_relationship(request: MemberRequest, pk: int) -> HttpResponse:
    found = RelationshipRecord.objects.filter(case__review__in=_written_by(request))
    record: RelationshipRecord = reach(found.select_related("case__review"), request.member, pk=pk)
    return _related(request, record.case.review, record)


@require_POST
@page("see_named")
def remove_relationship(request: MemberRequest, pk: int) -> HttpResponse:
    """Takes a relationship out, or puts it back."""
    found = RelationshipRecord.objects.filter(case__review__in=_written_by(request))
    record: RelationshipRecord = reach(found.select_related("case__review"), request.member, pk=pk)
    removed = request.POST.get("back") != "yes"
    actions.remove_relationship(by=request.member, relationship=record, removed=removed)
    messages.success(request, "It is taken out; it can be put back." if removed else "It is put back.")
    return redirect("reviews:people", pk=record.case.review.pk)


def _related(request: MemberRequest, review: Review, record: RelationshipRecord) -> HttpResponse:
    form = RelationshipForm(request.POST or None, case=review.case, initial=_as_typed(review, record))
    if form.is_valid():
        told = form.cleaned_data
        record.a, record.b = told["a"].person, told["b"].person
        record.kind, record.over = told["kind"], told["over"]
        seen = told["seen_version"] if record.pk else None
        with refused_in(form):
            actions.relate_people(by=request.member, review=review, relationship=record, seen_version=seen)
            messages.success(request, "The family is drawn so from now on.")
            return redirect("reviews:people", pk=review.pk)
    title = "Change a relationship" if record.pk else "Add a relationship"
    context = {"form": form, "review": review, "title": title, "button": "Save it"}
    return render(request, "reviews/form.html", context)


def _as_typed(review: Review, record: RelationshipRecord) -> dict[str, Any]:
    if record._state.adding:
        return {"seen_version": 0}
    people = {one.person: one.pk for one in review.case.people.all()}
    over = relationship_from(record).over
    since = "" if over.at <= EARLIEST else written(Moment(over.at, over.at + DAY))
    until = "" if over.upto >= LATEST else written(Moment(over.upto - DAY, over.upto))
    told = {"a": people.get(record.a), "b": people.get(record.b), "kind": record.kind}
    return told | {"since": since, "until": until, "seen_version": record.version}


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
