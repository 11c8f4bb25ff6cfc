"""What identifies somebody in drafts that the check for anonymity was not made for, found and missed, and false finds.

The drafts stand in `benchmarks/planted`, whose README says how they are written and which of them nobody looks at.
`python -m benchmarks.leaking` prints the figures alone; `python -m benchmarks.leaking development` also prints each
plant missed and each false find, which is refused for the part that is only measured.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from benchmarks import Ratio, Share
from heed.anonymity import leaks
from heed.anonymity.labels import Entry, Labels

PLANTED = Path(__file__).parent / "planted"
SETS = ("development", "held_out")
# Only its figures may be seen.
ONLY_MEASURED = "held_out"
WORDS_A_PAGE = 400
# What is aimed at: for what names somebody at once, for what points at somebody, and false finds on a page.
SURE, RARE, FALSE_A_PAGE = 0.98, 0.85, 3.0
GROUPS = {
    "names": ("name", "misspelt", "initials", "joined", "other_name", "initials_other"),
    "dates": ("date", "dob", "age"),
    "numbers": ("phone", "email", "nhs", "case_number", "registration", "handle"),
    "addresses": ("address", "postcode", "school", "hospital", "place"),
    "rare details": ("rare", "only_holder"),
    "pronouns": ("pronoun",),
}
_PLANT = re.compile(r"\{(\w+)\|([^|{}]*)\|([^{}]*)\}")
# A find covers a plant when it holds at least this much of its letters: the reader is led to what tells.
_COVERS = 0.5


@dataclass(frozen=True)
class Plant:
    kind: str
    start: int
    end: int
    because: str


@dataclass(frozen=True)
class Planted:
    """A draft, what is known about it and where it identifies somebody."""

    name: str
    is_clean: bool
    text: str
    plants: tuple[Plant, ...]
    labels: Labels
    own: tuple[str, ...]
    births: tuple[date, ...]
    withheld: bool

    @cached_property
    def found(self) -> tuple[leaks.Leak, ...]:
        return leaks.find(
            self.text,
            self.labels,
            withheld_sex=self.withheld,
            own_contacts=self.own,
            births=self.births,
        )

    def missed(self) -> Iterator[Plant]:
        """Plants of which the finds together hold less than half."""
        for plant in self.plants:
            held = {n for leak in self.found for n in range(max(leak.start, plant.start), min(leak.end, plant.end))}
            if len(held) < _COVERS * (plant.end - plant.start):
                yield plant

    def false(self) -> Iterator[leaks.Leak]:
        """Finds that touch no plant."""
        for leak in self.found:
            if not any(leak.start < plant.end and plant.start < leak.end for plant in self.plants):
                yield leak

    @property
    def pages(self) -> float:
        return len(self.text.split()) / WORDS_A_PAGE


@cache
def read(name: str) -> tuple[Planted, ...]:
    """The drafts of a set: `development` or `held_out`."""
    written = (PLANTED / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(_draft(each) for each in re.split(r"^=== ", written, flags=re.MULTILINE)[1:])


def _draft(written: str) -> Planted:
    head, _, body = written.partition("\n---\n")
    title, *told = head.splitlines()
    known = [tuple(part.strip() for part in line.split(":", 1)) for line in told]
    text, plants = _without_marks(body.strip())
    return Planted(
        title.split("|")[0].strip(),
        "clean" in (part.strip() for part in title.split("|")),
        text,
        plants,
        Labels(tuple(_entry(n, key, value) for n, (key, value) in enumerate(known) if key.startswith("label"))),
        tuple(part.strip() for key, value in known if key == "own" for part in value.split(";")),
        tuple(date.fromisoformat(value) for key, value in known if key == "births"),
        ("withheld", "yes") in known,
    )


def _entry(number: int, key: str, value: str) -> Entry:
    label, _, written = (part.strip() for part in value.partition("="))
    kind = key.removeprefix("label").strip() or "person"
    return Entry(f"entry {number}", label, tuple(name.strip() for name in written.split(";")), kind)


def _without_marks(marked: str) -> tuple[str, tuple[Plant, ...]]:
    pieces: list[str] = []
    plants = []
    at = length = 0
    for mark in _PLANT.finditer(marked):
        start = length + mark.start() - at
        pieces += [marked[at : mark.start()], mark[2]]
        length, at = start + len(mark[2]), mark.end()
        plants.append(Plant(mark[1], start, length, mark[3]))
    return "".join([*pieces, marked[at:]]), tuple(plants)


def recall(drafts: Sequence[Planted], kinds: Sequence[str]) -> tuple[int, int]:
    """How many plants of these kinds are found, and how many there are."""
    planted = sum(plant.kind in kinds for each in drafts for plant in each.plants)
    missed = sum(plant.kind in kinds for each in drafts for plant in each.missed())
    return planted - missed, planted


def measure() -> list[Share | Ratio]:
    return [figure for name in SETS for figure in _of(name)]


def _of(name: str) -> Iterator[Share | Ratio]:
    drafts = read(name)
    for group, kinds in GROUPS.items():
        found, planted = recall(drafts, kinds)
        of = f"{planted} planted in {sum(not each.is_clean for each in drafts)} drafts, {name.replace('_', ' ')}"
        yield Share(f"{group} found", of, found / planted, RARE if group == "rare details" else SURE)
    for which, some in (
        ("with plants", [d for d in drafts if not d.is_clean]),
        ("rightly anonymised", [d for d in drafts if d.is_clean]),
    ):
        false, pages = sum(len(list(each.false())) for each in some), sum(each.pages for each in some)
        yield Ratio(
            f"false finds, drafts {which}, {name.replace('_', ' ')}",
            "pages of 400 words",
            false,
            pages,
            FALSE_A_PAGE,
            "",
        )


def by_kind(name: str) -> Iterator[str]:
    """A line a kind of plant: how many were found of how many."""
    for kind in (kind for kinds in GROUPS.values() for kind in kinds):
        found, planted = recall(read(name), (kind,))
        yield f"{kind:16}{found:4} of {planted:4}"


def main(arguments: list[str]) -> int:
    """Prints the figures, by kind; with the name of the set that may be looked at, also what is missed and false."""
    for name in SETS:
        print(f"\n{name}\n" + "\n".join([figure.say() for figure in _of(name)] + list(by_kind(name))))
    if ONLY_MEASURED in arguments:
        print(f"'{ONLY_MEASURED}' is only measured: name 'development' to see what is missed.", file=sys.stderr)
        return 2
    for each in (draft for name in arguments for draft in read(name)):
        for plant in each.missed():
            print(f"{each.name} missed {plant.kind}: {each.text[plant.start : plant.end]}")
        for leak in each.false():
            around = each.text[max(0, leak.start - 30) : leak.end + 25].replace("\n", " ")
            print(f"{each.name} false {leak.kind}: {leak.found!r} in ...{around}...")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
