"""Publications with labels, and how far what is read out of them agrees with the labels.

A file of `benchmarks/publications` holds invented documents one after another, each begun by a line

    === NAME | KIND | FORM | AUTHORITY | p: PRIMARY THEMES | s: SECONDARY THEMES | wrap: WIDTH

and marked where it teaches: `{L stance themes}` before a learning point, `{R addressee}` before a recommendation, `{Q}`
before a question; each holds to the next mark, to `{/}`, or to the end of its line. What is read has no marks and,
where a width is given, lines broken at it. `development` may be looked at by whoever betters the reading; `held_out` is
only ever measured, and so is the folder `another_hand`, whose documents and `labels.yaml` were written by somebody who
knew nothing of the reading: its figures are the ones to go by. `development_another_hand` may be looked at again, and
so may `development_third_hand`, by a third writer who knew nothing of it, in the manners of some fifty authorities.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz

from heed.lessons.documents import plain
from heed.lessons.extraction import extract
from heed.lessons.reading import read_bytes

PUBLICATIONS = Path(__file__).parent / "publications"
# Two passages are one where they are alike to this degree, of 100, or one holds most of the other.
ALIKE = 85
HOLDS = 0.6
_MARKED = re.compile(r"\{([LRQ][^}]*)\}(.*?)(?=\{[LRQ/]|$)", re.MULTILINE)
_MARK = re.compile(r"\{[LRQ/][^}]*\}")


@dataclass(frozen=True)
class Point:
    """A lesson as labelled."""

    text: str
    stance: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Labelled:
    """A document, its labels, and what was read out of it (as `heed read` prints it)."""

    name: str
    kind: str
    form: str
    authority: str
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    learning_points: tuple[Point, ...]
    recommendations: tuple[str, ...]
    reflective_questions: tuple[str, ...]
    text: str

    @property
    def teaches(self) -> bool:
        return self.kind not in ("not_learning", "index_page")

    @cached_property
    def reading(self) -> dict[str, Any]:
        return extract(read_bytes(self.name, self.text.encode())).as_json()


@dataclass
class Agreement:
    """right: found and labelled. found, labelled: how many in all."""

    right: int = 0
    found: int = 0
    labelled: int = 0

    def add(self, right: int, found: int, labelled: int) -> None:
        self.right, self.found, self.labelled = self.right + right, self.found + found, self.labelled + labelled

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.labelled)

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        both = self.found + self.labelled
        return 2 * self.right / both if both else 1.0


@cache
def read(name: str) -> tuple[Labelled, ...]:
    """The labelled documents of one file, or of one folder."""
    if (folder := PUBLICATIONS / name).is_dir():
        labels = yaml.safe_load((folder / "labels.yaml").read_text(encoding="utf-8"))
        return tuple(_of_a_folder(folder, file, told) for file, told in labels.items())
    written = (PUBLICATIONS / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(_document(each) for each in re.split(r"^=== ", written, flags=re.MULTILINE)[1:])


def _of_a_folder(folder: Path, file: str, told: dict[str, Any]) -> Labelled:
    themes = told.get("themes") or {}
    points = tuple(
        Point(each["text"], each.get("stance", ""), tuple(each.get("themes") or ()))
        for each in told.get("learning_points") or ()
    )
    return Labelled(
        file,
        told["kind"],
        told.get("form") or "",
        told.get("authority") or "",
        tuple(themes.get("primary") or ()),
        tuple(themes.get("secondary") or ()),
        points,
        tuple(each["text"] for each in told.get("recommendations") or ()),
        tuple(told.get("reflective_questions") or ()),
        (folder / file).read_text(encoding="utf-8"),
    )


def _document(written: str) -> Labelled:
    head, _, body = written.partition("\n")
    name, kind, form, authority, *told = (each.strip() for each in head.split("|"))
    more = dict(each.split(": ", 1) for each in told if ": " in each)
    marked = [(mark[1], mark[2].strip()) for mark in _MARKED.finditer(body)]
    points = tuple(_point(mark, text) for mark, text in marked if mark.startswith("L"))
    return Labelled(
        name,
        kind,
        form,
        authority,
        _list(more.get("p", "")),
        _list(more.get("s", "")),
        points,
        tuple(text for mark, text in marked if mark.startswith("R")),
        tuple(text for mark, text in marked if mark.startswith("Q")),
        _broken(_MARK.sub("", body).strip() + "\n", int(more.get("wrap", 0))),
    )


def _point(mark: str, text: str) -> Point:
    _, stance, themes = mark.split(maxsplit=2)
    return Point(text, stance, _list(themes))


def _list(written: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in written.split(",") if each.strip())


def _broken(text: str, width: int) -> str:
    """The text with its lines broken as a narrow page breaks them."""
    if not width:
        return text
    return "\n".join(line for long in text.split("\n") for line in (textwrap.wrap(long, width) or [""]))


def kinds(documents: Iterable[Labelled]) -> Agreement:
    pairs = [(each.kind, each.reading["kind"]) for each in documents]
    return Agreement(sum(a == b for a, b in pairs), len(pairs), len(pairs))


def learning_or_not(documents: Iterable[Labelled]) -> Agreement:
    """Whether a document is learning, or a list of it, is told from what is not."""
    pairs = [(each.kind == "not_learning", each.reading["kind"] == "not_learning") for each in documents]
    return Agreement(sum(a == b for a, b in pairs), len(pairs), len(pairs))


def passages(documents: Iterable[Labelled], part: str) -> Agreement:
    """part: learning_points, recommendations or reflective_questions; over what teaches and what does not."""
    agreement = Agreement()
    for each in documents:
        found = [_whole(one) for one in each.reading[part]]
        if part == "learning_points":
            found += [one["text"] for one in each.reading["good_practice"] if one["text"] not in found]
        labelled = [one.text if isinstance(one, Point) else one for one in getattr(each, part)]
        agreement.add(len(matched(found, labelled)), len(found), len(labelled))
    return agreement


def themes(documents: Iterable[Labelled]) -> dict[str, Agreement]:
    """For each theme that is found or labelled anywhere, over the documents that teach."""
    counted: dict[str, Agreement] = {}
    for each in documents:
        if each.teaches:
            labelled, found = {*each.primary, *each.secondary}, {one["id"] for one in each.reading["themes"]}
            for theme in labelled | found:
                both = theme in labelled and theme in found
                counted.setdefault(theme, Agreement()).add(both, theme in found, theme in labelled)
    return counted


def primary(documents: Iterable[Labelled]) -> tuple[Agreement, Agreement]:
    """Primary themes that are found at all, and found as primary."""
    at_all, as_primary = Agreement(), Agreement()
    for each in documents:
        if each.teaches:
            labelled = set(each.primary)
            found = {one["id"]: one["weight"] for one in each.reading["themes"]}
            first = {id for id, weight in found.items() if weight == "primary"}
            at_all.add(len(labelled & set(found)), len(found), len(labelled))
            as_primary.add(len(labelled & first), len(first), len(labelled))
    return at_all, as_primary


def matched(found: Sequence[str], labelled: Sequence[str]) -> list[tuple[int, int]]:
    """Which passage found is which labelled one, each taken once, the most alike first."""
    told, meant = [bare(one) for one in found], [bare(one) for one in labelled]
    alike = sorted(
        ((_likeness(a, b), n, m) for n, a in enumerate(told) for m, b in enumerate(meant)), key=lambda one: -one[0]
    )
    taken: list[tuple[int, int]] = []
    for likeness, n, m in alike:
        if likeness >= ALIKE and all(n != a and m != b for a, b in taken):
            taken.append((n, m))
    return taken


def together(agreements: Iterable[Agreement]) -> Agreement:
    whole = Agreement()
    for each in agreements:
        whole.add(each.right, each.found, each.labelled)
    return whole


def _likeness(a: str, b: str) -> float:
    shorter, longer = sorted((a, b), key=len)
    if not shorter:
        return 0.0
    if shorter in longer and len(shorter) >= HOLDS * len(longer):
        return 100.0
    return fuzz.ratio(a, b)


def _whole(one: dict[str, Any]) -> str:
    return " ".join([one["text"], *(part["text"] for part in one.get("parts", ()))])


def bare(text: str) -> str:
    """The words alone, in small letters, by which two passages are compared."""
    return re.sub(r"\W+", " ", plain(text)).strip().casefold()


Pair = tuple[str, str, bool]
MANY_WORDINGS = "development, many wordings"
# How many of the other lessons of its theme each wording is set beside.
BESIDE = 3


def pairs() -> dict[str, list[Pair]]:
    """By set: two lessons, and whether a reader would say that the second was learned before in the first."""
    found: dict[str, list[Pair]] = {}
    for line in (PUBLICATIONS / "pairs.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            found[line[3:].strip()] = []
        elif line.startswith(("+ ", "- ")):
            one, other = line[2:].split(" || ")
            found[list(found)[-1]].append((one.strip(), other.strip(), line.startswith("+")))
    return {**found, MANY_WORDINGS: list(_of_wordings())}


@cache
def wordings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """By theme, the lessons of wordings.txt, each by its wordings."""
    found: dict[str, list[list[str]]] = {}
    lesson = ""
    for line in (PUBLICATIONS / "wordings.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            lessons = found[line[3:].strip()] = []
        elif line.startswith("# "):
            lesson = line[2:].strip()
            lessons = found[list(found)[-1]] if found else []
            if lesson != "alone":
                lessons.append([])
        elif line.strip():
            lessons.append([line.strip()]) if lesson == "alone" else lessons[-1].append(line.strip())
    return {theme: tuple(map(tuple, lessons)) for theme, lessons in found.items()}


def theme_of_wording(text: str) -> str:
    """The theme under which a lesson stands in wordings.txt; empty where it stands nowhere."""
    return _theme_of_each_wording().get(text, "")


@cache
def _theme_of_each_wording() -> dict[str, str]:
    return {text: theme for theme, lessons in wordings().items() for lesson in lessons for text in lesson}


def _of_wordings() -> Iterator[Pair]:
    """Every two wordings of one lesson, and each wording beside one of some other lessons of its theme."""
    for lessons in wordings().values():
        for place, lesson in enumerate(lessons):
            yield from ((one, other, True) for one, other in combinations(lesson, 2))
            for step in range(1, min(BESIDE, len(lessons) - 1) + 1):
                beside = lessons[(place + step) % len(lessons)]
                yield from ((one, beside[(n + step) % len(beside)], False) for n, one in enumerate(lesson))


def measure() -> list[object]:
    """Nothing to measure here."""
    return []


def confusion(documents: Iterable[Labelled]) -> Counter[tuple[str, str]]:
    """How often each labelled kind was read as which."""
    return Counter((each.kind, each.reading["kind"]) for each in documents)
