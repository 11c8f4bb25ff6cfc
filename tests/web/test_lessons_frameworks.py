"""A framework groups the themes: a published one, and a partnership's own over both."""

import pytest

from heed.lessons.frameworks import published, written
from heed.lessons.themes import theme_names
from heed.web.lessons import actions
from tests.cast import Cast
from tests.web.publications import NOTES


def test_a_published_framework_holds_themes_of_the_list_once_each() -> None:
    for framework in published().values():
        themes = [theme for _, held in framework.groups for theme in held]
        assert len(themes) == len(set(themes))
        assert set(themes) | set(framework.left_over) == set(theme_names())
    names = [name for name, _ in published()["case-s"].groups]
    assert names[0] == "Professional curiosity"
    assert len(names) == 4


def test_lessons_are_counted_once_in_each_group(cast: Cast) -> None:
    publication = actions.add_publication(by=cast.rashid, name="q.txt", document=NOTES)
    one, two, *_ = publication.lessons.all()
    actions.accept(by=cast.imogen, lesson=one, stance="fault", themes=["record-keeping", "pre-birth", "neglect"])
    actions.accept(by=cast.imogen, lesson=two, stance="fault", themes=["record-keeping"])
    groups = cast.signed_in("ngozi").get("/lessons/frameworks/").context["published"][0][1]
    left = cast.signed_in("ngozi").get("/lessons/frameworks/").context["published"][0][2]
    assert {group.name: group.number for group in groups}["Decision making and planning"] == 2
    assert left.number == 1


def test_a_partnership_lays_its_own_and_ends_it(cast: Cast) -> None:
    client = cast.signed_in("imogen")
    sent = {"name": "Ours", "groups": "Home: Neglect, safe-sleep-sudi\nOutside: exploitation"}
    page = client.post("/lessons/frameworks/", sent, follow=True).content.decode()
    assert "Ours" in page
    assert "Of this partnership" in cast.signed_in("ngozi").get("/lessons/frameworks/").content.decode()
    assert "Of this partnership" not in cast.signed_in("marlow").get("/lessons/frameworks/").content.decode()
    (record, *_), *_ = client.get("/lessons/frameworks/").context["own"]
    client.post(f"/lessons/frameworks/{record.pk}/end/")
    assert client.get("/lessons/frameworks/").context["own"] == []


def test_every_fault_is_said_at_once_with_its_line(cast: Cast) -> None:
    text = "Home: neglect, nonsense\nno colon\nAgain: Neglect"
    with pytest.raises(ValueError) as faults:
        written(text)
    assert [line[:7] for line in str(faults.value).splitlines()] == ["Line 1:", "Line 2:", "Line 3:"]
    page = cast.signed_in("imogen").post("/lessons/frameworks/", {"name": "Ours", "groups": text}).content.decode()
    assert "Line 3:" in page
    assert "no colon" in page


def test_who_may_not_accept_lessons_lays_none(cast: Cast) -> None:
    cast.signed_in("ngozi").post("/lessons/frameworks/", {"name": "Ours", "groups": "Home: neglect"})
    assert cast.signed_in("ngozi").get("/lessons/frameworks/").context["own"] == []
