"""An issue goes to agencies, teams and people, each once, with an address of their own; the clock does the rest."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from heed.web.briefings import actions as briefings
from heed.web.briefings.models import Cascade, Issue, Reflection
from heed.web.cascade import actions
from heed.web.cascade.coming_due import write_what_is_due
from heed.web.cascade.models import Copy, Recipient, SendingRules
from heed.web.letters import sending
from heed.web.letters.models import Letter
from heed.web.letters.tokens import token_of
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import TrailEntry
from tests.cast import Cast
from tests.web.cascaded import HARBOUR, HEADINGS, TRUST, issued, listed, post_of, take_in

DAY = timedelta(days=1)


@pytest.fixture
def issue(cast: Cast) -> Issue:
    listed(cast)
    return issued(cast)


def without_digest(cast: Cast) -> None:
    actions.set_rules(by=cast.rashid, remind_after=7, opens_for=90, joiners_receive=False, digest_on=None)


def send(cast: Cast, issue: Issue, **told: Any) -> actions.Sent:
    return actions.send(by=cast.rashid, issue=issue, **told)


def letters_to(who: str) -> list[Any]:
    sending.collect()
    return [one for one in mail.outbox if f"{who}@" in one.to[0]]


def on_day(days: int) -> None:
    """What the clock writes so many days from now, and the post after it."""
    write_what_is_due(timezone.now() + days * DAY)
    sending.collect()


def test_it_goes_to_everybody_of_a_team_with_or_without_an_account_once(cast: Cast, issue: Issue) -> None:
    sent = send(cast, issue, teams=[cast.teams[HARBOUR]])
    assert sent.people == 4  # two on the list, Petra and Ngozi by their accounts
    assert send(cast, issue, agencies=[cast.agencies["health_visiting"]]).already == 4
    assert len(letters_to("ada")) == len(letters_to("petra")) == 1
    assert letters_to("hana") == []
    assert Cascade.objects.filter(issue=issue, team=cast.teams[HARBOUR]).exists()
    assert TrailEntry.objects.filter(action="sent a briefing").count() == 2


def test_the_page_sends_to_agencies_teams_and_people_together(cast: Cast, issue: Issue) -> None:
    client = cast.signed_in("rashid")
    days = {"closes": f"{timezone.localdate() + 30 * DAY}", "remind_on": f"{timezone.localdate() + 7 * DAY}"}
    address = f"/cascade/issues/{issue.pk}/send/"
    page = client.post(address, days | {"people": "hana@surgery.example, nobody@x.example; no@x.example"})
    assert "nobody@x.example" in page.content.decode()
    assert "no@x.example" in page.content.decode()
    assert "Choose an agency or a team" in client.post(address, days).content.decode()
    wrong = days | {"people": "hana@surgery.example", "remind_on": "2020-01-01"}
    assert "The reminder comes after today" in client.post(address, wrong).content.decode()
    assert not Copy.objects.exists()
    both = days | {"people": "hana@surgery.example", "teams": [cast.teams[HARBOUR].pk]}
    page = client.post(address, both, follow=True).content.decode()
    assert "It goes to 5 people with the next post." in page
    assert "hana@surgery.example" in page


def test_another_partnership_is_sent_it_and_its_receipt_is_seen(cast: Cast, issue: Issue) -> None:
    outside = actions.add_recipient(
        by=cast.rashid, name="Business unit", email="unit@thornford.example", organisation="Thornford Partnership"
    )
    send(cast, issue, recipients=[outside])
    path = post_of("unit")
    Client().post(f"{path}read/")
    page = cast.signed_in("rashid").get(f"/cascade/issues/{issue.pk}/people/?show=read").content.decode()
    assert "Business unit" in page
    assert "Thornford Partnership" in page
    assert "1 person" in page


def test_neither_the_tables_nor_the_letters_page_hold_the_token_of_an_address(cast: Cast, issue: Issue) -> None:
    send(cast, issue, teams=[cast.teams[HARBOUR]])
    token = post_of("ada").split("/")[3]
    kept = str(list(Copy.objects.values())) + str(list(Letter.objects.values()))
    assert token not in kept
    assert token == token_of(Copy.objects.get(recipient__email="ada@trust.example").secret)


def test_what_is_withdrawn_is_not_sent_and_letters_that_wait_are_stopped(cast: Cast, issue: Issue) -> None:
    send(cast, issue, teams=[cast.teams[HARBOUR]])
    briefings.withdraw(by=cast.rashid, issue=issue, reason="A figure was wrong.")
    sending.collect()
    assert mail.outbox == []
    assert set(Letter.objects.values_list("state", flat=True)) == {Letter.STOPPED}
    with pytest.raises(NotPossible, match="has been withdrawn"):
        send(cast, issue, teams=[cast.teams[HARBOUR]])


def test_who_has_not_said_that_they_read_it_is_reminded_once(cast: Cast, issue: Issue) -> None:
    without_digest(cast)
    send(cast, issue, teams=[cast.teams[HARBOUR]], remind_on=timezone.localdate() + 7 * DAY)
    Client().post(f"{post_of('ada')}read/")
    briefings.say_read(by=cast.petra, issue=issue)
    on_day(6)
    assert {len(letters_to(who)) for who in ("ada", "petra", "cerys", "ngozi")} == {1}
    for _ in range(3):
        on_day(7)
    assert {who: len(letters_to(who)) for who in ("ada", "petra", "cerys", "ngozi")} == {
        "ada": 1,
        "petra": 1,
        "cerys": 2,
        "ngozi": 2,
    }
    assert letters_to("cerys")[-1].subject.startswith("Not yet read?")
    assert post_of("cerys") == post_of("cerys")


def test_nobody_is_reminded_who_left_whose_letter_was_refused_or_whose_address_was_taken_back(
    cast: Cast, issue: Issue
) -> None:
    without_digest(cast)
    send(cast, issue, teams=[cast.teams[HARBOUR]], remind_on=timezone.localdate() + 7 * DAY)
    sending.collect()
    Recipient.objects.filter(email="ada@trust.example").update(left=timezone.localdate())
    Letter.objects.filter(to="cerys@trust.example").update(state=Letter.REFUSED)
    actions.revoke(by=cast.rashid, copy=Copy.objects.get(recipient__member=cast.petra))
    on_day(7)
    assert [len(letters_to(who)) for who in ("ada", "cerys", "petra", "ngozi")] == [1, 1, 1, 2]


def test_a_manager_gets_one_digest_a_week_with_what_their_team_has_and_has_not_done(cast: Cast, issue: Issue) -> None:
    send(cast, issue, agencies=[cast.agencies["health_visiting"]])
    Client().post(f"{post_of('ada')}read/")
    monday = (7 - timezone.localdate().weekday()) % 7 or 7
    for day in (monday, monday, monday + 1, monday + 6):
        on_day(day)
    (_, digest) = letters_to("cerys")
    assert "Harbour health visiting team: read by 1 of 4; no record of a talk" in digest.body
    assert "Northgate" not in digest.body
    assert "That" not in digest.subject
    assert len(letters_to("ada")) == 1
    on_day(monday + 7)
    assert len(letters_to("cerys")) == 3


def test_a_partnership_may_have_no_digest_and_no_reminder(cast: Cast, issue: Issue) -> None:
    client = cast.signed_in("rashid")
    client.post("/cascade/people/rules/", {"opens_for": "30", "remind_after": "", "digest_on": ""})
    page = client.get(f"/cascade/issues/{issue.pk}/send/").content.decode()
    assert f'value="{timezone.localdate() + 30 * DAY}"' in page
    send(cast, issue, teams=[cast.teams[HARBOUR]])
    for day in range(15):
        write_what_is_due(timezone.now() + day * DAY)
    assert Letter.objects.exclude(kind="Briefing").count() == 0


def test_who_joins_a_team_is_sent_what_it_was_sent_if_the_partnership_chose_so(cast: Cast, issue: Issue) -> None:
    send(cast, issue, teams=[cast.teams[HARBOUR]])
    today = f"{timezone.localdate():%d/%m/%Y}"
    joiner = f"{HEADINGS}New One,new@trust.example,{TRUST},{HARBOUR},,,{today},,\n"
    take_in(cast, joiner)
    on_day(0)
    assert letters_to("new") == []
    actions.set_rules(by=cast.rashid, remind_after=7, opens_for=90, joiners_receive=True, digest_on=None)
    take_in(cast, f"{HEADINGS}Long Here,long@trust.example,{TRUST},{HARBOUR},,,01/01/2020,,\n")
    on_day(0)
    on_day(0)
    assert len(letters_to("new")) == 1
    assert letters_to("long") == []
    assert SendingRules.objects.get().joiners_from == timezone.localdate()


def test_an_address_is_taken_back_and_a_new_one_sent_once_a_day(cast: Cast, issue: Issue) -> None:
    send(cast, issue, teams=[cast.teams[HARBOUR]])
    first = post_of("ada")
    copy = Copy.objects.get(recipient__email="ada@trust.example")
    client = cast.signed_in("rashid")
    for _ in range(2):
        client.post(f"/cascade/copies/{copy.pk}/send-again/")
    second = post_of("ada")
    assert first != second
    assert len(letters_to("ada")) == 2
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    client.post(f"/cascade/copies/{copy.pk}/revoke/")
    assert Client().get(second).status_code == 410
    assert "was taken back" in client.post(f"/cascade/copies/{copy.pk}/send-again/", follow=True).content.decode()


def test_an_address_taken_back_before_the_post_went_is_not_sent(cast: Cast, issue: Issue) -> None:
    send(cast, issue, teams=[cast.teams[HARBOUR]])
    actions.revoke(by=cast.rashid, copy=Copy.objects.get(recipient__email="ada@trust.example"))
    assert letters_to("ada") == []
    assert len(letters_to("cerys")) == 1


def test_a_refused_letter_is_shown_beside_its_reader(cast: Cast, issue: Issue) -> None:
    send(cast, issue, teams=[cast.teams[HARBOUR]])
    Letter.objects.filter(to="ada@trust.example").update(state=Letter.REFUSED, reason="550 no such user")
    page = cast.signed_in("rashid").get(f"/cascade/issues/{issue.pk}/people/?show=refused").content.decode()
    assert "550 no such user" in page
    assert "Ada Pell" in page
    assert "Cerys" not in page


def test_who_was_sent_what_is_for_those_who_send(cast: Cast, issue: Issue) -> None:
    send(cast, issue, teams=[cast.teams[HARBOUR]])
    for who in ("imogen", "petra", "harriet", "marlow"):
        assert cast.signed_in(who).get(f"/cascade/issues/{issue.pk}/people/").status_code == 404
    assert not Reflection.objects.exists()
