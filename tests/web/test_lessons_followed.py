"""Following the library: themes, feeds, saved searches; what is withdrawn stays, marked; addresses that last."""

import json
import logging
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from heed.web.lessons import actions, following
from heed.web.lessons.models import FeedAddress, Publication, SavedSearch
from heed.web.lessons.telling import tell_of_new_lessons
from heed.web.letters.models import Letter
from heed.web.partnership.models import TrailEntry
from heed.web.partnership.quiet_logs import OnlyIdentifiers
from tests.cast import Cast
from tests.web.publications import NOTES, OTHER_NOTES

ATOM = "{http://www.w3.org/2005/Atom}"
THEME = "bruising-non-mobile"


@pytest.fixture
def library(cast: Cast) -> Publication:
    publication = actions.add_publication(by=cast.rashid, name="q.txt", document=NOTES)
    actions.accept_as_proposed(by=cast.imogen, proposals=list(publication.lessons.all()))
    return publication


def another(cast: Cast) -> Publication:
    publication = actions.add_publication(by=cast.rashid, name="r.txt", document=OTHER_NOTES)
    actions.accept_as_proposed(by=cast.imogen, proposals=list(publication.lessons.all()))
    return publication


def test_a_theme_has_a_page_with_its_lessons_and_feeds(cast: Cast, library: Publication) -> None:
    page = cast.signed_in("ngozi").get(f"/lessons/themes/{THEME}/").content.decode()
    assert "1 accepted lesson of 1 publication" in page
    assert f"/lessons/themes/{THEME}/feed.atom" in page
    assert cast.signed_in("ngozi").get("/lessons/themes/nonsense/").status_code == 404


def test_an_atom_feed_holds_the_accepted_lessons_of_its_theme(cast: Cast, library: Publication) -> None:
    answer = cast.signed_in("ngozi").get(f"/lessons/themes/{THEME}/feed.atom")
    feed = ElementTree.fromstring(answer.content)
    assert answer["Content-Type"].startswith("application/atom+xml")
    for needed in ("id", "title", "updated"):
        assert feed.find(f"{ATOM}{needed}") is not None
    (entry,) = feed.findall(f"{ATOM}entry")
    assert "A bruise on a baby" in (entry.findtext(f"{ATOM}summary") or "")
    assert entry.findtext(f"{ATOM}id") == f"urn:heed:lesson:{library.mark}:lp-1"
    address = entry.find(f"{ATOM}link").get("href")  # type: ignore[union-attr]
    assert cast.signed_in("ngozi").get(address.removeprefix("http://testserver"), follow=True).status_code == 200


def test_a_json_feed_is_one(cast: Cast, library: Publication) -> None:
    told = json.loads(cast.signed_in("ngozi").get("/lessons/themes/all/feed.json").content)
    assert (told["version"], len(told["items"])) == ("https://jsonfeed.org/version/1.1", 3)
    assert all({"id", "url", "content_text", "date_published"} <= set(item) for item in told["items"])


def test_what_has_not_changed_is_not_sent_again(cast: Cast, library: Publication) -> None:
    client = cast.signed_in("ngozi")
    first = client.get("/lessons/themes/all/feed.atom")
    assert client.get("/lessons/themes/all/feed.atom", headers={"If-None-Match": first["ETag"]}).status_code == 304
    another(cast)
    assert client.get("/lessons/themes/all/feed.atom", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_reader_that_asks_by_day_or_by_several_marks_is_answered(cast: Cast, library: Publication) -> None:
    client, address = cast.signed_in("ngozi"), f"/lessons/themes/{THEME}/feed.json"
    first = client.get(address)
    marks = f'"something else", W/{first["ETag"]}'
    assert client.get(address, headers={"If-None-Match": marks}).status_code == 304
    assert client.get(address, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    assert client.get(address, headers={"If-Modified-Since": "Mon, 01 Jan 2024 00:00:00 GMT"}).status_code == 200


def test_who_follows_is_told_that_a_publication_was_withdrawn(cast: Cast, library: Publication) -> None:
    client, address = cast.signed_in("ngozi"), f"/lessons/themes/{THEME}/feed.json"
    (before,) = json.loads(client.get(address).content)["items"]
    actions.withdraw(by=cast.imogen, publication=library, because="A figure was wrong.")
    (after,) = json.loads(client.get(address).content)["items"]
    assert after["id"] == before["id"]
    assert after["title"].endswith("(withdrawn)")
    assert after["date_modified"] > before["date_modified"]


def test_a_feed_holds_the_latest_of_many(cast: Cast, library: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heed.web.lessons.feeds.ENTRIES", 2)
    monkeypatch.setattr("heed.web.lessons.feeds._FEW", 0)
    later = another(cast)
    client = cast.signed_in("ngozi")
    told = json.loads(client.get("/lessons/themes/all/feed.json").content)["items"]
    assert [item["id"].split(":")[3] for item in told] == [later.mark, later.mark]
    (first, *_) = json.loads(client.get(f"/lessons/themes/{THEME}/feed.json").content)["items"]
    assert first["id"] == f"urn:heed:lesson:{later.mark}:lp-1"


def test_no_log_holds_the_token_of_a_feed() -> None:
    record = logging.makeLogRecord({"msg": "Not Found: %s", "args": ("/lessons/feeds/a-token/all.atom",)})
    assert OnlyIdentifiers().filter(record)
    assert record.getMessage() == "Not Found: /lessons/feeds/.../all.atom"


def test_pages_lead_a_reader_to_their_feeds(cast: Cast, library: Publication) -> None:
    client = cast.signed_in("ngozi")
    for address, feed in (("/lessons/", "all"), (f"/lessons/themes/{THEME}/", THEME)):
        page = client.get(address).content.decode()
        assert page.count('rel="alternate"') == 2
        assert f'href="/lessons/themes/{feed}/feed.atom"' in page
    lesson = library.lessons.get(key="lp-1")
    assert f"/lessons/lasting/{library.mark}/lp-1/" in client.get(f"/lessons/{lesson.pk}/").content.decode()


def test_a_feed_reader_opens_its_own_address_until_it_is_revoked(cast: Cast, library: Publication) -> None:
    page = cast.signed_in("ngozi").post("/lessons/follow/", {"reader": "Outlook"}).content.decode()
    address = page.split('heed-address">')[1].split("<")[0].removeprefix("http://testserver")
    token = address.split("/")[3]
    assert token not in str(list(FeedAddress.objects.values()))
    stranger = Client()
    assert b"A bruise on a baby" in stranger.get(address).content
    assert stranger.get(address.replace("all.atom", f"{THEME}.json")).status_code == 200
    assert stranger.get(address.replace("all.atom", "nonsense.atom")).status_code == 404
    cast.signed_in("ngozi").post(f"/lessons/follow/{FeedAddress.objects.get().pk}/revoke/")
    assert stranger.get(address).status_code == 404


def test_a_feed_of_a_member_who_left_opens_nothing(cast: Cast, library: Publication) -> None:
    token = following.make_feed_address(by=cast.ngozi, reader="Outlook")
    cast.ngozi.left = cast.ngozi.joined
    cast.ngozi.save()
    assert Client().get(f"/lessons/feeds/{token}/all.atom").status_code == 404


def test_nobody_revokes_the_address_of_another(cast: Cast, library: Publication) -> None:
    following.make_feed_address(by=cast.ngozi, reader="Outlook")
    answer = cast.signed_in("imogen").post(f"/lessons/follow/{FeedAddress.objects.get().pk}/revoke/")
    assert answer.status_code == 404


def test_a_saved_search_tells_once_of_lessons_accepted_since(cast: Cast, library: Publication) -> None:
    client = cast.signed_in("ngozi")
    client.post("/lessons/follow/save/?q=bruise", {"name": "Bruises"})
    client.post("/lessons/follow/save/?q=baby", {"name": "Babies"})
    assert tell_of_new_lessons(cast.avonmere.partnership) == 0
    another(cast)
    call_command("tell_of_lessons")
    call_command("post", "--once")
    (letter,) = mail.outbox
    assert letter.to == [f"{cast.ngozi.user.name} <{cast.ngozi.user.email}>"]
    assert letter.body.count("Bruising to a baby who was not mobile") == 1
    assert "http://testserver/lessons/lasting/" in letter.body
    assert tell_of_new_lessons(cast.avonmere.partnership) == 0


def test_lessons_are_noted_as_told_only_with_the_letter_that_tells_of_them(
    cast: Cast, library: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    following.save_search(by=cast.ngozi, name="Bruises", chosen={"q": "bruise"}, site="http://heed.example")
    another(cast)
    with monkeypatch.context() as broken:
        broken.setattr("heed.web.lessons.telling.post.write", lambda letter: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            tell_of_new_lessons(cast.avonmere.partnership)
    assert tell_of_new_lessons(cast.avonmere.partnership) == 1
    assert Letter.objects.count() == 1


def test_a_search_that_is_ended_tells_nothing(cast: Cast, library: Publication) -> None:
    following.save_search(by=cast.ngozi, name="What I watch", chosen={"q": "bruise"}, site="http://heed.example")
    client = cast.signed_in("ngozi")
    assert "What I watch" in client.get("/lessons/follow/").content.decode()
    client.post(f"/lessons/follow/searches/{SavedSearch.objects.get().pk}/end/")
    another(cast)
    assert tell_of_new_lessons(cast.avonmere.partnership) == 0
    assert "What I watch" not in client.get("/lessons/follow/").content.decode()


def test_what_is_withdrawn_stays_marked_everywhere(cast: Cast, library: Publication) -> None:
    newer = another(cast)
    client = cast.signed_in("imogen")
    sent = {"because": "A figure was wrong.", "replaced_by": newer.pk}
    client.post(f"/lessons/publications/{library.pk}/withdraw/", sent)
    for path in (
        f"publications/{library.pk}/",
        "",
        "publications/",
        f"themes/{THEME}/",
        f"{library.lessons.first().pk}/",
    ):
        assert "Withdrawn" in cast.signed_in("ngozi").get(f"/lessons/{path}").content.decode(), path
    page = client.get(f"/lessons/publications/{library.pk}/").content.decode()
    assert "A figure was wrong." in page
    assert library.lessons.accepted().count() == 3
    assert "(withdrawn)" in client.get("/lessons/themes/all/feed.atom").content.decode()
    client.post(f"/lessons/publications/{library.pk}/withdraw/take-back/")
    assert "Withdrawn" not in client.get(f"/lessons/publications/{library.pk}/").content.decode()
    assert TrailEntry.objects.filter(action__contains="withdrawn").count() == 2


def test_it_says_on_which_day_and_by_whom_and_refuses_what_cannot_be(cast: Cast, library: Publication) -> None:
    client, later = cast.signed_in("imogen"), another(cast)
    address = f"/lessons/publications/{library.pk}/withdraw/"
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    sent = {"because": "A figure was wrong.", "who": "The board", "replaced_by": later.pk}
    assert "That day has not come yet." in client.post(address, sent | {"on": tomorrow}).content.decode()
    page = client.post(address, sent | {"on": "2026-03-02"}, follow=True).content.decode()
    assert "Since 2 March 2026, by The board: A figure was wrong." in page
    library.refresh_from_db()
    circle = {"because": "A figure was wrong.", "replaced_by": library.pk}
    page = client.post(f"/lessons/publications/{later.pk}/withdraw/", circle).content.decode()
    assert "A publication does not take its own place." in page
    later.refresh_from_db()
    assert later.withdrawn is None


def test_only_who_accepts_lessons_may_withdraw(cast: Cast, library: Publication) -> None:
    assert cast.signed_in("ngozi").post(f"/lessons/publications/{library.pk}/withdraw/").status_code == 404


def test_an_address_that_lasts_leads_to_its_record_and_to_no_other_library(cast: Cast, library: Publication) -> None:
    first = library.lessons.first()
    for path in (f"{library.mark}/", f"{library.mark}/{first.key}/"):
        assert cast.signed_in("ngozi").get(f"/lessons/lasting/{path}", follow=True).status_code == 200
        assert cast.signed_in("marlow").get(f"/lessons/lasting/{path}").status_code == 404
    assert cast.signed_in("ngozi").get(f"/lessons/lasting/{library.mark[:5]}/").status_code == 404
