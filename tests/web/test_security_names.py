"""A name is a label wherever an agency's file put it: as whom, as whose, as the name of an attribute."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from heed.chronology.people import Person
from heed.chronology.reading import read_bytes
from heed.web.reviews import actions
from heed.web.reviews.downloads import TYPES
from heed.web.reviews.models import Review
from tests.cast import Cast
from tests.web.addresses import examples

NAME = "Zofia Quillfeather"
FILE = f"""case,at,upto,kind,about,agency,known,source,attrs,text
zq,2020-01-01,,injury.seen,{NAME},health_visiting,,{NAME}:1,account={NAME};rival=a;status={NAME};{NAME}=x,{NAME}
zq,2020-01-02,,visit,zofia_quillfeather,{NAME} Ltd,,,account=zofia;rival=a;stated_age={NAME} at 6,seen
zq,spring,,entry,zofia.quillfeather,health_visiting,,,proposed={NAME};confidence={NAME},slept
"""


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(by=cast.imogen, label="Child ZQ", title="A child of ten weeks")
    actions.add_people(
        by=cast.imogen,
        review=opened,
        people=[Person(id="child", role="child")],
        labels={"child": "Child ZQ"},
        names={"child": [NAME, "Zofia"]},
    )
    asked = actions.ask_agency(by=cast.imogen, review=opened, agency=cast.wen.agency, due=date(2030, 1, 1))
    upload = SimpleUploadedFile(f"{NAME}.csv", FILE.encode())
    cast.signed_in("wen").post(f"/reviews/submissions/{asked.pk}/", {"file": upload})
    actions.accept_submission(by=cast.imogen, submission=asked, file=asked.files.get().pk)
    actions.write_recommendation(by=cast.imogen, review=opened, text=f"See {NAME}.", addressee=f"the GP of {NAME}")
    actions.place_hold(by=cast.imogen, review=opened, reason="other", since=date(2026, 1, 5), note=f"asked by {NAME}")
    return opened


def told(data: bytes) -> str:
    if not data.startswith(b"PK"):
        return data.decode(errors="replace").casefold()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(parts.read(part).decode(errors="replace") for part in parts.namelist()).casefold()


@pytest.mark.parametrize("page", ["", *(f"{way}/" for way in ("chronology", "chronology/print", "timeline", "people"))])
def test_a_page_tells_no_name(cast: Cast, review: Review, page: str) -> None:
    answer = cast.signed_in("imogen").get(f"/reviews/{review.pk}/{page}")
    assert answer.status_code == 200
    assert "quillfeather" not in told(answer.content)
    assert "Child ZQ" in answer.content.decode()


def test_an_entrys_own_page_tells_none(cast: Cast, review: Review) -> None:
    client = cast.signed_in("imogen")
    pages = [client.get(f"/reviews/entries/{record.pk}/").content for record in review.case.events.all()]
    assert len(pages) == 3
    assert not [page for page in pages if "quillfeather" in told(page)]


@pytest.mark.parametrize("ending", TYPES)
def test_a_file_tells_none(cast: Cast, review: Review, ending: str) -> None:
    answer = cast.signed_in("rashid").get(f"/reviews/{review.pk}/chronology/as/{ending}/?view=anonymised")
    assert "quillfeather" not in told(answer.content) + str(answer.headers).casefold()
    read_again = read_bytes(f"again.{ending}", answer.content).chronology
    assert len(read_again.events) == 3
    assert "quillfeather" not in repr(read_again).casefold()


def test_by_name_each_stands_as_it_was_written(cast: Cast, review: Review) -> None:
    page = cast.signed_in("imogen").get(f"/reviews/{review.pk}/chronology/as/csv/?view=named").content.decode()
    assert "zofia_quillfeather" in page
    assert f"{NAME} Ltd" in page


def test_the_filter_for_whom_it_is_about_finds_by_label(cast: Cast, review: Review) -> None:
    client = cast.signed_in("imogen")
    by_label = client.get(f"/reviews/{review.pk}/chronology/?person=Child+ZQ").content.decode()
    assert "3 of 3" in by_label or "3 entries" in by_label


def test_the_board_reads_to_whom_a_recommendation_goes_without_the_name(cast: Cast, review: Review) -> None:
    page = cast.signed_in("harriet").get("/assurance/").content.decode()
    assert "the GP of Child ZQ" in page
    assert "Quillfeather" not in page


WALKED = ("", "?view=named", "?view=named&words=quillfeather")


def test_whoever_may_see_no_names_gets_none_at_any_address(cast: Cast) -> None:
    """Odile sits on the panel: she reads the review, and no address, wish, search or file gives her a name."""
    places = [(name, reverse(name, kwargs=dict(words))) for name, words in examples(cast).items()]
    client = cast.signed_in("odile")
    read, given_away = set(), []
    for name, address in places:
        for wish in WALKED:
            answer = client.get(address + wish)
            body = told(b"".join(answer) if getattr(answer, "streaming", False) else answer.content)
            read |= {name} if answer.status_code == 200 else set()
            # The search is said back to whoever made it; of the child there is no word.
            if "zofia" in body or ("quillfeather" in body and "words=" not in wish):
                given_away.append(address + wish)
    assert given_away == []
    assert {
        f"reviews:{name}"
        for name in ("review", "chronology", "print", "reading_copy", "timeline", "genogram", "entry", "export")
    } <= read


def test_a_search_for_a_name_finds_nothing_for_whoever_may_not_see_it(cast: Cast, review: Review) -> None:
    address = f"/reviews/{review.pk}/chronology/?view=named&words=quillfeather"
    assert "0 of 3" in cast.signed_in("odile").get(address).content.decode()
    assert "1 of 3" in cast.signed_in("imogen").get(address).content.decode()
