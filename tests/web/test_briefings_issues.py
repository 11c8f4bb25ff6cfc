"""What is issued: read, printed, shared, answered, and taken back in the open."""

import pytest

from heed.web.briefings import actions
from heed.web.briefings.models import Cascade, Issue, Receipt, Reflection
from heed.web.partnership.actions import NotPossible, add_team
from tests.cast import Cast
from tests.web.briefing_of_child_w import TODAY, approved, child_w

HARBOUR = "Harbour health visiting team"
SAID = {"held": "2026-01-12", "people": "4", "will_change": "We ring the hub first.", "stops_us": ""}


@pytest.fixture
def issue(cast: Cast) -> Issue:
    issued = actions.issue(by=cast.rashid, draft=approved(cast, child_w(cast)), version=2)
    actions.share(by=cast.rashid, issue=issued, team=cast.teams[HARBOUR])
    return issued


@pytest.mark.parametrize("who", ["imogen", "rashid", "wen", "ngozi", "petra", "harriet", "dev"])
def test_every_member_reads_what_is_issued(cast: Cast, issue: Issue, who: str) -> None:
    client = cast.signed_in(who)
    assert "Ring the hub." in client.get(f"/briefings/{issue.pk}/").content.decode()
    assert "Learning from Child W" in client.get("/briefings/").content.decode()


def test_marlow_reads_nothing(cast: Cast, issue: Issue) -> None:
    client = cast.signed_in("marlow")
    for address in ("", "document/", "reflect/", "withdraw/"):
        assert client.get(f"/briefings/{issue.pk}/{address}").status_code == 404


def test_the_poster_has_a_safe_name_and_the_bytes_that_were_issued(cast: Cast, issue: Issue) -> None:
    answer = cast.signed_in("ngozi").get(f"/briefings/{issue.pk}/document/")
    assert answer.content == bytes(issue.pdf)
    assert answer["Content-Disposition"] == f'inline; filename="briefing-{issue.pk}-version-2.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_style_of_a_briefing_is_a_file_of_the_site(cast: Cast, issue: Issue) -> None:
    client = cast.signed_in("ngozi")
    assert "/briefings/style.css" in client.get(f"/briefings/{issue.pk}/").content.decode()
    answer = client.get("/briefings/style.css")
    assert answer["Content-Type"].startswith("text/css")
    assert "$house" not in answer.content.decode()


def test_it_waits_at_home_until_it_is_read(cast: Cast, issue: Issue) -> None:
    waits = "Read in seven minutes: Learning from Child W"
    homes = {who: waits in cast.signed_in(who).get("/").content.decode() for who in ("ngozi", "petra", "wen")}
    assert homes == {"ngozi": True, "petra": True, "wen": False}
    cast.signed_in("ngozi").post(f"/briefings/{issue.pk}/read/")
    cast.signed_in("ngozi").post(f"/briefings/{issue.pk}/read/")
    assert Receipt.objects.count() == 1
    assert waits not in cast.signed_in("ngozi").get("/").content.decode()


def test_a_team_manager_is_asked_to_talk_about_it(cast: Cast, issue: Issue) -> None:
    asked = "Talk about it with your team: Learning from Child W"
    cast.signed_in("petra").post(f"/briefings/{issue.pk}/read/")
    assert asked in cast.signed_in("petra").get("/").content.decode()
    cast.signed_in("petra").post(f"/briefings/{issue.pk}/reflect/", SAID)
    assert asked not in cast.signed_in("petra").get("/").content.decode()


def test_sharing_with_a_team_by_mistake_is_undone(cast: Cast, issue: Issue) -> None:
    unit = cast.teams["Child protection unit"]
    cascade = actions.share(by=cast.rashid, issue=issue, team=unit)
    page = cast.signed_in("rashid").post(f"/briefings/cascades/{cascade.pk}/stop/", follow=True).content.decode()
    assert "It is no longer shared with Child protection unit." in page
    assert not Cascade.objects.filter(team=unit).exists()


def test_the_ways_of_passing_it_on_are_for_those_who_may(cast: Cast, issue: Issue) -> None:
    shows = {}
    for who in ("rashid", "harriet", "ngozi"):
        page = cast.signed_in(who).get(f"/briefings/{issue.pk}/").content.decode()
        shows[who] = ("Send it" in page, "Who was sent it" in page, f"/cascade/issues/{issue.pk}/" in page)
    assert shows == {"rashid": (True, True, True), "harriet": (False, False, True), "ngozi": (False, False, False)}
    actions.withdraw(by=cast.rashid, issue=issue, reason="A figure was wrong.")
    assert "Send it" not in cast.signed_in("rashid").get(f"/briefings/{issue.pk}/").content.decode()


def test_a_team_says_what_it_will_do_differently(cast: Cast, issue: Issue) -> None:
    page = cast.signed_in("petra").post(f"/briefings/{issue.pk}/reflect/", SAID, follow=True).content.decode()
    assert "We ring the hub first." in page
    assert "4 people" in page


def test_sending_it_twice_records_it_once(cast: Cast, issue: Issue) -> None:
    for _ in range(2):
        cast.signed_in("petra").post(f"/briefings/{issue.pk}/reflect/", SAID)
    assert Reflection.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"held": "2999-01-01"}, "This day is still to come."),
        ({"people": "0"}, "greater than or equal to 1"),
        ({"will_change": ""}, "Needs an answer."),
    ],
)
def test_a_reflection_that_lacks_something_keeps_what_was_typed(
    cast: Cast, issue: Issue, wrong: dict[str, str], said: str
) -> None:
    sent = SAID | {"stops_us": "Time."} | wrong
    page = cast.signed_in("ngozi").post(f"/briefings/{issue.pk}/reflect/", sent).content.decode()
    assert said in page
    assert "Time." in page
    assert not Reflection.objects.exists()


def test_a_slip_is_put_right_and_the_first_record_kept(cast: Cast, issue: Issue) -> None:
    cast.signed_in("petra").post(f"/briefings/{issue.pk}/reflect/", SAID)
    first = Reflection.objects.get()
    address = f"/briefings/reflections/{first.pk}/mend/"
    client = cast.signed_in("ngozi")
    assert "We ring the hub first." in client.get(address).content.decode()
    client.post(address, SAID | {"people": "5"})
    assert [one.people for one in Reflection.objects.current()] == [5]
    assert "Somebody has mended this record already" in client.post(address, SAID | {"people": "6"}).content.decode()


def test_a_reflection_is_seen_by_its_team_and_those_who_gather_the_answers(cast: Cast, issue: Issue) -> None:
    actions.reflect(by=cast.petra, issue=issue, held=TODAY, people=4, will_change="We ring the hub first.")
    sees = {}
    for who in ("petra", "ngozi", "imogen", "rashid", "harriet", "wen", "callum", "dev"):
        sees[who] = "We ring the hub first." in cast.signed_in(who).get(f"/briefings/{issue.pk}/").content.decode()
    assert [who for who, seen in sees.items() if seen] == ["petra", "ngozi", "imogen", "rashid", "harriet"]


def test_another_team_cannot_put_it_right(cast: Cast, issue: Issue) -> None:
    said = actions.reflect(by=cast.petra, issue=issue, held=TODAY, people=4, will_change="We ring the hub.")
    cast.ngozi.team = add_team(by=cast.rashid, agency=cast.agencies["health_visiting"], name="Another team")
    cast.ngozi.save()
    assert cast.signed_in("ngozi").get(f"/briefings/reflections/{said.pk}/mend/").status_code == 404


def test_small_numbers_are_not_told_to_the_board(cast: Cast, issue: Issue) -> None:
    actions.reflect(by=cast.petra, issue=issue, held=TODAY, people=4, will_change="We ring the hub first.")
    page = cast.signed_in("harriet").get(f"/briefings/{issue.pk}/").content.decode()
    assert "4 people" not in page
    assert page.count("fewer than 6") == 1


def test_somebody_of_no_team_has_nobody_to_speak_for(cast: Cast, issue: Issue) -> None:
    with pytest.raises(NotPossible, match="belong to no team"):
        actions.reflect(by=cast.rashid, issue=issue, held=TODAY, people=4, will_change="We ring.")


def test_a_withdrawn_issue_stays_marked_with_the_reason(cast: Cast, issue: Issue) -> None:
    client = cast.signed_in("rashid")
    address = f"/briefings/{issue.pk}/withdraw/"
    client.post(address, {"reason": "The family has asked us to."})
    page = cast.signed_in("ngozi").get(f"/briefings/{issue.pk}/").content.decode()
    assert "The family has asked us to." in page
    assert "Ring the hub." in page
    assert "Read in seven minutes" not in cast.signed_in("ngozi").get("/").content.decode()
    assert "has been withdrawn already" in client.post(address, {"reason": "Again"}).content.decode()
    with pytest.raises(NotPossible, match="has been withdrawn"):
        actions.share(by=cast.rashid, issue=issue, team=cast.teams["Assessment team"])


def test_whom_to_ask_is_set_once_for_every_briefing(cast: Cast) -> None:
    client = cast.signed_in("rashid")
    page = client.post("/briefings/contact/", {"name": "The hub"}).content.decode()
    assert "Give a telephone number or an e-mail address" in page
    client.post("/briefings/contact/", {"name": "The hub", "phone": "01632 960001"})
    cast.partnership.refresh_from_db()
    assert cast.partnership.contact_name == "The hub"
    assert client.get("/briefings/contact/").content.decode().count("01632 960001") == 1
