"""How much may come in at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Beside its files a form sends its other fields and the words that part them.
ROOM_FOR_THE_FORM = 1_000_000


class LargestUpload:
    """Refuses a request that says it is larger than is taken, before any of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > settings.LARGEST_UPLOAD + ROOM_FOR_THE_FORM:
            return render(request, "413.html", {"largest": in_megabytes(settings.LARGEST_UPLOAD)}, status=413)
        return self.get_response(request)


def in_megabytes(size: int) -> str:
    """A number of bytes as people say it: 20 MB."""
    return f"{size / 1_000_000:.0f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} kB"


class UploadField(forms.FileField):
    """A file to send, not empty and not larger than is taken; which kinds it may have is for the room to say."""

    def clean(self, data: UploadedFile[Any] | None, initial: object = None) -> UploadedFile[Any] | None:
        """The file; raises ValidationError with its size and the largest that is taken."""
        file: UploadedFile[Any] | None = super().clean(data, initial)
        if file is not None and file.size is not None and file.size > settings.LARGEST_UPLOAD:
            largest = in_megabytes(settings.LARGEST_UPLOAD)
            raise ValidationError(
                f"The file has {in_megabytes(file.size)}; at most {largest} are taken. Send it in parts."
            )
        return file
