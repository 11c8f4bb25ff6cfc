"""The template agencies fill in: designed by the review, taken away by whoever was asked."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.chronology.template import Template
from heed.chronology.writing.blank_template import as_docx, as_xlsx
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in
from heed.web.reviews import actions
from heed.web.reviews.downloads import TYPES, as_attachment
from heed.web.reviews.forms.templates import TemplateForm
from heed.web.reviews.models import ChronologyTemplate, Review, Submission
from heed.web.reviews.models.chronology_template import template_of
from heed.web.reviews.views.handing_in import LinkRequest, by_link

WRITERS = {"docx": as_docx, "xlsx": as_xlsx}


@require_http_methods(["GET", "POST"])
@page("write_review")
def design(request: MemberRequest, pk: int) -> HttpResponse:
    """Columns, headings, what is mandatory, what to do; the result as it will be handed out is one step away."""
    review: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    kept = ChronologyTemplate.objects.filter(review=review).first()
    seen = {"seen_version": kept.version if kept else 0}
    form = TemplateForm(request.POST or None, of=template_of(review), initial=seen)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("columns", "instructions", "seen_version")}
        with refused_in(form):
            actions.design_template(by=request.member, review=review, **told)
            messages.success(request, "The template is saved. Agencies take it away from the page of their request.")
            return redirect("reviews:design_template", pk=review.pk)
    return render(request, "reviews/design_template.html", {"form": form, "review": review, "kept": kept})


@require_safe
@page(None)
def template(request: MemberRequest, pk: int, ending: str) -> HttpResponse:
    """The template of a submission, for whoever reaches it."""
    submission: Submission = reach(Submission.objects.select_related("review"), request.member, pk=pk)
    return _file(template_of(submission.review), ending)


@require_safe
@by_link
def template_by_link(request: LinkRequest, token: str, ending: str) -> HttpResponse:
    """The same, for whoever holds a link."""
    return _file(template_of(request.link.submission.review), ending)


def _file(template: Template, ending: str) -> HttpResponse:
    if ending not in WRITERS:
        raise Http404
    return as_attachment(WRITERS[ending](template), f"{template.title}.{ending}", TYPES[ending][1])
