"""The family as a picture on a chosen date, in the signs that practitioners know, and the same in sentences.

Generations are rows; partners stand side by side, siblings from left to right by birth. The outline of a household is
made of its members' own places and of empty ground, so that nobody stands inside it who did not live there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from heed.chronology.people import Person, Relationship, household_on
from heed.chronology.pictures import key, outline, persons, telling
from heed.chronology.pictures.kinship import Kin, is_index, kin
from heed.chronology.pictures.placing import SYMBOL, Cell, Words, placed
from heed.chronology.pictures.seating import seated
from heed.chronology.pictures.svg import FONT, INK, PAPER, element, text, words
from heed.chronology.pictures.ties import Ties
from heed.chronology.pictures.wiring import Point, Wiring
from heed.chronology.pictures.wording import Label, shown
from heed.chronology.when import Moment

__all__ = ["Layout", "as_list", "draw", "laid_out"]

_MARGIN = 28.0
_LEAST_WIDTH = 420.0
_TITLE = 34.0


@dataclass(frozen=True)
class Layout:
    """Where everything stands before it is drawn: what the pictures are tested by.

    rows: the people by generation, from left to right. outline: the corners of the household's outline.
    """

    kin: Kin
    rows: tuple[tuple[Cell, ...], ...]
    wiring: Wiring
    ties: Ties
    members: tuple[tuple[Person, bool], ...]
    household: str
    outline: tuple[tuple[Point, ...], ...]

    def symbol(self, name: str) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a person's symbol."""
        cell = next(cell for row in self.rows for cell in row if cell.name == name)
        y = self.wiring.middle(cell.row)
        return cell.x - SYMBOL / 2, y - SYMBOL / 2, cell.x + SYMBOL / 2, y + SYMBOL / 2


def draw(
    people: Sequence[Person],
    relationships: Sequence[Relationship],
    *,
    on: Moment,
    label: Label = str,
    household: str | None = None,
) -> str:
    """The family on a date as one SVG element.

    label: what a reader sees for a person (asked with the identifier, then with the role in words). household: whose
    outline is drawn: None for where the index child lived, "" for none. People not yet conceived on the date are left
    out; one not yet born is a triangle beneath its parents and never in the outline.
    """
    layout = laid_out(people, relationships, on=on, label=label, household=household)
    caption = _caption(layout.household, on, label)
    right = max((cell.right for row in layout.rows for cell in row), default=0.0) + _MARGIN
    width = max(right, _LEAST_WIDTH, key.width_needed(layout.kin, on, caption) + 2 * _MARGIN)
    signs, end = key.drawn(layout.kin, on, caption, layout.wiring.bottom + 8, 16, width - 8)
    return element(
        "svg",
        element("title", words(f"Genogram {telling.on_words(on)}"), id="genogram-title"),
        element("desc", words(" ".join(as_list(people, relationships, on, label, household))), id="genogram-desc"),
        element("rect", width=width, height=end, fill=PAPER, class_="genogram__paper"),
        text(16, 24, _sentence_case(telling.on_words(on)), size=15, font_weight="bold", fill=INK),
        *_drawn(layout, on, label),
        signs,
        xmlns="http://www.w3.org/2000/svg",
        class_="genogram",
        role="img",
        aria_labelledby="genogram-title",
        aria_describedby="genogram-desc",
        viewBox=f"0 0 {width:.0f} {end:.0f}",
        width=round(width),
        height=round(end),
        font_family=FONT,
    )


def as_list(
    people: Sequence[Person],
    relationships: Sequence[Relationship],
    on: Moment,
    label: Label = str,
    household: str | None = None,
) -> list[str]:
    """The same in sentences: each person, couple, family and bond, what is not recorded, and who lived together."""
    family = kin(people, relationships, on)
    home = _household(people, on, household)
    members = household_on(people, home, on) if home else ()
    return list(telling.told(family, relationships, members, on, label, _home_in_words(home, label)))


def laid_out(
    people: Sequence[Person],
    relationships: Sequence[Relationship],
    *,
    on: Moment,
    label: Label = str,
    household: str | None = None,
) -> Layout:
    """Everything in its place, nothing drawn."""
    family = kin(people, relationships, on)
    home = _household(people, on, household)
    members = tuple(pair for pair in household_on(people, home, on) if _counts(pair[0], family)) if home else ()
    perhaps = {person.id for person, certain in members if not certain}

    def beside(name: str) -> Words:
        return persons.words_of(family.people[name], on, label, perhaps=name in perhaps)

    rows = tuple(tuple(_shifted(cell) for cell in row) for row in placed(seated(family), family, beside))
    wiring = Wiring(rows, _TITLE)
    ties = Ties(family, wiring)
    wiring.settle()
    round_ = outline.loops(frozenset(person.id for person, _ in members), wiring)
    return Layout(family, rows, wiring, ties, members, home, tuple(tuple(loop) for loop in round_))


def _drawn(layout: Layout, on: Moment, label: Label) -> Iterable[str]:
    if layout.outline:
        yield key.household_shape("".join(outline.rounded(loop) for loop in layout.outline))
    yield element("g", *layout.ties.drawn(), class_="genogram__ties")
    for row in layout.rows:
        for cell in row:
            person = layout.kin.people[cell.name]
            said = telling.person_in_words(person, on, label)
            yield persons.drawn(cell, layout.wiring.middle(cell.row), person, layout.kin, on, said)


def _counts(person: Person, family: Kin) -> bool:
    return person.id in family.people and person.id not in family.unborn


def _household(people: Sequence[Person], on: Moment, household: str | None) -> str:
    if household is not None:
        return household
    for child in filter(is_index, people):
        lived = [
            (certain, stay.household)
            for stay in child.stays
            for person, certain in household_on([child], stay.household, on)
        ]
        if lived:
            return max(lived, key=lambda each: each[0])[1]
    return ""


def _home_in_words(home: str, label: Label) -> str:
    return f"“{shown(home, label)}”" if home else ""


def _caption(home: str, on: Moment, label: Label) -> str:
    return f"household {_home_in_words(home, label)} {telling.on_words(on)}" if home else ""


def _sentence_case(said: str) -> str:
    return said[:1].upper() + said[1:]


def _shifted(cell: Cell) -> Cell:
    return replace(cell, x=cell.x + _MARGIN)
