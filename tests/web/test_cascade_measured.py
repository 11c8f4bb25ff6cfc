"""What became of what was issued: each step counts what it says, small figures point at nobody, silence is shown."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.web.briefings import actions as briefings
from heed.web.briefings.models import Issue
from heed.web.cascade import actions, measuring
from heed.web.cascade.measuring import by_week, measure
from heed.web.cascade.models import Copy, Course, Recipient
from heed.web.letters.models import Letter
from heed.web.partnership.models import Team
from tests.cast import Cast
from tests.web.cascaded import HARBOUR, issued, listed, post_of, thirty_teams

SAID = {"people": 9, "will_change": "We ring the hub first."}


@pytest.fixture
def issue(cast: Cast) -> Issue:
    return issued(cast)


def people_of(cast: Cast, team: Team, number: int) -> None:
    for n in range(number):
        actions.add_recipient(
            by=cast.rashid,
            name=f"Person {n}",
            email=f"p{n}.t{team.pk}@school.example",
            agency=team.agency,
            team=team,
        )


def read_by(team: Team, number: int) -> None:
    for copy in Copy.objects.filter(team=team)[:number]:
        actions.say_read(copy=copy)


def talked(issue: Issue, teams: list[Team], cast: Cast) -> None:
    for team in teams:
        briefings.reflect(by=cast.petra, issue=issue, team=team, held=timezone.localdate(), **SAID)  # type: ignore[arg-type]


def test_the_seven_of_thirty_teams_with_no_record_are_listed_and_the_number_is_right(cast: Cast, issue: Issue) -> None:
    teams = thirty_teams(cast)
    for team in teams:
        people_of(cast, team, 1)
    actions.send(by=cast.rashid, issue=issue, agencies=list({team.agency for team in teams}))
    silent = [teams[n] for n in (0, 4, 9, 11, 17, 23, 29)]
    talked(issue, [team for team in teams if team not in silent], cast)
    page = cast.signed_in("harriet").get(f"/cascade/issues/{issue.pk}/").content.decode()
    assert "No record of a talk: 7 of 30 teams" in page
    told = page.partition("data-no-record>")[2].partition("</ul>")[0]
    by_hand = [f"<li>{team.name}, {team.agency.name}</li>" for team in silent]
    assert sorted(by_hand) == sorted(f"<li>{one}</li>" for one in told.replace("</li>", "").split("<li>")[1:])
    assert "23 of 30 teams" in cast.signed_in("harriet").get("/cascade/").content.decode()
    assert "7 teams" in cast.signed_in("harriet").get("/cascade/").content.decode()
    assert "Not sent to 4 teams" in page


def test_each_step_counts_what_it_says(cast: Cast, issue: Issue) -> None:
    listed(cast)
    actions.send(by=cast.rashid, issue=issue, teams=[cast.teams[HARBOUR]])
    Client().get(post_of("ada"))
    Client().get(post_of("cerys"))
    Client().post(f"{post_of('cerys')}read/")
    briefings.say_read(by=cast.petra, issue=issue)  # in her account, her letter unopened
    Letter.objects.filter(to="ngozi@avonmere.example").update(state=Letter.RETURNED)
    (row,) = measure(issue).rows
    assert vars(row.steps) == {"people": 4, "sent": 3, "refused": 1, "opened": 3, "read": 2}
    assert row.has_no_record
    talked(issue, [cast.teams[HARBOUR]], cast)
    (row,) = measure(issue).rows
    assert (row.has_no_record, row.present) == (False, 9)


def test_who_moves_is_counted_where_they_were_when_it_was_sent(cast: Cast, issue: Issue) -> None:
    listed(cast)
    actions.send(by=cast.rashid, issue=issue, teams=[cast.teams[HARBOUR]])
    Recipient.objects.update(team=None)
    assert [row.steps.people for row in measure(issue).rows] == [4]


def test_small_figures_are_not_told_and_cannot_be_worked_out(cast: Cast, issue: Issue) -> None:
    first, second, third = thirty_teams(cast)[:3]
    for team, number in ((first, 20), (second, 20), (third, 20)):
        people_of(cast, team, number)
    actions.send(by=cast.rashid, issue=issue, teams=[first, second, third])
    for team, number in ((first, 3), (second, 12), (third, 15)):
        read_by(team, number)
    answer = cast.signed_in("harriet").get(f"/cascade/issues/{issue.pk}/taking-part.csv")
    rows = {row["team"]: row for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))}
    told = {place: row["read"] for place, row in rows.items()}
    assert told["Year 1"] == "not told"
    assert "not told" in (told["Year 2"], told["Year 3"], told["all"])
    hidden = [place for place, figure in told.items() if figure == "not told"]
    assert len(hidden) >= 2
    page = cast.signed_in("harriet").get(f"/cascade/issues/{issue.pk}/").content.decode()
    assert "not told" in page


def test_the_weeks_since_it_was_issued_show_what_was_added_by_each(cast: Cast, issue: Issue) -> None:
    (team,) = thirty_teams(cast)[:1]
    people_of(cast, team, 20)
    actions.send(by=cast.rashid, issue=issue, teams=[team])
    read_by(team, 16)
    pks = list(Copy.objects.exclude(read=None).values_list("pk", flat=True))
    Copy.objects.filter(pk__in=pks[:7]).update(read=timezone.now() + timedelta(days=8))
    Copy.objects.filter(pk__in=pks[7:9]).update(read=timezone.now() + timedelta(days=15))
    weeks = by_week(issue)
    assert [(week.number, week.read) for week in weeks] == [(1, 7), (2, 14), (3, 16)]
    page = cast.signed_in("harriet").get(f"/cascade/issues/{issue.pk}/").content.decode()
    assert page.count('<td class="govuk-table__cell">14</td>') >= 2  # the two who came last are not pointed at


def test_replies_are_counted_by_the_room_that_gathers_them(
    cast: Cast, issue: Issue, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(cast)
    actions.send(by=cast.rashid, issue=issue, teams=[cast.teams[HARBOUR]])
    monkeypatch.setattr(measuring, "_replies", [])
    measuring.register_replies(lambda one: {cast.teams[HARBOUR].pk: 8})
    assert measure(issue).replies == 8


def test_a_course_that_carried_it_is_recorded_once_and_shown(cast: Cast, issue: Issue) -> None:
    client = cast.signed_in("petra")
    sent = {"title": "Bruising day", "kind": "course", "held": "2026-02-03", "attended": "31", "issues": [issue.pk]}
    assert "This day is still to come" in (
        client.post("/cascade/courses/record/", sent | {"held": "2999-01-01"}).content.decode()
    )
    for _ in range(2):
        client.post("/cascade/courses/record/", sent)
    assert Course.objects.count() == 1
    page = cast.signed_in("harriet").get(f"/cascade/issues/{issue.pk}/").content.decode()
    assert "Bruising day, training course, 3 February 2026: 31 took part" in page
    assert "Bruising day" not in cast.signed_in("marlow").get("/cascade/courses/").content.decode()


def test_nothing_sent_and_nothing_issued_are_said(cast: Cast, issue: Issue) -> None:
    assert "It was sent to nobody yet" in cast.signed_in("harriet").get(f"/cascade/issues/{issue.pk}/").content.decode()
    assert "Nothing is issued yet" in cast.signed_in("marlow").get("/cascade/").content.decode()


def test_who_may_not_see_reflections_sees_no_figures(cast: Cast, issue: Issue) -> None:
    for who in ("ngozi", "petra", "wen", "marlow"):
        assert cast.signed_in(who).get(f"/cascade/issues/{issue.pk}/").status_code == 404


def test_measuring_asks_the_database_the_same_few_questions_however_many_there_are(
    cast: Cast, issue: Issue, django_assert_max_num_queries: object
) -> None:
    for team in thirty_teams(cast)[:5]:
        people_of(cast, team, 3)
        actions.send(by=cast.rashid, issue=issue, teams=[team])
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        measure(issue)
