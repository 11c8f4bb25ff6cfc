"""Suppression and rounding, so that a published figure points at nobody.

The policy: counts of 1 to 5 are not published and "c" stands for them, as the Department for Education does in its
statistics on children in need and children looked after. Nought is published: it points at nobody. Where one hidden
count could be worked out from a total, another is hidden with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SMALLEST_PUBLISHED = 6
SUPPRESSED = "c"
# Figures that are rounded go to the nearest of these.
ROUNDED_TO = 5


def is_small(count: int) -> bool:
    """Whether the count is one of those not published. Raises ValueError for a negative count."""
    if count < 0:
        raise ValueError("A count cannot be below nought.")
    return 0 < count < SMALLEST_PUBLISHED


def suppressed(count: int) -> str:
    """A single figure as it may be published: "c" for 1 to 5, the figure otherwise."""
    return SUPPRESSED if is_small(count) else str(count)


def rounded(count: int, to: int = ROUNDED_TO) -> str:
    """The figure to the nearest `to` (halves go up), "c" where it is small."""
    return SUPPRESSED if is_small(count) else str((count + to // 2) // to * to)


def percentage(part: int, whole: int) -> str:
    """A share in whole per cent; "c" where the part, the rest or the whole is small; "" of nothing."""
    if whole == 0:
        return ""
    if any(is_small(count) for count in (part, whole - part, whole)):
        return SUPPRESSED
    return f"{(200 * part + whole) // (2 * whole)}%"


def row(counts: Sequence[int]) -> tuple[str, ...]:
    """Figures whose total is published too, as they may be published beside it."""
    hidden = _hidden_in_line(counts, frozenset(n for n, count in enumerate(counts) if is_small(count)))
    return tuple(SUPPRESSED if n in hidden else str(count) for n, count in enumerate(counts))


def breakdown(counts: Mapping[str, int]) -> dict[str, str]:
    """Named figures and their "total", as they may be published together."""
    figures = row(list(counts.values()))
    total = sum(counts.values())
    # With every figure but noughts hidden, a total would still give one away where only one is hidden.
    alone = figures.count(SUPPRESSED) == 1 or is_small(total)
    return dict(zip(counts, figures, strict=True)) | {"total": SUPPRESSED if alone else str(total)}


def table(counts: Sequence[Sequence[int]]) -> tuple[tuple[str, ...], ...]:
    """A table whose row and column totals are published too, as it may be published beside them."""
    hidden = frozenset((r, c) for r, line in enumerate(counts) for c, count in enumerate(line) if is_small(count))
    while (more := _hidden_with(counts, hidden)) != hidden:
        hidden = more
    return tuple(
        tuple(SUPPRESSED if (r, c) in hidden else str(count) for c, count in enumerate(line))
        for r, line in enumerate(counts)
    )


def _hidden_with(counts: Sequence[Sequence[int]], hidden: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    for r, line in enumerate(counts):
        here = frozenset(c for row_number, c in hidden if row_number == r)
        hidden |= {(r, c) for c in _hidden_in_line(line, here)}
    for c in range(len(counts[0]) if counts else 0):
        here = frozenset(r for r, column in hidden if column == c)
        rows = frozenset(r for r, _ in hidden)
        hidden |= {(r, c) for r in _hidden_in_line([line[c] for line in counts], here, rows)}
    return hidden


def _hidden_in_line(
    counts: Sequence[int], hidden: frozenset[int], rather: frozenset[int] = frozenset()
) -> frozenset[int]:
    """What must be hidden so that the total of the line does not tell what is hidden in it.

    The smallest figure goes first; in a table, one of `rather` before the others, so that less has to be hidden.
    """
    while hidden and _told_by_the_total([counts[n] for n in hidden]):
        left = [n for n, count in enumerate(counts) if count and n not in hidden]
        if not left:
            break
        hidden |= {min(left, key=lambda n: (n not in rather, counts[n], n))}
    return hidden


def _told_by_the_total(hidden: Sequence[int]) -> bool:
    """One hidden count is the total less the rest; several that add up to their number are one each."""
    return len(hidden) == 1 or sum(hidden) == len(hidden)
