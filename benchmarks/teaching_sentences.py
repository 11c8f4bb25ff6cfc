"""Teaches what a sentence is (heed/lessons/second_reading/weights.json) from labelled publications.

The publications are those that may be looked at; what is only measured never teaches. `script/teach` runs it. `crossed`
reads each of them by what the others taught, so that how well unseen ones of the same hands are read can be told
without the measured sets.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest import mock

from rapidfuzz import fuzz
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks import labelled
from benchmarks.labelled import Agreement, Labelled
from heed.lessons.assembling import form_and_kind
from heed.lessons.extraction import extract, first_reading
from heed.lessons.reading import read_bytes
from heed.lessons.second_reading import taught
from heed.lessons.second_reading.laid import LESSON, OTHER, QUESTION, RECOMMENDATION, Laid, sentences_laid
from heed.lessons.second_reading.signs import joining, signs_of

ROOT = Path(__file__).parents[1] / "examples"
WRITTEN = Path(taught.__file__).with_name(taught.WEIGHTS)
TEACHING = ("development", "development_another_hand")
WHATS = (LESSON, OTHER, QUESTION, RECOMMENDATION)
PARTS = {LESSON: "learning_points", RECOMMENDATION: "recommendations", QUESTION: "reflective_questions"}
# Chosen by `crossed`. A sign seen once teaches nothing; a weight smaller than this changes nothing.
STRENGTH = 0.3
SEEN, LEAST_WEIGHT = 2, 0.02
FOLDS = 6
# A sentence is one labelled passage, or part of it, where so much of the shorter is in the longer, of 100.
ALIKE, LEAST_OF_SENTENCE, LEAST_LENGTH = 88, 0.35, 12


@dataclass(frozen=True)
class Lesson:
    """A document as it teaches. whats: what each sentence is. signs: of each. joins: signs, and whether two are one."""

    document: Labelled | None
    whats: tuple[str, ...]
    signs: tuple[tuple[str, ...], ...]
    joins: tuple[tuple[tuple[str, ...], bool], ...]


@cache
def lessons() -> tuple[Lesson, ...]:
    """What may be looked at, and the examples, which the first reading reads as tests/spec says, line by line."""
    written = [_lesson(each.name, each.text, each) for name in TEACHING for each in labelled.read(name)]
    examples = [_lesson(path.name, path.read_text("utf-8"), None) for path in sorted(ROOT.glob("*/publication.*"))]
    return (*written, *examples)


def _lesson(name: str, text: str, document: Labelled | None) -> Lesson:
    read = read_bytes(name, text.encode())
    found, drawers, _ = first_reading(read)
    form, kind = form_and_kind(read, found, drawers)
    laid = sentences_laid(read, found, drawers)
    passages = _labelled(document) if document else []
    meant = [_meant(each, passages) if document else (each.what, id(each.item)) for each in laid]
    joins = [
        (tuple(joining(laid, form, n)), meant[n] == meant[n - 1])
        for n in range(1, len(laid))
        if laid[n].block is laid[n - 1].block and meant[n][0] == meant[n - 1][0] and meant[n][0] in (LESSON, QUESTION)
    ]
    signs = tuple(tuple(each) for each in signs_of(laid, form, kind))
    return Lesson(document, tuple(what for what, _ in meant), signs, tuple(joins))


def _labelled(document: Labelled) -> list[tuple[str, int, str]]:
    """What a passage is, which it is, and its bare words."""
    told = [(LESSON, each.text) for each in document.learning_points]
    told += [(RECOMMENDATION, each) for each in document.recommendations]
    told += [(QUESTION, each) for each in document.reflective_questions]
    return [(what, n, _bare(text)) for n, (what, text) in enumerate(told)]


def _meant(laid: Laid, passages: Sequence[tuple[str, int, str]]) -> tuple[str, int]:
    """What the sentence is labelled as, and which passage it belongs to."""
    said = _bare(laid.words)
    best = max(passages, key=lambda one: _shared(said, one[2]), default=None)
    if not said or best is None or not _shared(said, best[2]):
        return OTHER, -1
    return best[0], best[1]


def _shared(said: str, passage: str) -> float:
    """How surely a sentence belongs to a passage; 0 where it does not."""
    if said in passage or (passage in said and len(passage) >= LEAST_OF_SENTENCE * len(said)):
        return 100.0 + min(len(said), len(passage))
    if len(said) < LEAST_LENGTH:
        return 0.0
    within = len(said) <= len(passage) * 1.1
    alike = fuzz.partial_ratio(said, passage) if within else fuzz.ratio(said, passage)
    return alike if alike >= ALIKE else 0.0


def _bare(text: str) -> str:
    return labelled.bare(text)


def teach(told: Sequence[Lesson]) -> taught.Weights:
    """What the documents teach."""
    signs = [each for lesson in told for each in lesson.signs]
    whats = [each for lesson in told for each in lesson.whats]
    start, weights = _regressed(signs, whats, WHATS)
    joins = [each for lesson in told for each in lesson.joins]
    join_start, join_weights = _regressed([each for each, _ in joins], [one for _, one in joins], (False, True))
    return taught.Weights(
        WHATS, start, weights, join_start[0], {sign: weight for sign, (weight,) in join_weights.items()}
    )


def _regressed(
    signs: Sequence[Sequence[str]], answers: Sequence[object], classes: Sequence[object]
) -> tuple[tuple[float, ...], dict[str, tuple[float, ...]]]:
    reader = DictVectorizer()
    seen = reader.fit_transform([dict.fromkeys(each, 1) for each in signs])
    often = seen.sum(axis=0).A1 >= SEEN
    reader.restrict(often)
    model = LogisticRegression(C=STRENGTH, max_iter=3_000).fit(seen[:, often], answers)
    assert list(model.classes_) == list(classes)
    weights = {
        name: tuple(round(float(each), 2) for each in model.coef_[:, n])
        for n, name in enumerate(reader.get_feature_names_out())
    }
    kept = {name: each for name, each in weights.items() if max(map(abs, each)) >= LEAST_WEIGHT}
    return tuple(round(float(each), 2) for each in model.intercept_), kept


def crossed(folds: int = FOLDS) -> dict[str, Agreement]:
    """How far each document's passages, read by what the other folds taught, agree with its labels."""
    counted = {part: Agreement() for part in PARTS.values()}
    for weights, documents in _folds(folds):
        with mock.patch.object(taught, "weights", lambda weights=weights: weights):
            for each in documents:
                again = Labelled(**{name: getattr(each, name) for name in each.__dataclass_fields__})
                again.__dict__["reading"] = extract(read_bytes(each.name, each.text.encode())).as_json()
                for part, agreement in counted.items():
                    one = labelled.passages([again], part)
                    agreement.add(one.right, one.found, one.labelled)
    return counted


def _folds(folds: int) -> Iterator[tuple[taught.Weights, list[Labelled]]]:
    told = lessons()
    for fold in range(folds):
        kept = [each for n, each in enumerate(told) if n % folds != fold]
        yield teach(kept), [each.document for n, each in enumerate(told) if n % folds == fold and each.document]


def as_text() -> str:
    weights = teach(lessons())
    told = {
        "whats": weights.whats,
        "start": weights.start,
        "signs": weights.signs,
        "join_start": weights.join_start,
        "joins": weights.joins,
    }
    return json.dumps(told, separators=(",", ":"), sort_keys=True).replace('],"', '],\n"') + "\n"


def measure() -> list[object]:
    """Nothing to measure here."""
    return []


def main(arguments: list[str]) -> int:
    """Writes what is taught; with --crossed says how well each document is read by what the others teach."""
    if "--crossed" in arguments:
        for part, each in crossed().items():
            print(f"{part:22} precision {each.precision:.3f} recall {each.recall:.3f} F1 {each.f1:.3f}")
        return 0
    WRITTEN.write_text(as_text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
