"""Filling a library of two thousand publications, against the ten minutes that it may take.

Once as a whole library's file taken in, and once as documents read one by one (a share of them, scaled up). On a
database of its own that is gone afterwards.
"""

from __future__ import annotations

import hashlib
import io
import json
import time
import zipfile

from benchmarks import Ratio, labelled
from benchmarks.library import LESSONS, PUBLICATIONS, lessons
from benchmarks.pages import a_database
from heed.lessons.extraction import extract
from heed.lessons.reading import read_bytes

TEN_MINUTES = 600.0
READ = 60


def measure() -> list[Ratio]:
    with a_database():
        from heed.web.lessons import actions
        from heed.web.lessons.taking_in import take_in
        from heed.web.partnership.demonstration import found_avonmere

        by = found_avonmere()["imogen"]
        whole = _library()
        start = time.perf_counter()
        taken = take_in(by=by, name="library.zip", data=whole)
        took = time.perf_counter() - start
        assert (taken.publications, taken.lessons) == (PUBLICATIONS, LESSONS)
        start = time.perf_counter()
        for number, document in enumerate(_documents()):
            actions.add_publication(by=by, name=f"{number}.txt", document=document)
        each = (time.perf_counter() - start) / READ
    return [
        Ratio(f"a library of {LESSONS} lessons taken in", "ten minutes", took, TEN_MINUTES, at_most=1),
        Ratio(
            f"{PUBLICATIONS} documents read into a library", "ten minutes", each * PUBLICATIONS, TEN_MINUTES, at_most=1
        ),
    ]


def _documents() -> list[bytes]:
    texts = [each.text for each in (*labelled.read("development"), *labelled.read("held_out")) if each.teaches]
    return [f"{texts[n % len(texts)]}\n\nPrinted as number {n}.\n".encode() for n in range(READ)]


def _library() -> io.BytesIO:
    """The file of an invented library."""
    text = next(each.text for each in labelled.read("development") if each.teaches)
    reading = extract(read_bytes("a.txt", text.encode())).as_json()
    told = iter(list(lessons()))
    lines = []
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for number in range(PUBLICATIONS):
            document = f"{text}\n{number}".encode()
            sha256 = hashlib.sha256(document).hexdigest()
            file.writestr(f"documents/{sha256}", document)
            held = [_lesson(*next(told)) for _ in range(LESSONS // PUBLICATIONS)]
            lines.append(json.dumps(_publication(number, sha256) | {"reading": reading, "lessons": held}))
        file.writestr("publications.jsonl", "\n".join(lines))
        file.writestr("library.json", json.dumps({"heed_library": 1, "publications": len(lines)}))
    out.seek(0)
    return out


def _publication(number: int, sha256: str) -> dict[str, object]:
    told = {"name": f"{number}.txt", "title": f"Child {number}: learning notes", "authority": f"Board {number % 150}"}
    more = {"review": f"Child {number}", "form": "learning_notes", "year": 2008 + number % 18, "withdrawn_because": ""}
    return told | more | {"sha256": sha256, "withdrawn": None, "replaced_by": ""}


def _lesson(number: int, text: str, themes: tuple[str, ...]) -> dict[str, object]:
    told = {"key": f"lp-{number}", "text": text, "lead": "", "parts": "", "place": {"line": 1, "start": 0, "end": 1}}
    judged = {"state": "accepted", "judged": "2026-11-01T09:00:00+00:00", "question": "", "safeguards": []}
    stances = {"stance": "fault", "proposed_stance": "fault"}
    return told | judged | stances | {"themes": list(themes), "proposed_themes": list(themes)}
