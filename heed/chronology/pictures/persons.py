"""The signs of people and of what is between them, after McGoldrick, Gerson and Petry, "Genograms" (3rd edition, 2008).

Square man, circle woman, diamond where the sex is withheld or unknown, triangle for a pregnancy, double outline for the
child whom the case is about, cross for one who has died.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from heed.chronology.people import Person, age_in_months, say_age
from heed.chronology.pictures.kinship import Kin, is_index
from heed.chronology.pictures.placing import LINE, NAME_SIZE, SYMBOL, Cell, Words
from heed.chronology.pictures.svg import INK, PAPER, Attribute, element, path, text, words, wrapped
from heed.chronology.pictures.wording import Label, shown
from heed.chronology.when import Moment, certainly_before

_HALF = SYMBOL / 2
_LETTERS = 18


def name_of(person: Person, label: Label) -> str:
    """What a reader sees for a person: the label of the identifier, else of the role."""
    labelled = label(person.id)
    return labelled if labelled != person.id else shown(person.role, label)


def has_died(person: Person, on: Moment) -> bool:
    """Whether the person had died by the date, or may have."""
    return person.died is not None and not certainly_before(on, person.died)


def age_of(person: Person, on: Moment) -> str:
    """The age on the date in words, or what stands in its place: the due date, the death."""
    if person.died is not None and has_died(person, on):
        age = _age(person.born, person.died)
        return f"died {person.died.say()}" + (f", aged {age}" if age != "not known" else "")
    if person.born is not None and certainly_before(on, person.born):
        return f"not yet born; due {person.due.say()}" if person.due else "not yet born"
    if person.born is None and person.due is not None:
        return f"due {person.due.say()}; no birth recorded"
    age = _age(person.born, on)
    return "age not known" if age == "not known" else age


def _age(born: Moment | None, on: Moment) -> str:
    """An age in few words: "30 to 31 years"."""
    return re.sub(r"^between (\d+) (\w+?)s? and (\d+) \2s?$", r"\1 to \3 \2s", say_age(age_in_months(born, on)))


def words_of(person: Person, on: Moment, label: Label, *, perhaps: bool) -> Words:
    """The lines beside a symbol: the name, the age, and whether the household is uncertain."""
    age = wrapped(age_of(person, on), _LETTERS + 2, 2 if perhaps else 3)
    return tuple(wrapped(name_of(person, label), _LETTERS, 2)), (*age, *(["may live here"] if perhaps else []))


def drawn(cell: Cell, y: float, person: Person, kin: Kin, on: Moment, said: str) -> str:
    """A person's sign with the words beside it. said: the whole in one line, for the title."""
    sign = _sign(person, cell.x, y, unborn=cell.name in kin.unborn)
    died = cross(cell.x, y, _HALF) if has_died(person, on) else ""
    return element(
        "g",
        element("title", words(said)),
        sign,
        died,
        _words(cell, y),
        class_="genogram__person" + (" genogram__person--index" if is_index(person) else ""),
        data_person=person.id,
    )


def outline(sex: str, x: float, y: float, half: float, *, unborn: bool = False) -> str:
    """The bare shape of a sign, `half` wide from its middle."""
    shape: dict[str, Attribute] = {"class_": "genogram__sign", "fill": PAPER, "stroke": INK, "stroke_width": 2}
    if unborn:
        points = [(x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8)]
        return element("path", d=path(points, closed=True), **shape)
    if sex == "male":
        return element("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, **shape)
    if sex == "female":
        return element("circle", cx=x, cy=y, r=half, **shape)
    points = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
    return element("path", d=path(points, closed=True), **shape)


def _sign(person: Person, x: float, y: float, *, unborn: bool) -> str:
    parts = [outline(person.sex, x, y, _HALF, unborn=unborn)]
    if is_index(person):
        parts.append(outline(person.sex, x, y + (2 if unborn else 0), _HALF - (9 if unborn else 5.5), unborn=unborn))
    if person.sex not in ("male", "female") and not unborn:
        parts.append(text(x, y + 6, "?", size=17, text_anchor="middle", fill=INK))
    return "".join(parts)


def cross(x: float, y: float, half: float) -> str:
    """The cross over the sign of one who has died."""
    reach = half * 0.95
    d = path([(x - reach, y - reach), (x + reach, y + reach)]) + path([(x + reach, y - reach), (x - reach, y + reach)])
    return element("path", d=d, class_="genogram__died", stroke=INK, stroke_width=1.8, fill="none")


def _words(cell: Cell, y: float) -> str:
    first = y - LINE * (len(cell.words) - 1) / 2 + 4.5
    return halo_text([(cell.words_x, first + LINE * row, said) for row, said in enumerate(cell.words)], cell.bold)


def halo_text(lines: Sequence[tuple[float, float, str]], bold: int) -> str:
    """Words with a white edge that keeps them readable on a line; the first `bold` of them stand out."""
    return element(
        "g",
        *(
            text(x, y, said, size=NAME_SIZE, font_weight="bold" if at < bold else None)
            for at, (x, y, said) in enumerate(lines)
        ),
        class_="genogram__words",
        fill=INK,
        stroke=PAPER,
        stroke_width=4,
        stroke_linejoin="round",
        paint_order="stroke",
    )
