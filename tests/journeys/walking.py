"""A person at a browser: signs in, reads, presses, fills in; every page they come to is checked for accessibility."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect

from heed.web.partnership.demonstration import PASSWORD

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = '{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}'
NARROW, WIDE = ViewportSize(width=320, height=800), ViewportSize(width=1280, height=900)
MOST_TABS = 200


class Walker:
    """One person's browser on the site at `address`."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.errors: list[str] = []
        self.size = WIDE
        # Words typed or shown in the walk that must never reach a log.
        self.words_of_the_case = ["thrown a toy", "31/02/2017", "wooden brick", "Wren Harlow"]
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def signs_in_as(self, name: str, *, then: str = "home") -> None:
        """then: "home", or "second-factor" where a code is asked for before the home page."""
        self.page.context.clear_cookies()
        self.page.goto(f"{self.address}/sign-in/login/")
        partnership = "thornford" if name == "marlow" else "avonmere"
        self.fills_in(login=f"{name}@{partnership}.example", password=PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        if then == "home":
            expect(self.page.get_by_role("heading", level=1)).to_contain_text("What waits for you")
        self.page_is_sound()

    def confirms_the_password(self) -> None:
        """What the site asks again before it lets anybody change how they sign in; not asked just after signing in."""
        if self.page.locator("input[name='password']").count():
            self.fills_in(password=PASSWORD)
            self.page.locator("main button").first.click()
            self.page_is_sound()

    def holds(self, size: ViewportSize) -> None:
        """A screen of this size from now on."""
        self.size = size
        self.page.set_viewport_size(size)

    def tabs_to(self, selector: str) -> None:
        """By the tab key alone, as somebody goes who has no mouse."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
        raise AssertionError(f"{self.page.url}: the tab key does not come to {selector}")

    def opens(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")
        self.page_is_sound()

    def follows(self, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role("link", name=name).first.click()
        self.page_is_sound()

    def presses(self, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role("button", name=name).first.click()
        self.page_is_sound()

    def fills_in(self, **fields: str) -> None:
        """Each field by its name in the form, a select or a text."""
        for name, value in fields.items():
            field = self.page.locator(f"[name='{name}']").first
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def chooses(self, name: str, value: str) -> None:
        self.page.locator(f"[name='{name}'][value='{value}']").check()

    def sees(self, *words: str | re.Pattern[str]) -> None:
        for said in words:
            expect(self.page.locator("main")).to_contain_text(said)

    def does_not_see(self, *words: str) -> None:
        for said in words:
            expect(self.page.locator("main")).not_to_contain_text(said)

    def hands_in(self, name: str, file: Path | tuple[str, str]) -> None:
        """A file from disk, or one of a name and its words."""
        given = (
            file if isinstance(file, Path) else {"name": file[0], "mimeType": "text/plain", "buffer": file[1].encode()}
        )
        self.page.locator(f"input[type='file'][name='{name}']").set_input_files(given)

    def opens_review(self, label: str, page: str = "") -> None:
        self.opens("/reviews/")
        self.follows(re.compile(re.escape(label)))
        if page:
            self.opens(self.page.url.removeprefix(self.address).partition("?")[0] + page)

    def replays(self, label: str) -> None:
        self.opens_review(label)
        self.follows("Replay")

    def walks_the_timeline(self) -> None:
        """The picture is one stop of the tab key; arrows move through it, and a sentence says where one is."""
        self.page.locator(".timeline [tabindex='0']").focus()
        self.page.keyboard.press("ArrowRight")
        expect(self.page.locator("[data-timeline-said]")).not_to_be_empty()

    def finds_nothing_at(self, path: str) -> None:
        """The answer of an address that does not exist; the browser says so in its console, which is no fault."""
        answer = self.page.goto(f"{self.address}{path}")
        assert answer is not None
        assert answer.status == 404
        self.errors.clear()

    def page_is_sound(self) -> None:
        """No serious find of axe, no error in the console, no sideways scrolling at 320 pixels."""
        self.page.wait_for_load_state("load")
        expect(self.page.locator(".htmx-request")).to_have_count(0)
        assert self.errors == [], self.errors
        found = self.page.evaluate(f"{AXE}; axe.run(document, {RULES})")
        serious = [rule["id"] for rule in found["violations"] if rule["impact"] in ("serious", "critical")]
        assert serious == [], f"{self.page.url}: {serious}"
        self.page.set_viewport_size(NARROW)
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        self.page.set_viewport_size(self.size)
        assert wide <= NARROW["width"], f"{self.page.url} is {wide} pixels wide at 320"
