"""The library as a feed: Atom 1.0 and JSON Feed 1.1, of everything or of one theme, newest accepted lesson first."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from heed.lessons.themes import theme_names
from heed.web.lessons.models import Lesson
from heed.web.lessons.search import index_of, look_for
from heed.web.partnership.models import Member

ENTRIES = 100
# So many can be named to the database one by one.
_FEW = 500
# What XML cannot hold, and nobody can read: signs that printers and terminals once took as orders.
_NO_WORDS = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TYPES = {"atom": "application/atom+xml; charset=utf-8", "json": "application/feed+json; charset=utf-8"}


@dataclass(frozen=True)
class Feed:
    """A feed as it is sent. changed: when a lesson of the library last did. etag: another as soon as its words are."""

    data: bytes
    content_type: str
    etag: str
    changed: datetime | None


def feed(member: Member, theme: str, ending: str, *, site: str, here: str) -> Feed:
    """The feed of a theme, or of the whole library where none is named.

    site: the address of the site, without a slash at its end. here: that of the feed itself. ending: atom or json.
    """
    lessons = _newest(member, theme)
    title = f"Lessons of {member.partnership.name}" + (f": {theme_names()[theme]}" if theme else "")
    home = site + (reverse("lessons:theme", args=[theme]) if theme else reverse("lessons:library"))
    written = (_atom if ending == "atom" else _json)(title, home, here, site, lessons)
    library = Lesson.objects.reachable_by(member)
    changed = library.order_by("-changed").values_list("changed", flat=True).first()
    return Feed(written, TYPES[ending], f'"{hashlib.sha256(written).hexdigest()[:32]}"', changed)


def _newest(member: Member, theme: str) -> list[Lesson]:
    """The lessons accepted last. Only those that are shown are read whole, however large the library is."""
    accepted = Lesson.objects.reachable_by(member).accepted()
    if theme:
        index = index_of(member.partnership)
        among = index.facet("state", Lesson.ACCEPTED) & index.facet("theme", theme)
        keys = look_for(index, "", among)[1].keys
        accepted = accepted.filter(pk__in=keys) if len(keys) <= _FEW else accepted
    newest = accepted.order_by("-judged", "-pk").values_list("pk", "themes").iterator(500)
    chosen = [pk for pk, _ in islice((row for row in newest if not theme or theme in row[1]), ENTRIES)]
    whole = Lesson.objects.select_related("publication").defer("publication__document", "publication__reading")
    found = whole.in_bulk(chosen)
    return [found[pk] for pk in chosen]


def _atom(title: str, home: str, here: str, site: str, lessons: Sequence[Lesson]) -> bytes:
    made = Atom1Feed(title=title, link=home, description="", language="en-GB", feed_url=here, feed_guid=home)
    for lesson in lessons:
        made.add_item(
            title=_title(lesson),
            link=_address(lesson, site),
            description=linebreaksbr(_words(lesson), autoescape=True),
            unique_id=_id(lesson),
            updateddate=lesson.changed,
            pubdate=lesson.judged,
            categories=[theme_names().get(theme, theme) for theme in lesson.themes],
            author_name=_author(lesson),
        )
    if not lessons:
        made.latest_post_date = lambda: datetime(2020, 1, 1, tzinfo=UTC)  # type: ignore[method-assign]
    return made.writeString("utf-8").encode()


def _json(title: str, home: str, here: str, site: str, lessons: Sequence[Lesson]) -> bytes:
    items = [
        {
            "id": _id(lesson),
            "url": _address(lesson, site),
            "title": _title(lesson),
            "content_text": _words(lesson),
            "date_published": (lesson.judged or lesson.changed).isoformat(),
            "date_modified": lesson.changed.isoformat(),
            "authors": [{"name": _author(lesson)}],
            "tags": [theme_names().get(theme, theme) for theme in lesson.themes],
        }
        for lesson in lessons
    ]
    told = {"version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": home, "feed_url": here}
    return json.dumps(told | {"language": "en-GB", "items": items}, ensure_ascii=False, indent=1).encode()


def _title(lesson: Lesson) -> str:
    withdrawn = " (withdrawn)" if lesson.publication.withdrawn else ""
    return _readable(f"{lesson.publication.title}, {lesson.where}{withdrawn}")


def _author(lesson: Lesson) -> str:
    return _readable(lesson.publication.authority or lesson.publication.title)


def _words(lesson: Lesson) -> str:
    asked = f"To ask in your own team: {lesson.question}" if lesson.question else ""
    return _readable("\n".join(filter(None, [lesson.lead, lesson.text, *lesson.each_part, asked])))


def _readable(text: str) -> str:
    return _NO_WORDS.sub("", text)


def _id(lesson: Lesson) -> str:
    """The same in every library that holds the same file."""
    return f"urn:heed:lesson:{lesson.publication.mark}:{lesson.key}"


def _address(lesson: Lesson, site: str) -> str:
    return site + reverse("lessons:lasting_lesson", args=[lesson.publication.mark, lesson.key])
