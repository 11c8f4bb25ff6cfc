"""A reviewer judges what was read out of a publication with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import expect

from heed.web.lessons.models import Lesson, Publication
from tests.journeys.walking import Walker


def test_proposals_are_judged_by_single_keys(walker: Walker) -> None:
    publication = Publication.objects.get(review="Case S")
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
