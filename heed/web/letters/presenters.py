"""Words for the pages of letters."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from heed.web.letters.models import Collection, Letter
from heed.web.letters.tokens import with_tokens, without_tokens

# The post is collected every few seconds; after so long nobody collects it.
NOT_COLLECTED_AFTER = timedelta(minutes=10)


def on_the_post(last: Collection | None, waiting: int, now: datetime) -> str:
    """What keeps letters from going, as a sentence; empty where nothing does."""
    if last is not None and last.away_since is not None:
        return (
            f"The mail server has taken nothing since {_when(last.away_since)}: {last.reason}. Every letter waits, and "
            "goes when it is back."
        )
    if waiting and (last is None or now - last.looked > NOT_COLLECTED_AFTER):
        since = f"since {_when(last.looked)}" if last else "yet"
        return f"The post has not been collected {since}. Start the service: manage.py post"
    return ""


def _when(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%-d %B, %H:%M")


def shown_text(letter: Letter, whole: bool) -> str:
    """The words of a letter. Its personal address shows only where somebody has to pass the letter on by hand."""
    return with_tokens(letter.text) if whole else without_tokens(letter.text)
