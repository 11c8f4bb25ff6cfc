"""Replay on a page: a review's case under a cursor, what one agency knew beside it, the outcome masked."""

import re

import pytest

from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Coverage, Event
from heed.chronology.people import Person
from heed.web.casebook.actions import enter_chronology
from heed.web.casebook.models import Case
from heed.web.partnership.models import TrailEntry
from heed.web.reviews import actions as reviews
from heed.web.reviews.models import Review
from tests.cast import Cast
from tests.web.practice import a_bruise

SOURCE = "Rowan Fairweather chronology.docx:14"


def told(when: str, kind: str, agency: str) -> Event:
    return Event("w", read(when), kind, agency=agency, source=SOURCE, text="Rowan Fairweather had a mark on his cheek")


EVENTS = (
    Event("w", read("1/12/2018"), "birth", agency="midwifery"),
    told("5/3/2019 14:00", "injury.seen.bruise", "health_visiting"),
    told("6/3/2019", "child.seen", "gp"),
    told("2/4/2019", "injury.seen.bruise", "gp"),
    told("9/4/2019", "harm.serious", "acute_hospital"),
    told("10/4/2019", "strategy.held", "police"),
)
AGENCIES = ("health_visiting", "gp", "childrens_social_care", "acute_hospital", "police")


@pytest.fixture
def case(cast: Cast) -> Case:
    review = reviews.open_review(by=cast.rashid, label="Child W", title="A baby")
    over = read("December 2018 to May 2019")
    coverage = tuple(Coverage(agency, over) for agency in AGENCIES)
    people = (Person("child", "child", aliases=("Rowan Fairweather",)),)
    chronology = Chronology(EVENTS, coverage, people)
    enter_chronology(by=cast.rashid, case=review.case, chronology=chronology, source="test")
    review.case.people.update(label="Child W", names=["Rowan Fairweather"])
    return review.case


def shown(cast: Cast, case: Case, who: str = "imogen", **query: str) -> str:
    return cast.signed_in(who).get(f"/safeguards/replay/{case.review.pk}/", query).content.decode()


def test_it_says_what_would_have_been_asked_of_whom_and_how_long_before(cast: Cast, case: Case) -> None:
    page = shown(cast, case)
    for words in ("Would have been asked", "BRU-01", "35 days before the harm", "health visiting", "Expected by"):
        assert words in page


def test_no_narrative_and_no_name_is_on_it(cast: Cast, case: Case) -> None:
    page = shown(cast, case, reveal="1", known_to="gp", until="5/3/2019")
    assert "Rowan" not in page
    assert "mark on his cheek" not in page
    assert "Child W chronology.docx:14" in page


class TestTheOutcome:
    def test_it_is_masked_until_it_is_asked_for(self, cast: Cast, case: Case) -> None:
        page = shown(cast, case)
        assert "Outcome masked" in page
        assert "10/04/2019" not in page + shown(cast, case, until="2/4/2019")

    def test_it_is_shown_on_request(self, cast: Cast, case: Case) -> None:
        assert "On to 09/04/2019" in shown(cast, case, until="2/4/2019", reveal="1")
        assert "Outcome shown" in shown(cast, case, reveal="1")


class TestTheCursor:
    def test_it_hides_what_is_later(self, cast: Cast, case: Case) -> None:
        assert "BRU-05" not in shown(cast, case, until="6/3/2019").partition("stay silent")[0]
        assert "BRU-05" in shown(cast, case, until="5/4/2019").partition("stay silent")[0]

    def test_it_steps_from_entry_to_entry(self, cast: Cast, case: Case) -> None:
        steps = {
            "": ["Back to 02/04/2019"],
            "5/3/2019": ["Back to 01/12/2018", "On to 06/03/2019"],
            "2/4/2019": ["Back to 06/03/2019", "To the end"],
            "March 2019": ["Back to 01/12/2018", "On to 02/04/2019"],
        }
        for until, links in steps.items():
            page = shown(cast, case, until=until)
            assert [link for link in links if link not in page] == [], until

    def test_it_says_what_is_recorded_there(self, cast: Cast, case: Case) -> None:
        page = shown(cast, case, until="6/3/2019")
        assert "A practitioner saw the child, 6 March 2019, general practice" in page

    def test_what_is_no_day_is_said(self, cast: Cast, case: Case) -> None:
        for until in ("soon", "31/02/2019", "after 2018"):
            assert "<title>Error: " in shown(cast, case, until=until), until


def test_one_agencys_knowledge_stands_beside_everybodys(cast: Cast, case: Case) -> None:
    page = shown(cast, case, known_to="gp")
    gp, _, everybody = page.partition("All agencies together, as nobody knew it then</h2>")
    assert "As known to general practice</h2>" in gp
    assert "5 March 2019 at 14:00" in everybody
    assert "5 March 2019 at 14:00" not in gp


def test_todays_rules_are_called_a_what_if(cast: Cast, case: Case) -> None:
    assert "By today's rules, which nobody had then." not in shown(cast, case)
    assert "By today's rules, which nobody had then." in shown(cast, case, rules="today").replace("&#x27;", "'")


def test_silent_safeguards_say_why(cast: Cast, case: Case) -> None:
    silent = shown(cast, case).partition("stay silent, and why")[2]
    assert "Nothing is recorded of the kind it looks for" in silent


def test_a_view_leaves_a_line(cast: Cast, case: Case) -> None:
    shown(cast, case)
    assert TrailEntry.objects.filter(action="replayed", subject_type="review", who="Imogen Ashdown").exists()


def test_only_those_who_see_the_review_replay_it(cast: Cast, case: Case) -> None:
    for who in ("wen", "callum", "ngozi", "petra", "harriet", "dev", "marlow"):
        assert cast.signed_in(who).get(f"/safeguards/replay/{case.review.pk}/").status_code == 404, who


class TestAPublishedExample:
    """Whoever runs checks and sees no review replays what others have published, and nothing else."""

    @pytest.fixture
    def example(self, cast: Cast, case: Case) -> Review:
        published = {"is_example": True, "source_authority": "Farshire"}
        review = reviews.open_review(by=cast.rashid, label="Child X", title="A published child", **published)
        chronology = Chronology(EVENTS, tuple(Coverage(agency, read("2019")) for agency in AGENCIES))
        enter_chronology(by=cast.rashid, case=review.case, chronology=chronology, source="test")
        return review

    def test_an_analyst_finds_it_among_the_safeguards(self, cast: Cast, case: Case, example: Review) -> None:
        page = cast.signed_in("dev").get("/safeguards/pack/").content.decode()
        assert "Published examples to replay" in page
        assert f"/safeguards/replay/{example.pk}/" in page
        assert f"/safeguards/replay/{case.review.pk}/" not in page
        assert "Child W" not in page

    def test_an_analyst_replays_it_and_every_way_from_there_is_open(self, cast: Cast, example: Review) -> None:
        client = cast.signed_in("dev")
        page = client.get(f"/safeguards/replay/{example.pk}/").content.decode()
        assert "BRU-01" in page
        ways = [way for way in re.findall(r'<a [^>]*href="(/[^"#?]*)', page) if not way.startswith("/sign-in/")]
        assert "/safeguards/pack/" in ways
        assert [way for way in ways if client.get(way).status_code != 200] == []
        assert TrailEntry.objects.filter(action="replayed", who="Dev Mistry", subject_id=str(example.pk)).exists()

    def test_its_other_pages_stay_shut_to_an_analyst(self, cast: Cast, case: Case, example: Review) -> None:
        client = cast.signed_in("dev")
        shut = [f"/safeguards/replay/{case.review.pk}/"]
        pages = ("", "chronology/", "chronology/print/", "chronology/as/csv/", "timeline/", "genogram/", "people/")
        shut += [f"/reviews/{review.pk}/{page}" for review in (example, case.review) for page in pages]
        assert {page: client.get(page).status_code for page in shut} == dict.fromkeys(shut, 404)

    def test_nobody_else_replays_it(self, cast: Cast, example: Review) -> None:
        for who in ("wen", "callum", "ngozi", "petra", "harriet", "marlow"):
            assert cast.signed_in(who).get(f"/safeguards/replay/{example.pk}/").status_code == 404, who

    def test_who_sees_the_review_goes_on_to_its_other_pages(self, cast: Cast, example: Review) -> None:
        page = cast.signed_in("imogen").get(f"/safeguards/replay/{example.pk}/").content.decode()
        assert f'<a href="/reviews/{example.pk}/" class="govuk-back-link">' in page
        assert f'href="/safeguards/replay/{example.pk}/" aria-current="page"' in page


def test_a_case_of_practice_is_not_replayed(cast: Cast) -> None:
    record = a_bruise(cast)
    assert cast.signed_in("rashid").get(f"/safeguards/replay/{record.case_id}/").status_code == 404


def test_the_library_leads_to_it(cast: Cast, case: Case) -> None:
    assert f"/safeguards/replay/{case.review.pk}/" in cast.signed_in("imogen").get("/safeguards/pack/").content.decode()
    assert "/safeguards/replay/" not in cast.signed_in("ngozi").get("/safeguards/pack/").content.decode()
