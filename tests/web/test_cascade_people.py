"""The list of people without an account: taken in with every problem at once, joiners and leavers with their days."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from heed.chronology.problems import UnusableInput
from heed.web.cascade.listed_people import read
from heed.web.cascade.models import Recipient
from heed.web.letters.models import Letter
from heed.web.partnership.models import Agency, Team, TrailEntry
from tests.cast import Cast
from tests.web.cascaded import HARBOUR, HEADINGS, PEOPLE, TRUST, issued, listed, take_in


def test_a_list_is_taken_in_and_a_second_time_changes_nothing(cast: Cast) -> None:
    people = listed(cast)
    assert people["cerys"].manages
    assert people["ada"].team == cast.teams[HARBOUR]
    assert people["hana"].team is None
    change = take_in(cast, PEOPLE)
    assert (len(change.joining), len(change.changing), change.same) == (0, 0, 3)
    assert TrailEntry.objects.filter(action="took in a list of recipients").count() == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_any_spreadsheets_csv_is_read(encoding: str) -> None:
    text = "Full name;E-mail address;Organisation\r\nZoë O'Hara;zoe@trust.example;The Trust\r\n"
    lines, problems = read("people.csv", text.encode(encoding))
    assert [(line.name, line.email, line.agency) for line in lines] == [
        ("Zoë O'Hara", "zoe@trust.example", "The Trust")
    ]
    assert [problem for problem in problems if problem.row] == []


def test_every_problem_is_told_at_once_and_nothing_is_taken_in(cast: Cast) -> None:
    change = take_in(
        cast,
        f"""{HEADINGS}Ada Pell,ada at trust,{TRUST},{HARBOUR},,maybe,31/02/2026,,
,b@trust.example,{TRUST},Harbor health visiting team,,,,,
Cy,b@trust.example,Avonmere Comunity Health NHS Trust,,,,01/03/2026,01/02/2026,
Di,di@trust.example,{TRUST},{HARBOUR},,,,,
""",
    )
    found = [(problem.row, problem.column, problem.found) for problem in change.problems]
    assert (2, "email", "ada at trust") in found
    assert (2, "manager", "maybe") in found
    assert (2, "joined", "31/02/2026") in found
    assert (3, "name", "") in found
    assert (4, "email", "b@trust.example") in found
    assert (4, "left", "01/02/2026") in found
    assert len(found) == 6
    say = {problem.column: problem.say for problem in take_in(cast, _with_unknown()).problems}
    assert "Do you mean Avonmere Community Health NHS Trust?" in say["agency"]
    assert "Do you mean Harbour health visiting team?" in say["team"]
    assert not Recipient.objects.exists()


def _with_unknown() -> str:
    return (
        f"{HEADINGS}Cy,cy@trust.example,Avonmere Comunity Health NHS Trust,,,,,,\n"
        f"Bo,bo@trust.example,{TRUST},Harbor health visiting team,,,,,\n"
    )


def test_the_page_shows_every_problem_by_row_and_keeps_what_was_chosen(cast: Cast) -> None:
    sent = {"file": SimpleUploadedFile("people.csv", _with_unknown().encode()), "is_whole": "on"}
    page = cast.signed_in("rashid").post("/cascade/people/take-in/", sent).content.decode()
    assert "Nothing is taken in: 2 things to put right first" in page
    assert "Harbor health visiting team" in page
    assert 'name="is_whole"' in page.partition("checked")[0].rpartition("<input")[2] or "checked" in page


def test_a_file_that_is_no_list_says_which_columns_there_are(cast: Cast) -> None:
    with pytest.raises(UnusableInput, match="name, email, agency"):
        read("x.csv", b"colour,size\nred,4\n")
    sent = {"file": SimpleUploadedFile("x.csv", b"colour,size\nred,4\n")}
    assert "no row of headings" in cast.signed_in("rashid").post("/cascade/people/take-in/", sent).content.decode()


def test_looking_first_says_what_would_change_and_does_nothing(cast: Cast) -> None:
    listed(cast)
    text = f"{HEADINGS}Ada Pell,ada@trust.example,{TRUST},{HARBOUR},Lead,,,,\nNew One,new@trust.example,{TRUST},,,,,,\n"
    sent = {"file": SimpleUploadedFile("people.csv", text.encode()), "look": "1", "is_whole": "on"}
    page = cast.signed_in("rashid").post("/cascade/people/take-in/", sent).content.decode()
    for said in (
        "1 person joins",
        "1 entry changes: Ada Pell",
        "1 person leaves: Cerys Vaughan",
        "Nothing is done yet",
    ):
        assert said in page
    assert Recipient.objects.count() == 3
    assert Recipient.objects.get(email="ada@trust.example").job == "Health visitor"


def test_who_is_not_in_the_whole_list_of_their_agency_has_left_today_and_nobody_else(cast: Cast) -> None:
    listed(cast)
    take_in(cast, f"{HEADINGS}Ada Pell,ada@trust.example,{TRUST},{HARBOUR},Health visitor,,,,\n", is_whole=True)
    gone = Recipient.objects.exclude(left=None)
    assert [(one.name, one.left) for one in gone] == [("Cerys Vaughan", timezone.localdate())]


def test_joiners_and_leavers_have_their_days(cast: Cast) -> None:
    today = timezone.localdate()
    later, before = today + timedelta(days=5), today - timedelta(days=5)
    take_in(
        cast,
        f"{HEADINGS}Jo,jo@trust.example,{TRUST},,,,{later:%d/%m/%Y},,\n"
        f"Lu,lu@trust.example,{TRUST},,,,01/01/2020,{before:%d/%m/%Y},\n"
        f"Mo,mo@trust.example,{TRUST},,,,01/01/2020,{later:%d/%m/%Y},\n",
    )
    assert [one.name for one in Recipient.objects.all().current()] == ["Mo"]
    assert Recipient.objects.get(name="Mo").joined == date(2020, 1, 1)
    assert [one.name for one in Recipient.objects.all().current(later)] == ["Jo"]


def test_new_agencies_and_teams_are_made_where_that_is_chosen_and_their_kind_is_known(cast: Cast) -> None:
    text = (
        f"{HEADINGS}Kit,kit@school.example,Quay School,Year 4,,,,,school\nLea,lea@x.example,Odd Place,,,,,,nonsense\n"
    )
    (problem,) = take_in(cast, text, add_new=True).problems
    assert (problem.row, problem.column) == (3, "agency kind")
    assert not Agency.objects.filter(name="Quay School").exists()
    change = take_in(cast, text.partition("Lea")[0], add_new=True)
    assert change.new_teams == ["Year 4 (Quay School)"]
    assert Team.objects.get(name="Year 4").agency.code == "school"


def test_the_list_as_a_file_can_be_taken_in_again_and_runs_no_formula(cast: Cast) -> None:
    take_in(cast, f"{HEADINGS}=cmd|'x'!A1,ada@trust.example,{TRUST},{HARBOUR},,,,,\n")
    answer = cast.signed_in("rashid").get("/cascade/people/list.csv")
    assert b"'=cmd" in answer.content
    lines, problems = read("people.csv", answer.content)
    assert problems == []
    assert lines[0].name == "=cmd|'x'!A1"


def test_a_person_is_added_and_put_right_by_hand(cast: Cast) -> None:
    client = cast.signed_in("rashid")
    trust = cast.agencies["health_visiting"]
    sent = {"name": "Ada Pell", "email": "Ada@Trust.example", "agency": trust.pk, "joined": "2026-01-05"}
    client.post("/cascade/people/add/", sent)
    ada = Recipient.objects.get(email="ada@trust.example")
    assert "is on the list with this e-mail address already" in (
        client.post("/cascade/people/add/", sent).content.decode()
    )
    page = client.post(f"/cascade/people/{ada.pk}/", sent | {"left": "2025-01-01"}).content.decode()
    assert "cannot have left before they joined" in page
    unit = cast.teams["Child protection unit"]
    page = client.post(f"/cascade/people/{ada.pk}/", sent | {"team": unit.pk}).content.decode()
    assert "is not a team of" in page
    assert "or, for somebody outside the partnership" in (
        client.post("/cascade/people/add/", {**sent, "agency": "", "email": "x@y.example"}).content.decode()
    )


def test_an_address_put_right_sends_the_letter_that_was_refused(cast: Cast) -> None:
    ada = listed(cast)["ada"]
    client = cast.signed_in("rashid")
    issue = issued(cast)
    client.post(f"/cascade/issues/{issue.pk}/send/", _to(cast, people="ada@trust.example"))
    Letter.objects.update(state=Letter.REFUSED, reason="550 no such user")
    sent = {"name": "Ada Pell", "email": "ada.pell@trust.example", "agency": ada.agency_id, "joined": "2026-01-05"}
    client.post(f"/cascade/people/{ada.pk}/", sent)
    letter = Letter.objects.get()
    assert (letter.state, letter.to) == (Letter.WAITING, "ada.pell@trust.example")


def _to(cast: Cast, **told: str) -> dict[str, str]:
    return {"closes": (timezone.localdate() + timedelta(days=30)).isoformat()} | told


def test_only_who_keeps_the_list_sees_it(cast: Cast) -> None:
    listed(cast)
    for who in ("imogen", "petra", "harriet", "marlow"):
        page = cast.signed_in(who).get("/cascade/people/")
        assert page.status_code == 404 or "Ada Pell" not in page.content.decode()
