"""The library: found by words, narrowed by filters whose numbers add up, highlighted where it was found."""

import pytest

from heed.web.lessons import actions
from heed.web.lessons.models import Lesson
from heed.web.lessons.search import hits, index_of, look_for
from tests.cast import Cast
from tests.web.publications import NOTES, OTHER_NOTES


@pytest.fixture
def library(cast: Cast) -> Cast:
    """Both notes, every lesson accepted."""
    for name, notes in (("q.txt", NOTES), ("r.txt", OTHER_NOTES)):
        publication = actions.add_publication(by=cast.rashid, name=name, document=notes)
        actions.accept_as_proposed(by=cast.imogen, proposals=list(publication.lessons.all()))
    return cast


def found(cast: Cast, words: str, *, exact: bool = False) -> list[str]:
    index = index_of(cast.imogen.partnership)
    asked, keys = look_for(index, words, index.everything(), exact=exact)
    if keys.some:
        return []
    return [f"{hit.lesson.publication.review} {hit.lesson.key}" for hit in hits(keys.keys, asked)]


@pytest.mark.parametrize(
    ("words", "lessons"),
    [
        ("bruise", {"Child Q lp-1", "Child R lp-1"}),
        ("bruised babies", {"Child Q lp-1", "Child R lp-1"}),
        ("BRUISING not reported", {"Child Q lp-1", "Child R lp-1"}),
        ("the bruise of a baby", {"Child Q lp-1", "Child R lp-1"}),
        ("conference", {"Child Q lp-2"}),
        ("conference father", set()),
        ("what would you do today", {"Child Q lp-1"}),
        ('bruise" OR 1=1 --', set()),
        ("conference* (escalate) AND: 'concerns' -- _ %", {"Child Q lp-2"}),
        ("unicorn", set()),
    ],
)
def test_words_are_found_by_their_stem_and_no_sign_is_an_error(library: Cast, words: str, lessons: set[str]) -> None:
    assert set(found(library, words)) == lessons


@pytest.mark.parametrize("words", ["", "   ", "the", "?!", "__"])
def test_words_that_say_nothing_leave_everything(library: Cast, words: str) -> None:
    assert len(found(library, words)) == 5


def test_what_was_found_is_marked_and_nothing_of_the_passage_is_lost(library: Cast) -> None:
    index = index_of(library.imogen.partnership)
    asked, keys = look_for(index, "reported baby", index.everything())
    hit = next(hit for hit in hits(keys.keys, asked) if hit.lesson.publication.review == "Child Q")
    assert "".join(piece.text for piece in hit.passage) == hit.lesson.text
    assert [piece.text for piece in hit.passage if piece.hit] == ["baby", "reported"]


def test_a_mended_lesson_is_found_by_its_new_words(library: Cast) -> None:
    lesson = Lesson.objects.get(key="lp-2", publication__review="Child Q")
    actions.accept(by=library.imogen, lesson=lesson, stance="fault", themes=[], question="Who climbs the ladder?")
    assert found(library, "climb ladder") == ["Child Q lp-2"]


def test_facets_add_up_with_the_filters_on_the_screen(library: Cast) -> None:
    client = library.signed_in("harriet")
    context = client.get("/lessons/?stance=fault").context
    assert context["number"] == 4
    for one in context["facets"]:
        for facet in one.facets:
            address = f"/lessons/?stance=fault&{facet.name}={facet.value}"
            if facet.name == "stance":
                address = f"/lessons/?stance={facet.value}"
            assert client.get(address).context["number"] == facet.number, (one.name, facet)


@pytest.mark.parametrize("name", ["stance", "authority", "year", "form"])
def test_the_numbers_of_a_facet_add_up_to_what_was_found(library: Cast, name: str) -> None:
    context = library.signed_in("harriet").get("/lessons/?q=baby").context
    (facet,) = (each for each in context["facets"] if each.name == name)
    assert sum(each.number for each in facet.facets) + facet.other == context["number"] > 0


def test_a_page_shows_the_passage_with_its_place_and_marks(library: Cast) -> None:
    page = library.signed_in("ngozi").get("/lessons/?q=escalate").content.decode()
    assert "<mark>escalate</mark>" in page
    assert "Child Q: learning notes, line 10" in page


def test_a_search_that_finds_nothing_says_what_to_do(library: Cast) -> None:
    assert "No lesson fits." in library.signed_in("ngozi").get("/lessons/?q=unicorn").content.decode()


def test_a_filter_that_does_not_exist_is_passed_over(library: Cast) -> None:
    context = library.signed_in("ngozi").get("/lessons/?theme=nonsense&publication=99999&page=x").context
    assert context["number"] == 5


def test_what_nobody_accepted_is_not_found(cast: Cast) -> None:
    actions.add_publication(by=cast.rashid, name="q.txt", document=NOTES)
    for who in ("imogen", "ngozi"):
        assert cast.signed_in(who).get("/lessons/?q=bruise").context["number"] == 0


def test_marlows_library_is_another(library: Cast) -> None:
    page = library.signed_in("marlow").get("/lessons/?q=bruise").content.decode()
    assert "Child Q" not in page


def test_an_empty_library_says_how_to_begin(cast: Cast) -> None:
    assert "Add a published briefing" in cast.signed_in("imogen").get("/lessons/").content.decode()
    assert "Add a published briefing" not in cast.signed_in("ngozi").get("/lessons/").content.decode()


@pytest.mark.parametrize(
    ("typed", "meant"), [("bruize", "bruise"), ("confrence", "conference"), ("repoted", "reported")]
)
def test_a_slip_of_the_keys_is_mended_and_said(library: Cast, typed: str, meant: str) -> None:
    answer = library.signed_in("ngozi").get(f"/lessons/?q={typed}")
    (mended,) = answer.context["found"].asked.mended
    assert f"No lesson holds “{typed}”; “{mended.used}” was looked for." in answer.content.decode()
    assert found(library, typed) == found(library, meant) != []
    assert found(library, typed, exact=True) == []


def test_a_synonym_is_found_said_and_can_be_left_out(library: Cast) -> None:
    assert set(found(library, "infant")) == {"Child Q lp-1", "Child R lp-1"}
    page = library.signed_in("ngozi").get("/lessons/?q=infants").content.decode()
    assert "Found with their synonyms and abbreviations: infants." in page
    assert "<mark>baby</mark>" in page
    assert found(library, "infants", exact=True) == []


def test_where_no_lesson_holds_every_word_those_with_most_are_shown_and_it_is_said(library: Cast) -> None:
    page = library.signed_in("ngozi").get("/lessons/?q=bruise+unicorns").content.decode()
    assert "No lesson holds all of these words." in page
    assert "Child Q: learning notes, line" in page


def test_a_filter_is_taken_away_again(library: Cast) -> None:
    page = library.signed_in("ngozi").get("/lessons/?stance=fault").content.decode()
    assert "<strong>What went wrong</strong> 4" in page
    assert "Remove" in page


def test_every_publication_is_listed_with_its_accepted_lessons(library: Cast) -> None:
    page = library.signed_in("ngozi").get("/lessons/publications/").content.decode()
    assert "2 publications." in page
    first = Lesson.objects.first().publication
    context = library.signed_in("ngozi").get(f"/lessons/?publication={first.pk}").context
    assert context["number"] == first.lessons.count()
