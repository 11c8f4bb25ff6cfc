"""Teaches how what is heard in a publication adds up to its themes (heed/lessons/theme_evidence.json).

The publications are those that may be looked at. `script/teach` runs it; `crossed` reads each by what the others teach.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from unittest import mock

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks import labelled
from benchmarks.labelled import Agreement, Labelled
from benchmarks.teaching_sentences import TEACHING
from heed.lessons import theme_evidence
from heed.lessons.extraction import extract
from heed.lessons.reading import read_bytes

WRITTEN = Path(theme_evidence.__file__).with_suffix(".json")
STRENGTH, FOLDS = 0.3, 5
Told = list[tuple[dict[str, float], bool]]


def teach(documents: Sequence[Labelled]) -> dict[str, float]:
    """The weight of each thing known, and `start`."""
    told = [each for document in documents for each in _told(document)]
    reader = DictVectorizer()
    known = reader.fit_transform([each for each, _ in told])
    model = LogisticRegression(C=STRENGTH, max_iter=5_000).fit(known, [spoken for _, spoken in told])
    names = reader.get_feature_names_out()
    weights = {name: round(float(each), 3) for name, each in zip(names, model.coef_[0], strict=True)}
    return {"start": round(float(model.intercept_[0]), 3), **weights}


@cache
def _told(document: Labelled) -> Told:
    """Of each theme heard in a document what is known, and whether it is labelled with it."""
    heard: list[dict[str, dict[str, float]]] = []
    listened = theme_evidence.evidence

    def listening(parts):  # type: ignore[no-untyped-def]
        heard.append(listened(parts))
        return heard[-1]

    with mock.patch.object(theme_evidence, "evidence", listening):
        extract(read_bytes(document.name, document.text.encode()))
    labels = {*document.primary, *document.secondary}
    return [(known, theme in labels) for theme, known in heard[-1].items()]


def documents() -> list[Labelled]:
    return [each for name in TEACHING for each in labelled.read(name) if each.teaches]


def crossed() -> tuple[Agreement, float, Agreement]:
    """Micro agreement, macro F1 and primary themes found, of documents that did not teach."""
    those, read = documents(), []
    for fold in range(FOLDS):
        weights = teach([each for n, each in enumerate(those) if n % FOLDS != fold])
        with mock.patch.object(theme_evidence, "_weights", lambda weights=weights: weights):
            for each in those[fold::FOLDS]:
                again = Labelled(**{name: getattr(each, name) for name in each.__dataclass_fields__})
                again.__dict__["reading"] = extract(read_bytes(each.name, each.text.encode())).as_json()
                read.append(again)
    by_theme = labelled.themes(read)
    meant = [each.f1 for each in by_theme.values() if each.labelled]
    return labelled.together(by_theme.values()), sum(meant) / len(meant), labelled.primary(read)[0]


def as_text() -> str:
    return json.dumps(teach(documents()), indent=1, sort_keys=True) + "\n"


def measure() -> list[object]:
    """Nothing to measure here."""
    return []


def main(arguments: list[str]) -> int:
    """Writes what is taught; with --crossed says how well each document is read by what the others teach."""
    if "--crossed" in arguments:
        micro, macro, primary = crossed()
        print(f"themes                 precision {micro.precision:.3f} recall {micro.recall:.3f} F1 {micro.f1:.3f}")
        print(f"                       macro F1 {macro:.3f} primary themes recalled {primary.recall:.3f}")
        return 0
    WRITTEN.write_text(as_text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
