"""A reviewer judges what was read out of a publication with the keyboard alone, on a wide screen and a narrow one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from heed.web.lessons import actions
from heed.web.lessons.models import Lesson, Passage, Publication
from heed.web.partnership.demonstration import PASSWORD
from heed.web.partnership.models import Member
from tests.journeys.walking import NARROW, WIDE, Walker


def case_s() -> Publication:
    return Publication.objects.get(review="Case S")


def test_proposals_are_judged_by_single_keys(walker: Walker) -> None:
    publication = case_s()
    first, second, third, *_ = publication.lessons.proposed()
    walker.signs_in_as("imogen")
    walker.opens(f"/lessons/publications/{publication.pk}/accept/")
    keyboard, page = walker.page.keyboard, walker.page
    keyboard.press("j")
    expect(page.locator(f"#lesson-{first.pk}")).to_be_focused()
    keyboard.press("j")
    keyboard.press("k")
    keyboard.press("a")
    walker.sees("Accepted as proposed.")
    expect(page.locator(f"#lesson-{second.pk}")).to_be_focused()
    walker.page_is_sound()
    page.locator(f"#lesson-{second.pk}").focus()
    keyboard.press("o")
    walker.sees("One with the lesson before it")
    keyboard.press("u")
    walker.sees("It is a proposal again.")
    page.locator(f"#lesson-{third.pk}").focus()
    keyboard.press("n")
    walker.sees("Marked as no lesson.")
    states = {lesson.pk: lesson.state for lesson in Lesson.objects.filter(pk__in=[first.pk, second.pk, third.pk])}
    assert states == {first.pk: "accepted", second.pk: "proposed", third.pk: "rejected"}
    page.get_by_role("button", name="Switch the keys off").click()
    before = publication.lessons.proposed().count()
    page.locator("[data-proposal]").first.focus()
    keyboard.press("a")
    assert publication.lessons.proposed().count() == before


def goes_to(walker: Walker, anchor: str) -> None:
    """By the key for the next, from wherever the focus is."""
    for _ in range(walker.page.locator("[data-proposal]").count() + 1):
        if walker.page.evaluate("document.activeElement.id") == anchor:
            return
        walker.page.keyboard.press("j")
    raise AssertionError(f"the key for the next does not come to {anchor}")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_one_of_each_kind_is_judged_without_a_mouse(walker: Walker, size: ViewportSize) -> None:
    publication = case_s()
    asked, question, answer = (publication.passages.proposed().get(kind=kind) for kind, _ in Passage.KINDS)
    lesson = publication.lessons.proposed()[0]
    walker.holds(size)
    walker.signs_in_as("imogen")
    walker.opens(f"/lessons/publications/{publication.pk}/accept/")
    keyboard = walker.page.keyboard

    goes_to(walker, lesson.anchor)
    keyboard.press("a")
    walker.sees("Accepted as proposed.")

    goes_to(walker, asked.anchor)
    keyboard.press("m")
    walker.sees("Is this a recommendation?")
    walker.page_is_sound()
    walker.tabs_to("[name=addressee]")
    keyboard.press("Control+A")
    keyboard.type("Every board of the region")
    walker.tabs_to("main button")
    keyboard.press("Enter")
    walker.sees("The recommendation is accepted.")

    goes_to(walker, answer.anchor)
    keyboard.press("o")
    walker.sees("One with the response before it")
    keyboard.press("u")
    walker.sees("It is a proposal again.")
    expect(walker.page.locator(f"#{answer.anchor}")).to_be_focused()
    keyboard.press("a")
    walker.sees("Accepted as proposed.")

    goes_to(walker, question.anchor)
    keyboard.press("n")
    walker.sees("Marked as no question.")
    walker.page_is_sound()
    for one in (lesson, asked, question, answer):
        one.refresh_from_db()
    assert [one.state for one in (lesson, asked, question, answer)] == ["accepted", "accepted", "rejected", "accepted"]
    assert asked.addressee == "Every board of the region"

    walker.opens(f"/lessons/publications/{publication.pk}/passages/")
    walker.tabs_to("button[value=question]")
    keyboard.press("Enter")
    walker.sees("It is proposed as a question.")
    walker.page_is_sound()
    walker.opens(f"/lessons/publications/{publication.pk}/")
    walker.sees("Every board of the region")
    walker.opens("/lessons/reader/")
    walker.sees("Other addressee")


@pytest.fixture
def without_scripts(walker: Walker, browser: Browser) -> Iterator[Walker]:
    """A browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(15_000)
    yield Walker(context.new_page(), walker.address)
    context.close()


def test_every_step_works_without_a_script(without_scripts: Walker) -> None:
    walker, publication = without_scripts, case_s()
    asked, question, answer = (publication.passages.proposed().get(kind=kind) for kind, _ in Passage.KINDS)
    page = walker.page
    page.goto(f"{walker.address}/sign-in/login/")
    walker.fills_in(login="imogen@avonmere.example", password=PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{walker.address}/lessons/publications/{publication.pk}/accept/")
    expect(page.locator("[data-keys-told]")).to_be_hidden()
    page.locator(f"#{question.anchor} [data-key=n]").click()
    walker.sees("Marked as no question.")
    page.get_by_role("button", name="Undo").click()
    walker.sees("It is a proposal again.")
    page.locator(f"#{asked.anchor} [data-key=o]").click()
    walker.sees("One with the recommendation before it")
    page.locator(f"#{answer.anchor} [data-key=m]").click()
    walker.fills_in(text="A framework by theme.")
    page.get_by_role("button", name="Accept this response").click()
    walker.sees("The response is accepted.")
    page.get_by_role("button", name="Accept what is ticked").click()
    walker.sees("Everything that was read out of this publication has been judged.")
    states = [Passage.objects.get(pk=one.pk).state for one in (asked, question, answer)]
    assert states == ["merged", "accepted", "accepted"]


def test_the_second_of_two_is_told_and_keeps_what_they_typed(walker: Walker) -> None:
    publication = case_s()
    asked = publication.passages.proposed().recommendations().get()
    walker.signs_in_as("imogen")
    walker.opens(f"/lessons/passages/{asked.pk}/accept/")
    rashid = Member.objects.get(user__email="rashid@avonmere.example")
    actions.accept_passage(by=rashid, passage=asked, addressee="The two boards", seen_version=0)
    walker.fills_in(addressee="Every board of the region")
    walker.presses("Accept this recommendation")
    walker.sees("Rashid Karim saved this while you were writing", "The two boards", "Who changed what")
    expect(walker.page.locator("[name=addressee]")).to_have_value("Every board of the region")
    walker.presses("Accept this recommendation")
    walker.sees("The recommendation is accepted.")
    asked.refresh_from_db()
    assert asked.addressee == "Every board of the region"
