"""The whole library leaves as one file and comes back without loss; what is no library is refused in one sentence."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from heed.chronology.problems import UnusableInput
from heed.lessons.expectations import version
from heed.web.lessons import actions, reading_library, self_checks
from heed.web.lessons.models import Lesson, Passage, Publication, SelfCheck, SelfCheckAnswer
from heed.web.lessons.taking_in import take_in
from tests.cast import Cast
from tests.web.publications import NOTES, OTHER_NOTES


@pytest.fixture
def library(cast: Cast) -> Cast:
    """Two publications: one judged in three ways and withdrawn, one proposed."""
    first = actions.add_publication(by=cast.rashid, name="q.txt", document=NOTES)
    second = actions.add_publication(by=cast.rashid, name="r.txt", document=OTHER_NOTES)
    one, two, _ = first.lessons.all()
    said = {"themes": ["neglect"], "question": "", "safeguards": ["BRU-01"]}
    actions.accept(by=cast.imogen, lesson=one, stance="fault", **said)
    actions.reject(by=cast.imogen, proposal=two)
    question = first.passages.questions().get()
    actions.accept_passage(by=cast.imogen, passage=question, text="What would you do today?", goes_with=one.key)
    actions.withdraw(
        by=cast.imogen, publication=first, because="A figure was wrong.", replaced_by=second, who="The board"
    )
    begun = self_checks.begin(by=cast.imogen, lessons=[one])
    self_checks.answer(by=cast.harriet, self_check=begun, given={"told": self_checks.Given("no", "Nobody.", "Asked.")})
    return cast


def exported(cast: Cast, who: str = "imogen") -> bytes:
    answer = cast.signed_in(who).get("/lessons/export/")
    assert answer.status_code == 200
    return answer.content


def kept(member_of: object) -> list[tuple[object, ...]]:
    lessons = Lesson.objects.filter(publication__partnership=member_of).order_by("publication__sha256", "key")
    return list(
        lessons.values_list(
            *(
                "publication__sha256",
                "publication__title",
                "publication__withdrawn",
                "publication__withdrawn_by",
                "publication__replaced_by__sha256",
            ),
            *(
                "key",
                "text",
                "stance",
                "proposed_stance",
                "themes",
                "question",
                "safeguards",
                "state",
                "judged",
                "place",
            ),
        )
    )


def test_a_library_comes_back_as_it_left_in_another_partnership(library: Cast) -> None:
    data = exported(library)
    manager = library.marlow
    manager.roles = ["lead_reviewer"]
    manager.save()
    taken = take_in(by=manager, name="library.zip", data=io.BytesIO(data))
    assert (taken.publications, taken.lessons, taken.known) == (2, 5, 0)
    assert kept(manager.partnership) == kept(library.imogen.partnership)
    accepted = Lesson.objects.accepted().filter(publication__added_by=manager)
    assert accepted.filter(expected__read_with=version()).count() == accepted.count() > 0
    assert exported(library, "marlow") == data
    assert [lesson.judge for lesson in Lesson.objects.filter(publication__added_by=manager, state="accepted")] == [
        library.imogen.user.name
    ]
    answer = SelfCheckAnswer.objects.get(self_check__partnership=manager.partnership)
    assert (answer.who, answer.words) == (library.harriet.user.name, "Nobody.")
    assert answer.self_check.lessons.get().publication.added_by == manager


def test_taking_it_in_again_changes_nothing(library: Cast) -> None:
    data = exported(library)
    before = kept(library.imogen.partnership)
    taken = take_in(by=library.imogen, name="library.zip", data=io.BytesIO(data))
    assert (taken.publications, taken.lessons, taken.known, taken.judged) == (0, 0, 2, 0)
    assert kept(library.imogen.partnership) == before


def test_what_was_judged_here_stays_and_what_was_not_takes_the_judgement_of_the_file(library: Cast) -> None:
    data = exported(library)
    one, two, _ = Publication.objects.get(name="q.txt").lessons.all()
    actions.accept(by=library.imogen, lesson=two, stance="fault", themes=["disability"])
    Lesson.objects.filter(pk=one.pk).update(state=Lesson.PROPOSED, themes=[], judged=None)
    taken = take_in(by=library.imogen, name="library.zip", data=io.BytesIO(data))
    one.refresh_from_db()
    two.refresh_from_db()
    assert taken.judged == 1
    assert (one.state, one.themes, one.question) == (Lesson.ACCEPTED, ["neglect"], "What would you do today?")
    assert (two.state, two.themes) == (Lesson.ACCEPTED, ["disability"])


def test_lessons_come_back_in_the_order_of_their_document(library: Cast) -> None:
    data = exported(library)
    publication = Publication.objects.get(name="r.txt")
    told = "".join(f"- Lesson number {number} was that nobody asked the father.\n" for number in range(1, 15)).encode()
    many = actions.add_publication(
        by=library.rashid, name="many.txt", document=OTHER_NOTES.replace(b"- Nobody", told + b"- Nobody")
    )
    keys = [lesson.key for lesson in many.lessons.all()]
    assert keys != sorted(keys)
    data = exported(library)
    library.marlow.roles = ["lead_reviewer"]
    library.marlow.save()
    take_in(by=library.marlow, name="library.zip", data=io.BytesIO(data))
    there = Publication.objects.get(partnership=library.marlow.partnership, sha256=many.sha256)
    assert [lesson.key for lesson in there.lessons.all()] == keys
    assert publication.mark != there.mark == many.mark


def test_what_was_withdrawn_elsewhere_is_marked_here(library: Cast) -> None:
    data = exported(library)
    first = Publication.objects.get(name="q.txt")
    actions.take_back_withdrawal(by=library.imogen, publication=first)
    taken = take_in(by=library.imogen, name="library.zip", data=io.BytesIO(data))
    first.refresh_from_db()
    assert (taken.withdrawn, first.withdrawn_because) == (1, "A figure was wrong.")
    assert first.replaced_by == Publication.objects.get(name="r.txt")


def test_after_a_break_it_goes_on_where_it_stopped(library: Cast) -> None:
    data = exported(library)
    library.marlow.roles = ["lead_reviewer"]
    library.marlow.save()

    def broken_off(number: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in(by=library.marlow, name="library.zip", data=io.BytesIO(data), progress=broken_off)
    assert Publication.objects.filter(partnership=library.marlow.partnership).count() == 1
    taken = take_in(by=library.marlow, name="library.zip", data=io.BytesIO(data))
    assert (taken.publications, taken.known) == (1, 1)
    assert exported(library, "marlow") == data


def test_a_theme_and_a_safeguard_that_are_not_here_are_kept_and_named(library: Cast) -> None:
    data = with_lines(lambda old: old.replace(b"BRU-01", b"NEW-99"))(exported(library))
    library.marlow.roles = ["lead_reviewer"]
    library.marlow.save()
    taken = take_in(by=library.marlow, name="library.zip", data=io.BytesIO(data))
    assert taken.unknown == {"NEW-99"}
    assert "kept by identifier: NEW-99." in taken.say()


def test_it_is_taken_in_through_the_page(library: Cast) -> None:
    upload = SimpleUploadedFile("library.zip", exported(library))
    answer = library.signed_in("imogen").post("/lessons/take-in/", {"file": upload}, follow=True)
    assert "2 publications were here already" in answer.content.decode().replace("\n", " ")


@pytest.mark.parametrize("who", ["ngozi", "harriet"])
def test_it_is_for_nobody_who_may_not_accept_lessons(library: Cast, who: str) -> None:
    assert library.signed_in(who).get("/lessons/export/").status_code == 404
    assert library.signed_in(who).get("/lessons/take-in/").status_code == 404


def remade(data: bytes, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if (changed := change(name, old.read(name))) is not None:
                new.writestr(name, changed)
        for name, added in (more or {}).items():
            new.writestr(name, added)
    return out.getvalue()


def with_lines(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """The file with the lines of its publications changed."""
    return lambda data: remade(data, lambda name, old: change(old) if name == "publications.jsonl" else old)


HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "no zip": lambda data: b"hello",
    "cut off": lambda data: data[: len(data) // 2],
    "another version": lambda data: remade(data, lambda n, d: b'{"heed_library": 99}' if n == "library.json" else d),
    "no lines": lambda data: remade(data, lambda n, d: None if n == "publications.jsonl" else d),
    "no document": lambda data: remade(data, lambda n, d: None if n.startswith("documents/") else d),
    "another document": lambda data: remade(data, lambda n, d: b"x" if n.startswith("documents/") else d),
    "a line that is no JSON": lambda data: remade(data, lambda n, d: b"{" if n.endswith(".jsonl") else d),
    "a line of another kind": lambda data: remade(data, lambda n, d: b"[1]\n" if n.endswith(".jsonl") else d),
    "nothing in a line": lambda data: remade(data, lambda n, d: b"{}\n" if n.endswith(".jsonl") else d),
    "fewer than it says": lambda data: remade(data, lambda n, d: d.split(b"\n")[0] if n.endswith(".jsonl") else d),
    "an unknown state": lambda data: remade(
        data, lambda n, d: d.replace(b'"accepted"', b'"owned"') if n.endswith(".jsonl") else d
    ),
    "an unknown stance": with_lines(lambda old: old.replace(b'"fault"', b'"blame"')),
    "a year that is none": with_lines(lambda old: old.replace(b'"year": null', b'"year": "soon"')),
    "a name that is too long": with_lines(lambda old: old.replace(b'"q.txt"', b'"' + b"q" * 300 + b'"')),
    "a key that is no address": with_lines(lambda old: old.replace(b'"lp-1"', b'"../lp-1"')),
    "a key twice": with_lines(lambda old: old.replace(b'"lp-1"', b'"lp-2"')),
    "a sign that no text holds": with_lines(lambda old: old.replace(b"do today?", b"do today\\u0000")),
    "a passage of no kind": with_lines(lambda old: old.replace(b'"kind": "question"', b'"kind": "wish"')),
    "a passage that stands nowhere": with_lines(lambda old: old.replace(b'"line": 15', b'"line": "deep"')),
    "one with what is no address": with_lines(lambda old: old.replace(b'"merged_into": ""', b'"merged_into": "../a"')),
    "no passages": with_lines(lambda old: old.replace(b'"passages": [', b'"others": [')),
    "a day without its offset": with_lines(lambda old: old.replace(b"+00:00", b"")),
    "a reading that cannot be shown": with_lines(lambda old: old.replace(b'"case_facts": [{', b'"case_facts": [1, {')),
    "a publication twice": with_lines(lambda old: old.splitlines(keepends=True)[0] * 2),
    "fewer lessons than it says": lambda data: remade(
        data, lambda n, d: d.replace(b'"lessons": 5', b'"lessons": 6') if n == "library.json" else d
    ),
    "something beside it": lambda data: remade(data, lambda n, d: d, {"../../etc/passwd": b"x"}),
    "a part that is damaged": lambda data: data.replace(data[200:260], b"\x00" * 60, 1),
    "deep": lambda data: remade(data, lambda n, d: b"[" * 200_000 if n.endswith(".jsonl") else d),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_library_is_refused_in_one_sentence_and_nothing_is_taken_in(library: Cast, kind: str) -> None:
    data = HOSTILE[kind](exported(library))
    SelfCheckAnswer.objects.all().delete()
    SelfCheck.objects.all().delete()
    Lesson.objects.all().delete()
    Passage.objects.all().delete()
    Publication.objects.update(replaced_by=None)
    Publication.objects.all().delete()
    with pytest.raises(UnusableInput) as refused:
        take_in(by=library.imogen, name="library.zip", data=io.BytesIO(data))
    assert str(refused.value).startswith("library.zip")
    assert Publication.objects.count() == Lesson.objects.count() == 0


def test_too_many_files_are_refused_unopened(library: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_library, "MOST_MEMBERS", 2)
    with pytest.raises(UnusableInput, match="which no library does"):
        take_in(by=library.imogen, name="library.zip", data=io.BytesIO(exported(library)))


def test_commands_write_it_take_it_in_and_read_a_folder(library: Cast, tmp_path: Path) -> None:
    file, by = tmp_path / "library.zip", library.imogen.user.email
    call_command("export_library", file, "--by", by)
    with zipfile.ZipFile(file) as told:
        about = json.loads(told.read("library.json"))
    counts = {"heed_library": 2, "publications": 2, "lessons": 5, "self_checks": 1}
    assert {name: about[name] for name in counts} == counts
    call_command("take_in_library", file, "--by", by)
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_bytes(NOTES)
    (folder / "b.txt").write_bytes(NOTES.replace(b"Child Q", b"Child N"))
    (folder / "c.txt").write_bytes(b"")
    for _ in range(2):
        call_command("add_publications", folder, "--by", by)
    assert Publication.objects.count() == 3
    with pytest.raises(CommandError, match="may accept lessons"):
        call_command("export_library", file, "--by", library.ngozi.user.email)
