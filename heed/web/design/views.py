"""Pages for what went wrong. They say nothing about what was asked for."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: most often one left open until the session ended. What was typed is given back."""
    return render(request, "403.html", {"typed": typed(request)}, status=403)


def signed_out(request: HttpRequest) -> HttpResponse:
    """A form sent after the session ended: nothing is saved, and what was typed is given back to be sent again."""
    context = {"typed": typed(request), "files": sorted(request.FILES), "sign_in": settings.LOGIN_URL}
    return render(request, "signed_out.html", context, status=401)


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What somebody wrote in a form of this site, by the field's name; nothing that another site sent."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return []
    written = ((name, text) for name, texts in request.POST.lists() for text in texts)
    return [(name.replace("_", " "), text) for name, text in written if text.strip() and not _NOT_SHOWN.search(name)]


# The token of the form, what the page itself put in, and what nobody wants to see again.
_NOT_SHOWN = re.compile(r"csrfmiddlewaretoken|password|^login$|^code$|seen_version|^cite$")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def fault(request: HttpRequest) -> HttpResponse:
    return HttpResponse(FAULT, status=500)


# Written out, not rendered: whatever is broken must not be needed to say so.
FAULT = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Something went wrong - Heed</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Something went wrong</h1>
<p>The fault is in Heed, not in what you did. It has been noted without any word of what you wrote.</p>
<p>Go back in your browser and copy what you typed. Try again in a few minutes.</p>
<p><a href="/">Go to your home page</a></p></main></body></html>
"""
