"""Behind a personal address: read, said to be read, the talk of the team; and what is told where it does not open."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.web.briefings import actions as briefings
from heed.web.briefings.models import Issue, Receipt, Reflection
from heed.web.cascade import actions, by_address
from heed.web.cascade.models import Copy, Recipient
from heed.web.partnership.models import TrailEntry
from heed.web.partnership.quiet_logs import _without_queries
from tests.cast import Cast
from tests.web.briefing_of_child_w import WORDS
from tests.web.cascaded import HARBOUR, issued, listed, post_of

SAID = {"held": "2026-03-14", "people": "12", "will_change": "We ring the hub first.", "stops_us": ""}
NO_ADDRESS = "/cascade/for-you/not-a-token/"


@pytest.fixture
def issue(cast: Cast) -> Issue:
    listed(cast)
    found = issued(cast)
    actions.send(by=cast.rashid, issue=found, agencies=[cast.agencies["health_visiting"], cast.agencies["gp"]])
    return found


def copy_of(who: str) -> Copy:
    return Copy.objects.get(recipient__email__startswith=f"{who}@")


def test_the_briefing_is_read_and_printed_without_an_account(cast: Cast, issue: Issue) -> None:
    path, client = post_of("ada"), Client()
    page = client.get(path).content.decode()
    assert "Ring the hub." in page
    assert client.get(f"{path}document/").content == bytes(issue.pdf)
    assert client.get(f"{path}style.css")["Content-Type"].startswith("text/css")
    assert "Sign out" not in page
    assert "no-cache" in client.get(path)["Cache-Control"]


def test_every_form_that_was_issued_is_there_to_take(cast: Cast, issue: Issue) -> None:
    path, client = post_of("ada"), Client()
    page = client.get(path).content.decode()
    kept = list(issue.documents.to_take())
    assert kept
    for one in kept:
        address = f"{path}documents/{one.form}/{one.kind}/"
        assert f'href="{address}"' in page
        assert client.get(address).content == bytes(one.data)
    assert client.get(f"{path}documents/strange/pdf/").status_code == 404
    assert client.get(f"{path}documents/seven_minute_briefing/page/").status_code == 404


def test_opening_is_counted_as_opened_and_not_as_read(cast: Cast, issue: Issue) -> None:
    path, client = post_of("ada"), Client()
    client.head(path)
    client.get(path, headers={"Sec-Purpose": "prefetch;prerender"})
    assert copy_of("ada").openings == 0
    client.get(path)
    first = copy_of("ada").opened
    client.get(path)
    ada = copy_of("ada")
    assert (ada.openings, ada.opened, ada.read) == (2, first, None)
    for _ in range(2):
        page = client.post(f"{path}read/", follow=True).content.decode()
    assert "You have read this" in page
    assert copy_of("ada").read is not None
    assert TrailEntry.objects.filter(action="read a briefing", who="Ada Pell (by their address)").count() == 1


def test_a_member_who_says_so_by_their_address_has_said_so_in_their_account(cast: Cast, issue: Issue) -> None:
    Client().post(f"{post_of('petra')}read/")
    assert Receipt.objects.get().member == cast.petra
    assert "Read in seven minutes" not in cast.signed_in("petra").get("/").content.decode()
    briefings.say_read(by=cast.ngozi, issue=issue)
    assert "You have read this" in Client().get(post_of("ngozi")).content.decode()


def test_a_talk_is_recorded_in_four_fields_and_put_right(cast: Cast, issue: Issue) -> None:
    path, client = post_of("cerys"), Client()
    form = client.get(f"{path}talk/").content.decode()
    assert len(re.findall(r'name="(held|people|will_change|stops_us|team)"', form)) == 4
    page = client.post(f"{path}talk/", SAID, follow=True).content.decode()
    assert "Harbour health visiting team, 14 March 2026, 12 people" in page
    said = Reflection.objects.get()
    assert (said.by, said.by_name) == (None, "Cerys Vaughan (by their address)")
    assert copy_of("cerys").read is not None
    client.post(f"{path}talk/?mends={said.pk}", SAID | {"people": "13"})
    assert [one.people for one in Reflection.objects.current()] == [13]
    assert "13 people" in cast.signed_in("petra").get(f"/briefings/{issue.pk}/").content.decode()


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(cast: Cast, issue: Issue) -> None:
    path, client = post_of("ada"), Client()
    page = client.post(f"{path}talk/", SAID | {"held": "2999-01-01", "stops_us": "No room."}).content.decode()
    assert "This day is still to come." in page
    assert "No room." in page
    assert "No room." in Client().get(f"{path}talk/").content.decode()
    assert not Reflection.objects.exists()


def test_what_is_typed_is_kept_while_it_is_typed_and_gone_once_it_is_sent(cast: Cast, issue: Issue) -> None:
    path, client = post_of("ada"), Client()
    kept = {"people": "1", "will_change": "We will ri", "csrfmiddlewaretoken": "x", "strange": "y"}
    assert client.post(f"{path}keep/", kept).status_code == 204
    assert copy_of("ada").typed == {"held": "", "people": "1", "will_change": "We will ri", "stops_us": ""}
    another_phone = Client().get(f"{path}talk/").content.decode()
    assert "We will ri" in another_phone
    assert "It is not sent yet" in another_phone
    client.post(f"{path}talk/", SAID)
    assert copy_of("ada").typed == {}


def test_who_manages_an_agency_says_which_team_it_was(cast: Cast, issue: Issue) -> None:
    Recipient.objects.filter(email="cerys@trust.example").update(team=None)
    path, client = post_of("cerys"), Client()
    northgate = cast.teams["Northgate health visiting team"]
    assert "Which team?" in client.get(f"{path}talk/").content.decode()
    client.post(f"{path}talk/", SAID | {"team": northgate.pk})
    assert Reflection.objects.get().team == northgate
    strange = cast.teams["Child protection unit"]
    assert "Select a valid choice" in client.post(f"{path}talk/", SAID | {"team": strange.pk}).content.decode()


def test_somebody_of_no_team_reads_and_is_asked_for_no_talk(cast: Cast, issue: Issue) -> None:
    path, client = post_of("hana"), Client()
    assert "Record what your team said" not in client.get(path).content.decode()
    assert client.post(f"{path}talk/", SAID).status_code == 302
    assert not Reflection.objects.exists()


def test_one_address_opens_and_changes_nothing_of_another(cast: Cast, issue: Issue) -> None:
    said = briefings.reflect(by=cast.wen, issue=issue, team=cast.teams["Assessment team"], **_said())
    Client().post(f"{post_of('cerys')}talk/?mends={said.pk}", SAID)
    assert Reflection.objects.current().filter(pk=said.pk).exists()


def _said() -> dict[str, object]:
    return {"held": timezone.localdate(), "people": 8, "will_change": "We ask."}


def test_an_expired_address_says_so_and_sends_a_new_one_by_letter_once(cast: Cast, issue: Issue) -> None:
    path, client = post_of("ada"), Client()
    Copy.objects.update(closes=timezone.localdate() - timedelta(days=1))
    answer = client.get(path)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "This address has closed" in page
    assert "Child W" not in page
    for method in ("read/", "talk/", "keep/"):
        assert client.post(f"{path}{method}", SAID).status_code == 410
    assert "A new address is on its way" in client.post(f"{path}again/").content.decode()
    assert client.post(f"{path}again/").status_code == 404
    new = post_of("ada")
    assert client.get(new).status_code == 200
    assert client.get(path).status_code == 404


def test_an_address_taken_back_or_of_somebody_who_left_tells_nothing_of_the_briefing(cast: Cast, issue: Issue) -> None:
    ada, cerys = post_of("ada"), post_of("cerys")
    actions.revoke(by=cast.rashid, copy=copy_of("ada"))
    Recipient.objects.filter(email="cerys@trust.example").update(left=timezone.localdate())
    for path in (ada, cerys):
        answer = Client().get(path)
        assert answer.status_code == 410
        assert "was taken back" in answer.content.decode()
        assert "Child W" not in answer.content.decode()
        assert Client().post(f"{path}again/").status_code == 410


def test_a_withdrawn_issue_says_so_and_what_took_its_place(cast: Cast, issue: Issue) -> None:
    path = post_of("ada")
    briefings.withdraw(by=cast.rashid, issue=issue, reason="A figure was wrong.")
    page = Client().get(path).content.decode()
    assert "A figure was wrong." in page
    assert "Nothing has taken its place yet" in page
    draft = issue.wording.draft
    later = {"process": ["A review looked again at what happened to Child W."]}
    briefings.write(by=cast.rashid, draft=draft, title="Learning from Child W", content=WORDS | later, based_on=2)
    briefings.approve(by=cast.imogen, draft=draft, version=3)
    second = briefings.issue(by=cast.rashid, draft=draft, version=3)
    assert "version 3" in Client().get(path).content.decode()
    actions.send(by=cast.rashid, issue=second, teams=[cast.teams[HARBOUR]])
    page = Client().get(path).content.decode()
    assert f'href="{post_of("ada")}"' in page


@pytest.mark.parametrize("token", ["not-a-token", "a" * 43, "x" * 3000, "%00", "..", "1%20or%201=1"])
def test_an_address_that_is_none_gets_one_and_the_same_page(cast: Cast, issue: Issue, token: str) -> None:
    known = Client().get(NO_ADDRESS)
    answer = Client().get(f"/cascade/for-you/{token}/")
    assert answer.status_code == known.status_code == 404
    assert answer.content == known.content or token == ".."
    assert "This address opens nothing" in known.content.decode()


def test_an_unknown_and_a_known_address_are_looked_up_alike(
    cast: Cast, issue: Issue, django_assert_num_queries: object
) -> None:
    """One look-up by the fingerprint of what was asked for: what is no address takes no longer and no shorter way."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        by_address.copy_of("not-a-token")
    with CaptureQueriesContext(connection) as known:
        by_address.copy_of(post_of("ada").split("/")[3])
    look_ups = [
        query["sql"] for query in known if "heed_cascade_copy" in query["sql"] and "fingerprint" in query["sql"]
    ]
    assert len(asked) == 1
    assert look_ups[-1].partition("WHERE")[0] == asked[0]["sql"].partition("WHERE")[0]


def test_who_asks_for_many_addresses_that_are_none_has_to_wait_and_holds_up_nobody(
    cast: Cast, issue: Issue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_address, "MOST_MISSES", 3)
    monkeypatch.setattr(by_address, "seconds", lambda: 1_000_000)
    codes = [Client().get(f"/cascade/for-you/guess-{n}/").status_code for n in range(5)]
    assert codes == [404, 404, 404, 429, 429]
    assert Client().get(post_of("ada")).status_code == 200


def test_a_page_that_sends_without_end_is_slowed_down(
    cast: Cast, issue: Issue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_address, "MOST_WRITES", 2)
    path, client = post_of("ada"), Client()
    monkeypatch.setattr(by_address, "seconds", lambda: 1_000_000)
    assert [client.post(f"{path}keep/", SAID).status_code for _ in range(3)] == [204, 204, 429]
    monkeypatch.setattr(by_address, "seconds", lambda: 1_000_070)
    assert client.post(f"{path}keep/", SAID).status_code == 204


def test_no_log_holds_the_token_of_an_address() -> None:
    assert _without_queries("GET /cascade/for-you/abc-DEF/talk/ 200") == "GET /cascade/for-you/.../talk/ 200"


def test_a_form_sent_from_another_site_changes_nothing(cast: Cast, issue: Issue) -> None:
    path = post_of("ada")
    assert Client(enforce_csrf_checks=True).post(f"{path}read/").status_code == 403
    assert copy_of("ada").read is None


def test_what_is_typed_is_kept_as_json_of_known_fields_only(cast: Cast, issue: Issue) -> None:
    Client().post(f"{post_of('ada')}keep/", {"will_change": "x" * 50_000})
    assert len(json.dumps(copy_of("ada").typed)) < 25_000
