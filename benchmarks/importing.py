"""A whole library of two thousand publications taken in, and compared for the first time, against what is promised.

The file is written first, of one invented publication whose words and document are another each time. It is taken in by
a process of its own, on a database of its own, so that what is measured is what that process alone needed.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import resource
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import Ratio
from benchmarks.library import LESSONS, PUBLICATIONS, lessons

PROMISED_SECONDS, PROMISED_BYTES, PROMISED_FIRST_USE = 600.0, 2 * 1024**3, 15.0
# What the document of a publication weighs, and how many passages its reading holds beside its lessons.
DOCUMENT, PASSAGES = 200_000, 60


def measure() -> list[Ratio]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "library.zip"
        write(file)
        seconds, peak, first_use = _apart(file)
    name = f"{PUBLICATIONS} publications with {LESSONS} lessons taken in"
    return [
        Ratio(name, "the time promised", seconds, PROMISED_SECONDS, at_most=1),
        Ratio(f"memory for {name}", "2 GB", peak / 1e6, PROMISED_BYTES / 1e6, at_most=1, unit="MB"),
        Ratio(f"first use of {LESSONS} lessons", "the time promised", first_use, PROMISED_FIRST_USE, at_most=1),
    ]


def write(file: Path) -> None:
    """Writes the file of an invented library."""
    each = LESSONS // PUBLICATIONS
    told = list(lessons())
    lines = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for number in range(PUBLICATIONS):
            document = hashlib.sha256(str(number).encode()).digest() * (DOCUMENT // 32)
            sha256 = hashlib.sha256(document).hexdigest()
            out.writestr(f"documents/{sha256}", document)
            lines.append(json.dumps(_publication(number, sha256, told[number * each : (number + 1) * each])))
        out.writestr("publications.jsonl", "\n".join(lines) + "\n")
        out.writestr("self_checks.jsonl", "")
        counts = {"heed_library": 2, "publications": PUBLICATIONS, "lessons": LESSONS, "self_checks": 0}
        out.writestr("library.json", json.dumps(counts))


def _publication(number: int, sha256: str, told: list[tuple[int, str, tuple[str, ...]]]) -> dict[str, Any]:
    passage = {"text": "What was said of it then, at some length, by those who were there.", "place": {"page": 2}}
    nothing: dict[str, Any] = dict.fromkeys(("authority", "review", "published"))
    lists = ("recommendations", "reflective_questions", "responses", "unplaced")
    reading = nothing | {
        "source": {"format": "pdf", "pages": 12},
        "kind": "case_review",
        "form": "report",
        "themes": [],
        "contradictions": [],
        "problems": [],
        "case_facts": [passage] * PASSAGES,
        **{name: [passage] * 10 for name in lists},
    }
    named = {"name": f"{number}.pdf", "title": f"Review {number}", "authority": f"Board {number % 150}", "review": ""}
    kept = {"form": "report", "year": 2008 + number % 18, "added": "2026-01-02T09:00:00+00:00", "added_by": "Somebody"}
    withdrawn = {"withdrawn": None, "withdrawn_because": "", "withdrawn_by": "", "replaced_by": ""}
    return {
        **named,
        **kept,
        **withdrawn,
        "sha256": sha256,
        "reading": reading,
        "lessons": [_lesson(*one) for one in told],
        "passages": [],
    }


def _lesson(number: int, text: str, themes: tuple[str, ...]) -> dict[str, Any]:
    empty = dict.fromkeys(("lead", "parts", "question"), "")
    listed = {"themes": themes, "proposed_themes": themes, "safeguards": [], "merged_into": ""}
    judged = {"state": "accepted", "judged": "2026-01-03T09:00:00+00:00", "judged_by": "Somebody"}
    named = {"key": f"lp-{number}", "text": text, "place": {"page": 3}, "stance": "fault", "proposed_stance": "fault"}
    return {**named, **empty, **listed, **judged}


def _apart(file: Path) -> tuple[float, float, float]:
    """Seconds, and the most bytes held, of a process that does nothing but take it in; then seconds of a first use."""
    spawned = multiprocessing.get_context("spawn")
    with spawned.Pool(1) as pool:
        return pool.apply(taken_in, (str(file),))


def taken_in(file: str) -> tuple[float, float, float]:
    from benchmarks.pages import a_database

    with a_database():
        from heed.web.lessons.models import Lesson
        from heed.web.lessons.taking_in import take_in
        from heed.web.partnership.demonstration import found_avonmere

        by = found_avonmere()["rashid"]
        start = time.perf_counter()
        with open(file, "rb") as data:
            taken = take_in(by=by, name="library.zip", data=data)
        seconds = time.perf_counter() - start
        if (taken.publications, Lesson.objects.count()) != (PUBLICATIONS, LESSONS):
            raise AssertionError("The library was not taken in whole.")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024.0
        return seconds, peak, _first_use(by)


def _first_use(by: Any) -> float:
    """Seconds until a process that has compared nothing yet has the whole library ready."""
    from heed.lessons.expectations import expected_in
    from heed.web.lessons.recurrences import library_of

    expected_in.cache_clear()
    start = time.perf_counter()
    library_of(by.partnership)
    return time.perf_counter() - start


if __name__ == "__main__":
    for figure in measure():
        print(figure.say())
