"""Numbered panels that a poster lost its order over: each numeral given back to its panel, the panels sorted.

A flattened poster prints a numeral before its heading, after its panel, or in a heap at the end. Where several numerals
are left for several panels, the order of the form decides: what happened, findings, learning, recommendations, what it
means for the reader, where to learn more. That is a judgement, and said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heed.lessons.documents import Block

_ORDER = ("title", "front", "background", "method", "findings", "good_practice", "learning", "recommendations")
_LAST = ("responses", "questions", "feedback", "contacts")
Part = tuple[str, str, str, tuple[Block, ...]]


@dataclass(frozen=True)
class Panels:
    """order: the sections' places in the file, in the order to be read. numbers, blocks: for each, in that order.

    numerals: the blocks that held numerals. missing: numbers between the first and the last that no panel bears.
    judged: numbers given by the order of the form. shuffled: the file does not print them in their order.
    """

    order: tuple[int, ...]
    numbers: tuple[str, ...]
    blocks: tuple[tuple[Block, ...], ...]
    numerals: tuple[Block, ...] = ()
    missing: tuple[int, ...] = ()
    judged: tuple[int, ...] = ()
    shuffled: bool = False


def arrange(parts: Sequence[Part]) -> Panels:
    """The panels in order. parts: title, kind, printed number and blocks of each section, as the file has them."""
    numerals = [block for part in parts for block in part[3] if block.kind == "numeral"]
    blocks = [tuple(block for block in part[3] if block.kind != "numeral") for part in parts]
    numbers = {n: int(part[2]) for n, part in enumerate(parts) if part[2]}
    if not numerals and not _are_panels(parts):
        return Panels(tuple(range(len(parts))), tuple(part[2] for part in parts), tuple(blocks))
    judged = _give(parts, numbers)
    order = _sorted(numbers, len(parts))
    printed = [numbers[n] for n in range(len(parts)) if n in numbers]
    missing = tuple(sorted(set(range(1, max(printed, default=0))) - set(printed)))
    return Panels(
        tuple(order),
        tuple(f"{numbers[n]:02}" if n in numbers else "" for n in order),
        tuple(blocks[n] for n in order),
        tuple(numerals),
        missing,
        tuple(judged),
        printed != sorted(printed),
    )


def _are_panels(parts: Sequence[Part]) -> bool:
    """Whether the numbers before the headings are those of panels: three or more, none alike, printed as 01 or few."""
    printed = [(title, number) for title, _, number, _ in parts if number]
    if len(printed) < 3 or len({number for _, number in printed}) != len(printed):
        return False
    return any(number.startswith("0") for _, number in printed) or 5 <= len(printed) <= 8


def _give(parts: Sequence[Part], numbers: dict[int, int]) -> list[int]:
    """Each loose numeral to the panel before it, or to the one after it where that leaves fewer over."""
    heaps = [(n, [_figure(b) for b in part[3] if b.kind == "numeral"]) for n, part in enumerate(parts)]
    bare = [n for n, part in enumerate(parts) if part[0] and n not in numbers and part[1] not in ("title", "front")]
    after, judged = _from_before(parts, heaps, bare)
    before = _from_after(heaps, bare)
    if len(before) > len(after):
        after, judged = before, []
    numbers.update(after)
    return judged


def _figure(block: Block) -> int:
    return int("".join(filter(str.isdigit, block.words)))


def _from_before(
    parts: Sequence[Part], heaps: Sequence[tuple[int, list[int]]], bare: Sequence[int]
) -> tuple[dict[int, int], list[int]]:
    """Numerals printed after their panels; a heap of several is dealt out in the order of the form, and judged so."""
    given: dict[int, int] = {}
    judged: list[int] = []
    for n, heap in heaps:
        near = [b for b in bare if b not in given and b <= n][-len(heap) :] if heap else []
        ranked = sorted(near, key=lambda b: (_rank(parts[b][1]), b))
        given.update(zip(ranked, sorted(heap), strict=False))
        judged += sorted(heap) if len(heap) > 1 else []
    return given, judged


def _from_after(heaps: Sequence[tuple[int, list[int]]], bare: Sequence[int]) -> dict[int, int]:
    """Numerals printed before the headings of their panels."""
    return {n + 1: heap[-1] for n, heap in heaps if heap and n + 1 in bare}


def _rank(kind: str) -> int:
    if kind in _ORDER:
        return _ORDER.index(kind)
    return 50 + _LAST.index(kind) if kind in _LAST else 20


def _sorted(numbers: dict[int, int], count: int) -> list[int]:
    """The sections by number; one without a number stays behind the one it follows."""
    keys: list[tuple[int, int]] = []
    current = 0
    for n in range(count):
        current = numbers.get(n, current)
        keys.append((current, n))
    return [n for _, n in sorted(keys)]
