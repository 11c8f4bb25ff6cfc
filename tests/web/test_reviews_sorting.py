"""Entries sorted many at a time, undone, and what that teaches for the next file of the same agency."""

import pytest

from heed.chronology.as_written import read
from heed.chronology.events import Event
from heed.chronology.people import Person
from heed.web.casebook.actions import enter
from heed.web.casebook.models import EventRecord
from heed.web.partnership.actions import NotPossible
from heed.web.reviews import actions
from heed.web.reviews.models import Finding, Review, Sorting, TaughtKind
from tests.cast import Cast

NAME = "Zofia Quillfeather"
TEXTS = (
    f"HV visited at home. {NAME} seen.",
    "NBV done. Baby well.",
    "Bruise to left cheek seen.",
    "No bruising seen today.",
    "NBV done. Weight 50th centile.",
)


def events(*texts: str, agency: str = "health_visiting") -> list[Event]:
    return [
        Event("y", read(f"{day} May 2016"), "entry", agency=agency, source=f"x:{day}", text=text)
        for day, text in enumerate(texts, 1)
    ]


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(by=cast.imogen, label="Child Y", title="A child of two years")
    people = [Person("child", "child")]
    actions.add_people(
        by=cast.imogen, review=opened, people=people, labels={"child": "Child Y"}, names={"child": [NAME]}
    )
    enter(by=cast.imogen, case=opened.case, events=events(*TEXTS))
    return opened


def page(cast: Cast, review: Review, query: str = "", who: str = "imogen") -> str:
    return cast.signed_in(who).get(f"/reviews/{review.pk}/sorting/{query}").content.decode()


def kinds(review: Review) -> list[str]:
    return list(EventRecord.objects.filter(case=review.case).current().order_by("at").values_list("kind", flat=True))


def pks(review: Review) -> list[int]:
    return list(EventRecord.objects.filter(case=review.case).current().order_by("at").values_list("pk", flat=True))


def sort(cast: Cast, review: Review, entries: list[int], how: str = "likely", kind: str = "") -> str:
    sent = {"entry": entries, "as": how, "kind": kind}
    answer = cast.signed_in("imogen").post(f"/reviews/{review.pk}/sorting/sort/", sent, follow=True)
    return answer.content.decode()


def test_the_page_shows_what_is_likely_with_the_words_that_led_there(cast: Cast, review: Review) -> None:
    shown = page(cast, review)
    assert "0 of 5 entries are sorted" in shown
    assert "<mark>Bruise</mark> to left cheek seen." in shown
    assert "HV <mark>visited</mark> at home. Child Y seen." in shown
    assert "Quillfeather" not in shown
    assert shown.count("Nothing is likely from its words.") == 3


def test_one_kind_stands_together_under_its_heading_and_what_nothing_is_likely_for_comes_last(
    cast: Cast, review: Review
) -> None:
    enter(by=cast.imogen, case=review.case, events=events("Rang.", "Rang.", "Rang.", "Bruise to arm seen."))
    shown = page(cast, review)
    assert shown.count('<h2 class="govuk-heading-s">') == 3
    bruises = [shown.index(text) for text in ("</mark> to left cheek", "</mark> to arm")]
    assert max(bruises) < shown.index("</mark> at home") < shown.index("Rang.")


def test_the_words_are_marked_where_they_led_to_the_kind_and_not_where_they_are_taken_back(
    cast: Cast, review: Review
) -> None:
    text = f"No bruise at birth. {NAME} came with a bruise to the arm."
    enter(by=cast.imogen, case=review.case, events=events(text))
    for query in ("", "?view=named"):
        shown = page(cast, review, query)
        assert "No bruise at birth." in shown
        assert "came with a <mark>bruise</mark> to the arm." in shown


def test_the_chosen_are_given_what_is_likely_and_the_rest_still_wait(cast: Cast, review: Review) -> None:
    shown = sort(cast, review, pks(review))
    assert "2 entries are sorted. For 3 nothing is likely; they still wait." in shown
    assert kinds(review) == ["visit.made", "entry", "injury.seen.bruise", "entry", "entry"]
    assert "2 of 5 entries are sorted" in shown


def test_another_kind_for_many_and_no_event_for_others(cast: Cast, review: Review) -> None:
    sort(cast, review, [pks(review)[1], pks(review)[4]], "kind", "health.contact.new_birth")
    sort(cast, review, [pks(review)[3]], "no_event")
    assert kinds(review)[1:] == ["health.contact.new_birth", "entry", "entry.no_event", "health.contact.new_birth"]


def test_a_batch_is_undone_and_what_was_sorted_anew_meanwhile_keeps_its_kind(cast: Cast, review: Review) -> None:
    sort(cast, review, pks(review)[:3])
    anew = EventRecord.objects.get(pk=pks(review)[0])
    actions.sort_entries(by=cast.rashid, review=review, kinds={anew: "child.seen"})
    batch = Sorting.objects.first()
    assert batch is not None
    client = cast.signed_in("imogen")
    for _ in range(2):
        client.post(f"/reviews/sortings/{batch.pk}/undo/")
    assert kinds(review)[:3] == ["child.seen", "entry", "entry"]
    with pytest.raises(NotPossible):
        actions.undo_sorting(by=cast.imogen, sorting=batch)


def test_what_was_chosen_teaches_the_next_file_of_the_same_agency_alone(cast: Cast, review: Review) -> None:
    sort(cast, review, [pks(review)[1], pks(review)[4]], "kind", "health.contact.new_birth")
    enter(by=cast.imogen, case=review.case, events=events("NBV done. All well.", "NBV done. Again."))
    shown = page(cast, review)
    assert shown.count("you chose it 2 times for entries that begin “nbv done”") == 2
    enter(by=cast.imogen, case=review.case, events=events("NBV done.", agency="police"))
    assert page(cast, review).count("you chose it 2 times") == 2


def test_undoing_takes_back_what_was_taught(cast: Cast, review: Review) -> None:
    sort(cast, review, [pks(review)[1]], "kind", "health.contact.new_birth")
    assert TaughtKind.objects.get().opening == "nbv done"
    actions.undo_sorting(by=cast.imogen, sorting=Sorting.objects.get())
    assert not TaughtKind.objects.exists()


def test_no_name_is_taught(cast: Cast, review: Review) -> None:
    enter(by=cast.imogen, case=review.case, events=events("Quillfeather seen", f"{NAME} rang", "Wayne shouted"))
    sort(cast, review, pks(review)[5:] + pks(review)[:1], "kind", "child.seen")
    taught = " ".join(TaughtKind.objects.values_list("opening", flat=True))
    assert not [word for word in ("quillfeather", "zofia", "wayne") if word in taught]


def test_what_was_taught_can_be_seen_and_forgotten(cast: Cast, review: Review) -> None:
    sort(cast, review, [pks(review)[1]], "kind", "health.contact.new_birth")
    client = cast.signed_in("imogen")
    assert "nbv done" in client.get("/reviews/taught/").content.decode()
    client.post(f"/reviews/taught/{TaughtKind.objects.get().pk}/forget/")
    assert "Nothing yet." in client.get("/reviews/taught/").content.decode()
    assert kinds(review)[1] == "health.contact.new_birth"


def test_an_entry_sorted_by_another_meanwhile_is_said_and_nothing_is_overwritten(cast: Cast, review: Review) -> None:
    old = pks(review)[:3]
    actions.sort_entries(by=cast.rashid, review=review, kinds={EventRecord.objects.get(pk=old[0]): "child.seen"})
    shown = sort(cast, review, old)
    assert "Somebody sorted one of these entries meanwhile, so none was changed." in shown
    assert kinds(review)[:3] == ["child.seen", "entry", "entry"]


def test_findings_follow_the_entries_that_are_sorted(cast: Cast, review: Review) -> None:
    cited = list(EventRecord.objects.filter(pk__in=pks(review)[:3]))
    finding = actions.write_finding(by=cast.imogen, review=review, text="Seen.", cites=cited)
    sort(cast, review, pks(review))
    assert {entry.pk for entry in Finding.objects.get(pk=finding.pk).cites.all()} == set(pks(review)[:3])


def test_it_is_filtered_by_agency_and_by_what_is_likely(cast: Cast, review: Review) -> None:
    enter(by=cast.imogen, case=review.case, events=events("Bruise to arm seen.", agency="police"))
    assert page(cast, review, "?agency=police").count("heed-sorting__entry") == 1
    assert page(cast, review, "?likely=injury.seen.bruise").count("heed-sorting__entry") == 2
    assert page(cast, review, "?likely=nothing&agency=police").count("heed-sorting__entry") == 0


@pytest.mark.parametrize(("how", "kind", "says"), [("likely", "", "No entry was chosen."), ("kind", "x", "No entry")])
def test_nothing_chosen_changes_nothing(cast: Cast, review: Review, how: str, kind: str, says: str) -> None:
    assert says in sort(cast, review, [], how, kind)


def test_a_kind_that_is_none_is_refused(cast: Cast, review: Review) -> None:
    assert "There is no kind" in sort(cast, review, pks(review), "kind", "verdict.guilty")


def test_an_empty_review_says_so_and_a_sorted_one_too(cast: Cast, review: Review) -> None:
    empty = actions.open_review(by=cast.imogen, label="Child X", title="Another")
    assert "There is no entry yet." in page(cast, empty)
    sort(cast, review, pks(review), "kind", "child.seen")
    assert "Every entry is sorted." in page(cast, review)


@pytest.mark.parametrize("who", ["odile", "wen", "harriet", "marlow"])
def test_it_is_for_whoever_writes_reviews(cast: Cast, review: Review, who: str) -> None:
    assert cast.signed_in(who).get(f"/reviews/{review.pk}/sorting/").status_code == 404
