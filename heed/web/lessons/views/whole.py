"""The whole library out as one file, and in again."""

from __future__ import annotations

import io

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from heed.chronology.problems import UnusableInput
from heed.web.lessons import whole_library
from heed.web.lessons.forms import LibraryFileForm
from heed.web.lessons.taking_in import take_in
from heed.web.partnership import trail
from heed.web.partnership.access import MemberRequest, page

# Documents of as many bytes are held in memory while they are sent.
LARGEST_PAGE = 200_000_000


@require_safe
@page("accept_lessons")
def export(request: MemberRequest) -> HttpResponse:
    """Everything in the library, with what is proposed and refused."""
    partnership = request.member.partnership
    if whole_library.size(partnership) > LARGEST_PAGE:
        said = "The library is too large to be sent by a page. Ask for it to be written with manage.py export_library."
        messages.error(request, said)
        return redirect("lessons:publications")
    out = io.BytesIO()
    whole_library.write(partnership, out)
    trail.enter(who=request.member, action="exported the library")
    answer = HttpResponse(out.getvalue(), content_type="application/zip")
    name = f"lessons-{timezone.localdate().isoformat()}.zip"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_http_methods(["GET", "POST"])
@page("accept_lessons")
def take(request: MemberRequest) -> HttpResponse:
    """A library's file to take in."""
    is_sent = request.method == "POST"
    form = LibraryFileForm(request.POST, request.FILES) if is_sent else LibraryFileForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            taken = take_in(by=request.member, name=file.name, data=file)
        except UnusableInput as problem:
            form.add_error("file", str(problem))
        else:
            messages.success(request, taken.say())
            return redirect("lessons:publications")
    return render(request, "lessons/take_in.html", {"form": form})
