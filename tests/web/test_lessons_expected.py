"""What a lesson expects is kept beside it when it is accepted or taken in, and read anew when the table is another."""

import io

import pytest
from django.core.management import call_command

from heed.lessons import likeness
from heed.lessons.expectations import expected_in, version
from heed.web.lessons import actions
from heed.web.lessons.models import Expected, Lesson
from heed.web.lessons.recurrences import recurring_in
from tests.cast import Cast
from tests.web.publications import NOTES, OTHER_NOTES


@pytest.fixture
def library(cast: Cast) -> Cast:
    for name, notes in (("q.txt", NOTES), ("r.txt", OTHER_NOTES)):
        publication = actions.add_publication(by=cast.rashid, name=name, document=notes)
        actions.accept_as_proposed(by=cast.imogen, proposals=list(publication.lessons.all()))
    return cast


def test_what_a_lesson_expects_is_kept_when_it_is_accepted(cast: Cast) -> None:
    publication = actions.add_publication(by=cast.rashid, name="q.txt", document=NOTES)
    assert not Expected.objects.exists()
    lesson = publication.lessons.first()
    assert lesson is not None
    actions.accept_proposal(by=cast.imogen, proposal=lesson)
    kept = Expected.objects.get()
    assert (kept.lesson, kept.names, kept.read_with) == (lesson, list(expected_in(lesson.said)), version())


def test_a_library_is_compared_without_being_read_anew(library: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(text: str) -> tuple[str, ...]:
        raise AssertionError(f"{len(text)} letters were read anew")

    monkeypatch.setattr(likeness, "expected_in", read)
    assert recurring_in(library.harriet)


def test_what_another_table_read_is_read_anew_and_the_command_keeps_it(library: Cast) -> None:
    Expected.objects.update(read_with="of another day", names=["father-known"])
    assert {one.key for one in recurring_in(library.harriet)} != {"father-known"}
    out = io.StringIO()
    call_command("keep_expected", stdout=out)
    assert out.getvalue() == f"{Lesson.objects.accepted().count()} lessons read\n"
    assert not Expected.objects.exclude(read_with=version()).exists()
    call_command("keep_expected", stdout=out)
    assert out.getvalue().endswith("\n0 lessons read\n")
