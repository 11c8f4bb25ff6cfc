"""The feeds of the library keep every rule of RFC 4287 and of JSON Feed 1.1; and the check finds what does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from heed.lessons.themes import theme_names
from heed.web.lessons import actions
from heed.web.lessons.models import Lesson, Publication
from tests.cast import Cast
from tests.web.feed_rules import faults_of_atom, faults_of_json
from tests.web.publications import NOTES, PLANNED

HOSTILE = 'An \x0b "odd" <b>title</b> & \ufffe more \U0001f476 \x1b[0m'


@pytest.fixture
def library(cast: Cast) -> Publication:
    publication = actions.add_publication(by=cast.rashid, name="q.txt", document=NOTES)
    planned = actions.add_publication(by=cast.rashid, name="p.txt", document=PLANNED)
    read = [*publication.lessons.all(), *planned.lessons.all(), *planned.passages.all()]
    actions.accept_as_proposed(by=cast.imogen, proposals=read)
    return publication


def sent(cast: Cast, theme: str, ending: str) -> bytes:
    answer = cast.signed_in("ngozi").get(f"/lessons/themes/{theme}/feed.{ending}")
    assert answer.status_code == 200
    return answer.content


@pytest.mark.parametrize("theme", ["all", *theme_names()])
def test_every_feed_keeps_the_rules(cast: Cast, library: Publication, theme: str) -> None:
    assert faults_of_atom(sent(cast, theme, "atom")) == []
    assert faults_of_json(sent(cast, theme, "json")) == []


def test_an_empty_feed_keeps_them_too(cast: Cast) -> None:
    assert faults_of_atom(sent(cast, "all", "atom")) == []
    assert faults_of_json(sent(cast, "all", "json")) == []


def test_so_does_one_of_odd_words_and_of_what_is_withdrawn(cast: Cast, library: Publication) -> None:
    Publication.objects.update(title=HOSTILE, authority=HOSTILE)
    Lesson.objects.update(text=HOSTILE, lead=HOSTILE, parts=f"{HOSTILE}\n{HOSTILE}", question=HOSTILE)
    Lesson.objects.filter(key="lp-2").update(themes=["no-longer & known"], judged=None)
    library.refresh_from_db()
    actions.withdraw(by=cast.imogen, publication=library, because="Wrong.")
    atom = sent(cast, "all", "atom")
    assert faults_of_atom(atom) == []
    assert "&lt;b&gt;title" in atom.decode()
    assert "\U0001f476" in atom.decode()
    assert faults_of_json(sent(cast, "all", "json")) == []


GOOD = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB" xmlns:x="urn:x">
<title>T</title><id>urn:a:1</id><updated>2026-01-01T10:00:00Z</updated>
<link rel="self" href="http://heed.example/feed"/><link href="http://heed.example/"/>
<generator uri="http://heed.example" version="1">Heed</generator><x:more x:of="it">x</x:more>
<entry><title type="html">E</title><id>urn:a:2</id><updated>2026-01-01T10:00:00.5+01:00</updated>
<author><name>A board</name><uri>http://board.example</uri><email>a@board.example</email></author>
<category term="neglect" scheme="urn:themes" label="Neglect"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>W</p></div></content>
<link href="http://heed.example/2" type="text/html" hreflang="en"/></entry>
</feed>"""

SPOILT: dict[str, tuple[str, str, str]] = {
    "cut off": ("</feed>", "", "not well formed"),
    "no title": ("<title>T</title>", "", "title 0 times"),
    "two titles": ("<title>T</title>", "<title>T</title><title>U</title>", "title 2 times"),
    "no identifier": ("<id>urn:a:1</id>", "", "id 0 times"),
    "an identifier that is relative": ("<id>urn:a:2</id>", "<id>/2</id>", "is no identifier"),
    "an identifier with a space round it": ("<id>urn:a:2</id>", "<id> urn:a:2</id>", "is no identifier"),
    "no date": ("<updated>2026-01-01T10:00:00Z</updated>", "", "updated 0 times"),
    "a date without its offset": ("10:00:00Z", "10:00:00", "is no date"),
    "a date with a small letter": ("T10:00:00Z", "t10:00:00Z", "is no date"),
    "a day that does not exist": ("2026-01-01T10:00:00Z", "2026-02-30T10:00:00Z", "is no date"),
    "nobody wrote it": ("<author><name>A board</name>", "<contributor><name>A board</name>", "not well formed"),
    "an author without a name": ("<name>A board</name>", "", "name 0 times"),
    "an address that is none": ("a@board.example", "a board", "is no e-mail address"),
    "a link that leads nowhere": ('<link href="http://heed.example/"/>', "<link/>", "has no href"),
    "a link with a space": ("http://heed.example/2", "http://heed.example/a b", "leads nowhere"),
    "a link of no media type": ('type="text/html"', 'type="html"', "no media type"),
    "a link in no language": ('hreflang="en"', 'hreflang="e n"', "no language"),
    "a link of no relation": ('rel="self"', 'rel="it self"', "no relation"),
    "two alternates": ('<link href="http://heed.example/"/>', '<link href="http://b.example/"/>' * 2, "two alternates"),
    "it is nowhere": ('rel="self"', 'rel="related"', "does not say where it is"),
    "a type that no text is": ('type="html"', 'type="text/html"', "no text is"),
    "elements in a text": ('<title type="html">E', "<title><b>E</b>", "holds none"),
    "xhtml without its div": ('<div xmlns="http://www.w3.org/1999/xhtml"><p>W</p></div>', "W", "not one div"),
    "a category of nothing": ('term="neglect" ', "", "has no term"),
    "a word between elements": ("<author>", "and <author>", "words outside"),
    "an attribute of its own": ("<author>", '<author age="4">', "does not know"),
    "an element of no feed": ("<author>", "<wish/><author>", "does not belong there"),
    "itself after its entries": ("</entry>", "</entry><subtitle>S</subtitle>", "after its first entry"),
    "an entry without content": (
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>W</p></div></content>\n'
        '<link href="http://heed.example/2" type="text/html" hreflang="en"/>',
        "",
        "neither content nor an alternate",
    ),
    "content elsewhere without a summary": (
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>W</p></div></content>',
        '<content type="text/html" src="http://heed.example/c"/>',
        "no summary",
    ),
    "a picture without a summary": (
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>W</p></div></content>',
        '<content type="image/png">aGVlZA==</content>',
        "no summary",
    ),
    "no language": ("en-GB", "en GB!", "in no language"),
}


def test_a_feed_that_keeps_the_rules_has_no_fault() -> None:
    assert faults_of_atom(GOOD.encode()) == []


@pytest.mark.parametrize("how", SPOILT)
def test_each_fault_of_an_atom_feed_is_found(how: str) -> None:
    before, after, said = SPOILT[how]
    assert before in GOOD
    assert said in "\n".join(faults_of_atom(GOOD.replace(before, after, 1).encode()))


def test_an_entry_without_any_author_and_one_that_stands_twice_are_found() -> None:
    start, end = GOOD.index("<author>"), GOOD.index("</author>") + len("</author>")
    assert "has no author" in "\n".join(faults_of_atom((GOOD[:start] + GOOD[end:]).encode()))
    entry = GOOD[GOOD.index("<entry>") : GOOD.index("</feed>")]
    assert "stands twice" in "\n".join(faults_of_atom(GOOD.replace("</feed>", entry + "</feed>").encode()))
    assert faults_of_atom(b"<rss/>") == ["its root is rss, not atom:feed"]


def good() -> dict[str, Any]:
    item = {"id": "1", "content_text": "W", "date_published": "2026-01-01T10:00:00Z", "tags": ["a"], "_heed": {"a": 1}}
    item |= {
        "authors": [{"name": "A board"}],
        "attachments": [{"url": "http://a.example/b", "mime_type": "audio/mpeg"}],
    }
    told = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [item]}
    return told | {
        "feed_url": "http://heed.example/f",
        "language": "en-GB",
        "hubs": [{"type": "WebSub", "url": "urn:a"}],
    }


def of_item(**changes: Any) -> Callable[[dict[str, Any]], object]:
    return lambda told: told["items"][0].update(changes)


WRONG: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no version": (lambda told: told.pop("version"), "has no version"),
    "another version": (lambda told: told.update(version="2"), "a version that is none"),
    "no title": (lambda told: told.pop("title"), "has no title"),
    "no items": (lambda told: told.pop("items"), "has no items"),
    "items that are no list": (lambda told: told.update(items={}), "items that is none"),
    "a word of its own": (lambda told: told.update(colour="red"), "does not know"),
    "an address that is none": (lambda told: told.update(home_page_url="/home"), "home_page_url that is none"),
    "it leads to itself": (lambda told: told.update(next_url="http://heed.example/f"), "leads on to itself"),
    "no language": (lambda told: told.update(language="en GB"), "language that is none"),
    "expired in words": (lambda told: told.update(expired="yes"), "expired that is none"),
    "a hub without its address": (lambda told: told["hubs"][0].pop("url"), "has no url"),
    "an item that is none": (lambda told: told["items"].append("x"), "is no object"),
    "an item without identifier": (lambda told: told["items"][0].pop("id"), "has no id"),
    "a number for an identifier": (of_item(id=1), "id that is none"),
    "one item twice": (lambda told: told["items"].append(told["items"][0]), "two items are 1"),
    "no content": (lambda told: told["items"][0].pop("content_text"), "has no content"),
    "a date that is none": (of_item(date_modified="1 May 2026"), "date_modified that is none"),
    "tags in one": (of_item(tags="a, b"), "tags that is none"),
    "an author who is nobody": (of_item(authors=[{}]), "is nobody"),
    "an author outside a list": (of_item(authors={"name": "A"}), "authors that is none"),
    "an attachment of no type": (of_item(attachments=[{"url": "http://a.example/b"}]), "has no mime_type"),
}


def test_a_json_feed_that_keeps_the_rules_has_no_fault() -> None:
    assert faults_of_json(json.dumps(good()).encode()) == []
    assert "no JSON" in faults_of_json(b"\xff{}")[0]


@pytest.mark.parametrize("how", WRONG)
def test_each_fault_of_a_json_feed_is_found(how: str) -> None:
    spoil, said = WRONG[how]
    told = good()
    spoil(told)
    assert said in "\n".join(faults_of_json(json.dumps(told).encode()))
