"""Reading a long printed report, against the time that a person is promised."""

from __future__ import annotations

import time
from statistics import median

import typst

from benchmarks import Ratio, labelled
from heed.lessons.extraction import extract
from heed.lessons.reading import read_bytes

PAGES = 40
# The words of a page, as published reviews have them.
_WORDS = 450
# What was promised for a report of forty pages, in seconds: its words read and understood.
PROMISED = 3.0
_PAGE = (
    '#set page(paper: "a4", columns: 2, margin: 2cm, numbering: "1 of 1", header: [Learning from reviews])\n'
    '#set par(justify: true)\n#set text(size: 11pt, hyphenate: true, lang: "en")\n'
)
_TABLE = "#table(columns: 3, [No], [Recommendation], [Owner], [1], [Tell the referrer what was decided.], [The Board])"


def report() -> bytes:
    """A report of some forty pages in two columns, with tables, of the labelled publications one after another."""
    parts: list[str] = []
    words = 0
    for document in (*labelled.read("development"), *labelled.read("held_out")) * 2:
        lines = document.text.splitlines()
        parts += [f"#heading[{_marked(document.name)}]", *map(_marked, lines), _TABLE]
        words += len(document.text.split())
        if words > PAGES * _WORDS:
            break
    return bytes(typst.compile((_PAGE + "\n\n".join(parts)).encode()))


def _marked(line: str) -> str:
    return "".join(f"\\u{{{ord(each):x}}}" if not (each.isalnum() or each in " ,.") else each for each in line)


def measure() -> list[Ratio]:
    data = report()
    times = []
    for _ in range(3):
        start = time.perf_counter()
        document = read_bytes("report.pdf", data)
        extract(document)
        times.append(time.perf_counter() - start)
    name = f"a report of {len(document.units)} pages in two columns read and understood"
    return [Ratio(name, "the limit", median(times), PROMISED, at_most=1)]
