"""The timeline of a review: one by one or counted, the same entries as the page, laid over, taken away, by keyboard."""

import io
import re
from datetime import date
from xml.etree import ElementTree

import pdfplumber
import pytest

from benchmarks.invented import NAMES, case_of_agencies
from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Coverage, Event
from heed.chronology.people import Person
from heed.web.casebook.actions import enter_chronology
from heed.web.casebook.models import EventRecord
from heed.web.partnership.models import TrailEntry
from heed.web.partnership.trail import Command
from heed.web.reviews import actions
from heed.web.reviews.examples import EXAMPLES, load_published
from heed.web.reviews.models import Episode, LinkDecision, Review
from heed.web.safeguards import laid_over
from tests.cast import Cast

MANY = 900


def opened(cast: Cast, label: str, entries: int) -> Review:
    review = actions.open_review(
        by=cast.rashid, label=label, title="A timeline", scope_from=date(2014, 1, 1), scope_to=date(2018, 12, 31)
    )
    enter_chronology(by=cast.rashid, case=review.case, chronology=case_of_agencies(entries), source="invented")
    labels = {"child": label, "mother": "Mother", "mothers_partner": "Partner of Mother"}
    actions.change_labels(by=cast.rashid, review=review, labels=labels, names=NAMES)
    return review


@pytest.fixture
def many(cast: Cast) -> Review:
    return opened(cast, "Child T", MANY)


@pytest.fixture
def few(cast: Cast) -> Review:
    return opened(cast, "Child F", 120)


def shown(cast: Cast, review: Review, query: str = "", page: str = "timeline/", who: str = "imogen") -> str:
    answer = cast.signed_in(who).get(f"/reviews/{review.pk}/{page}{query}")
    assert answer.status_code == 200, query
    return answer.content.decode()


def drawn(page: str) -> int:
    return len(re.findall(r'<a [^>]*id="sign-\d+"', page))


def fitting(page: str) -> int:
    found = re.search(r"(\d+) of \d+ entries fit", page)
    assert found is not None
    return int(found[1])


def test_a_long_chronology_is_counted_and_each_year_leads_to_its_own_picture(cast: Cast, many: Review) -> None:
    page = shown(cast, many)
    assert "too many to draw each" in page
    assert drawn(page) == 0
    query = re.search(r'href="(\?[^"]*since=2016-01-01[^"]*)">2016</a>', page)
    assert query is not None
    year = shown(cast, many, query[1].replace("&amp;", "&"))
    assert drawn(year) == fitting(year) > 100
    for step in ("Earlier", "Later", "Wider", "All of it"):
        assert f">{step}</a>" in year


def test_the_table_counts_what_the_picture_counts(cast: Cast, many: Review) -> None:
    rows = re.findall(r"numeric\"><strong>(\d+)</strong>", shown(cast, many))
    assert sum(map(int, rows)) == MANY + 2


def test_page_picture_table_paper_and_file_hold_the_same_entries(cast: Cast, few: Review) -> None:
    since = "?since=2016-01-01&until=2017-06-30"
    for query in (
        "?agency=police",
        "?family=visit",
        "?words=supervision",
        since,
        "?known_to=police&known_by=2016-05-01",
    ):
        whole = query + "&outside=yes"
        picture = shown(cast, few, whole)
        count = fitting(shown(cast, few, whole, page="chronology/"))
        assert drawn(picture) == fitting(picture) == count, query
        assert len(re.findall(r'<tr class="govuk-table__row" id="event-\d+"', picture)) == count
        assert len(re.findall(r'id="entry-\d+"', shown(cast, few, whole, page="chronology/print/"))) == count
        svg = shown(cast, few, whole, page="timeline/as/svg/")
        assert len(re.findall(r'id="sign-\d+"', svg)) == count


def test_an_entry_keeps_its_number_whatever_is_filtered(cast: Cast, few: Review) -> None:
    page = shown(cast, few, "?agency=police")
    numbers = re.findall(r'<a href="/reviews/entries/(\d+)/[^>]*id="sign-(\d+)"', page)
    whole = shown(cast, few, page="chronology/")
    on_page = dict(re.findall(r'href="/reviews/entries/(\d+)/">Entry (\d+)<', whole))
    assert numbers
    assert all(on_page[pk] == number for pk, number in numbers)


def test_the_picture_says_no_name_without_the_right_to_it(cast: Cast, few: Review) -> None:
    for page in ("timeline/", "timeline/as/svg/"):
        assert "Harlow" not in shown(cast, few, page=page)
        assert "Harlow" in shown(cast, few, "?view=named", page=page)
    actions_told = [line.action for line in TrailEntry.objects.filter(action__endswith="by name").order_by("pk")]
    assert actions_told == ["viewed by name", "exported by name"]


def test_files_are_named_by_case_and_view_and_leave_out_what_is_outside_the_scope(cast: Cast, few: Review) -> None:
    client = cast.signed_in("imogen")
    address = f"/reviews/{few.pk}/timeline/as"
    svg, pdf = client.get(f"{address}/svg/"), client.get(f"{address}/pdf/?view=named")
    assert svg["Content-Type"] == "image/svg+xml"
    assert 'filename="child-f timeline anonymised.svg"' in svg["Content-Disposition"]
    assert 'filename="child-f timeline named.pdf"' in pdf["Content-Disposition"]
    assert pdf.content.startswith(b"%PDF")
    root = ElementTree.fromstring(svg.content)
    assert root.get("width", "").endswith("mm")
    signs = [each for each in root.iter() if str(each.get("id", "")).startswith("sign-")]
    outside = EventRecord.objects.filter(case=few.case, upto__lte="2014-01-01T00:00:00").count()
    assert outside > 0
    assert len(signs) == 122 - outside
    assert client.get(f"{address}/exe/").status_code == 404


def test_paper_says_what_was_asked_for_and_no_name_that_was_typed(cast: Cast, few: Review) -> None:
    query = "?agency=police&since=2016-01-01&words=Wren+Harlow&known_to=gp&known_by=2017-05-01"
    page = shown(cast, few, query, page="chronology/print/")
    said = (
        "Police; from 1 January 2016; with the words “Child F”; as known to General practice by the end of 1 May 2017"
    )
    assert said in page
    assert "Harlow" not in re.sub(r'href="[^"]*"', "", page)
    assert said in shown(cast, few, query, page="chronology/")
    pdf = cast.signed_in("imogen").get(f"/reviews/{few.pk}/timeline/as/pdf/?agency=police&words=supervision").content
    with pdfplumber.open(io.BytesIO(pdf)) as opened_pdf:
        text = opened_pdf.pages[0].extract_text()
    assert "Police; with the words “supervision”." in text
    assert "Child F: timeline, anonymised" in text


def test_scope_ages_and_key_moments_stand_in_the_picture(cast: Cast, few: Review) -> None:
    page = shown(cast, few)
    for words in ("Scope of the review", "Age of Child F", "Live birth", "Serious harm or death"):
        assert f">{words}</text>" in page


def test_only_one_sign_is_a_tab_stop_and_each_says_its_lane(cast: Cast, few: Review) -> None:
    for query in ("", "?agency=police"):
        svg = re.search(r'<svg[^>]*class="timeline".*?</svg>', shown(cast, few, query), re.DOTALL)
        assert svg is not None
        signs = re.findall(r"<a [^>]*data-index[^>]*>", svg[0])
        assert sum('tabindex="0"' in sign for sign in signs) == 1
        assert all("data-lane=" in sign and "data-x=" in sign for sign in signs)


def bruise_and_harm(cast: Cast) -> Review:
    review = actions.open_review(by=cast.rashid, label="Child B", title="A bruise")
    told = (
        Event("b", read("1 March 2019"), "injury.seen.bruise", agency="health_visiting", text="A bruise on the arm"),
        Event("b", read("5 May 2019"), "harm.serious.injury", agency="acute_hospital", text="Found hurt"),
    )
    people = (Person("child", "child", born=read("1 October 2018")),)
    agencies = ("health_visiting", "acute_hospital", "childrens_social_care")
    covered = tuple(Coverage(agency, read("2018 to 2019")) for agency in agencies)
    enter_chronology(by=cast.rashid, case=review.case, chronology=Chronology(told, covered, people), source="x")
    return review


def test_what_the_safeguards_ask_is_laid_over_masked_until_revealed(cast: Cast) -> None:
    review = bruise_and_harm(cast)
    plain = shown(cast, review)
    assert "Lay over it: What the safeguards ask" in plain
    assert "timeline__mark" not in plain
    masked = shown(cast, review, "?laid=safeguards")
    assert "timeline__mark" in masked
    assert "The outcome is masked in these answers" in masked
    assert "Reveal it" in masked
    revealed = shown(cast, review, "?laid=safeguards&reveal=1")
    assert "The outcome is shown" in revealed
    assert TrailEntry.objects.filter(action="replayed").count() == 2


def test_whoever_may_not_replay_gets_no_answers_whatever_the_address_says(cast: Cast) -> None:
    review = bruise_and_harm(cast)
    readers = [name for name in ("imogen", "rashid", "odile") if cast[name].may("see_review")]
    barred = [name for name in readers if not cast[name].may("run_checks")]
    for name in barred:
        page = shown(cast, review, "?laid=safeguards&reveal=1", who=name)
        assert "timeline__mark" not in page
        assert "Lay over it" not in page


def test_what_was_worked_out_is_worked_out_anew_when_the_case_changes(cast: Cast) -> None:
    review = bruise_and_harm(cast)
    assert "timeline__mark" in shown(cast, review, "?laid=safeguards")
    referral = Event("b", read("1 March 2019"), "referral.made", agency="health_visiting", text="Reported")
    enter_chronology(by=cast.rashid, case=review.case, chronology=Chronology((referral,)), source="x")
    assert "timeline__mark--met" in shown(cast, review, "?laid=safeguards")


def test_a_case_too_long_to_replay_at_once_says_so(cast: Cast, few: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laid_over, "MOST_ENTRIES", 100)
    assert "too long to lay the safeguards&#x27; answers over" in shown(cast, few, "?laid=safeguards")


def test_key_episodes_and_decided_rivals_stand_in_the_picture(cast: Cast) -> None:
    review = actions.open_review(by=cast.rashid, label="Child E", title="An episode")
    told = tuple(
        Event("e", read(day), "information.shared", agency=agency, text="The call")
        for day, agency in (("1 May 2016", "gp"), ("2 May 2016", "police"), ("9 September 2016", "police"))
    )
    enter_chronology(by=cast.rashid, case=review.case, chronology=Chronology(told), source="x")
    first, second, _ = EventRecord.objects.filter(case=review.case).order_by("at")
    LinkDecision.objects.create(review=review, first=first, second=second, decision="rival", decided_by="Imogen")
    Episode.objects.create(
        review=review, number=1, title="The call", since=date(2016, 5, 1), until=date(2016, 6, 30), summary="A call"
    )
    page = shown(cast, review)
    assert ">1. The call</text>" in page
    assert ">rival accounts of one happening</text>" in page
    assert page.count("accounts differ: The call") == 2


def test_what_an_agency_could_have_known_has_no_hindsight_in_it(cast: Cast) -> None:
    norfolk = load_published(Command("test", cast.partnership), EXAMPLES / "norfolk-case-s")
    page = shown(cast, norfolk, "?known_to=mash&known_by=2015-06-30")
    svg = page[page.index('class="timeline"') : page.index("</svg>", page.index('class="timeline"'))]
    assert "1 of 71 entries fit" in page
    assert "harm" not in svg.lower()
    assert "Health visiting" not in svg
    assert "1 May 2015 to 30 June 2015 (61 days)" in svg
    assert "days to the harm" in shown(cast, norfolk)


def test_an_agency_asked_for_stands_alone_and_a_lane_left_empty_by_a_filter_says_so(cast: Cast, few: Review) -> None:
    page = shown(cast, few, "?agency=police")
    lanes = re.findall(r'<g aria-label="([^"]+)" role="group">', page)
    assert lanes == ["Police"]
    page = shown(cast, few, "?words=none+of+them+says+this+but+one")
    assert "No entry fits" in page
    one = EventRecord.objects.filter(case=few.case, agency="police", about="child").first()
    assert one is not None
    page = shown(cast, few, f"?since={one.at[:10]}&until={one.at[:10]}&outside=yes")
    assert "record handed in, no entries" not in page
    assert "none of these entries" in page


@pytest.mark.parametrize(
    "query",
    [
        "since=0002-01-01&until=9999-12-30",
        "since=0001-01-01&until=9999-12-31",
        "since=2016-05-02&until=2016-05-01",
        "since=2016-05-01&until=2016-05-01",
        "since=1900-01-01&until=2100-01-01",
        "known_to=police&known_by=9999-12-31",
        "known_to=nobody&known_by=0001-01-01",
        "entry=99999999999999999&page=-1",
        "at=x%00&words=%00",
        "laid=nothing&reveal=1&outside=maybe&view=zzz",
        "laid=safeguards&known_to=police&known_by=2016-01-01",
    ],
)
def test_no_address_breaks_the_page_or_the_picture(cast: Cast, few: Review, query: str) -> None:
    client = cast.signed_in("imogen")
    for page in ("chronology/", "chronology/print/", "timeline/", "timeline/as/svg/", "timeline/as/pdf/"):
        assert client.get(f"/reviews/{few.pk}/{page}?{query}").status_code == 200, page
