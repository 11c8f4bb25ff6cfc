"""Teaches the words of each theme (heed/lessons/theme_words.json) from labelled lessons; `script/teach` runs it.

The lessons are those of `benchmarks/publications/taught.txt` and of the examples. What is held out never teaches.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import yaml
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.labelled import PUBLICATIONS
from heed.lessons.theme_words import features
from heed.lessons.themes import theme_names

ROOT = Path(__file__).parents[1]
WRITTEN = ROOT / "heed" / "lessons" / "theme_words.json"
# Chosen on the development publications. A weight smaller than this changes nothing that is proposed.
STRENGTH = 10.0
LEAST_WEIGHT = 0.3

Lesson = tuple[str, tuple[str, ...]]


def lessons() -> list[Lesson]:
    """Every lesson that teaches, with its themes: the main one first, none where it speaks of none."""
    return [*_written(), *_of_the_examples()]


def taught() -> dict[str, object]:
    """What the lessons teach, as theme_words.json holds it."""
    told = lessons()
    reader = TfidfVectorizer(analyzer=_words_of, sublinear_tf=True)
    words = reader.fit_transform([text for text, _ in told])
    names = reader.get_feature_names_out()
    weights: dict[str, dict[str, float]] = {}
    start = {}
    for theme in theme_names():
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1_000)
        model.fit(words, [theme in themes for _, themes in told])
        start[theme] = round(float(model.intercept_[0]), 2)
        for name, weight in zip(names, model.coef_[0], strict=True):
            if abs(weight) >= LEAST_WEIGHT:
                weights.setdefault(name, {})[theme] = round(float(weight), 1)
    rarity = {name: round(float(idf), 2) for name, idf in zip(names, reader.idf_, strict=True)}
    return {"start": start, "rarity": rarity, "weights": weights}


def as_text() -> str:
    return json.dumps(taught(), separators=(",", ":"), sort_keys=True).replace("},", "},\n") + "\n"


def measure() -> list[object]:
    """Nothing to measure here."""
    return []


def _words_of(text: str) -> list[str]:
    return list(features(text).elements())


def _written() -> list[Lesson]:
    found: list[Lesson] = []
    main = ""
    for line in (PUBLICATIONS / "taught.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            main = line[2:].strip()
        elif line.strip():
            text, _, more = line.partition(" | ")
            first = () if main == "none" else (main,)
            found.append((text.strip(), (*first, *(each.strip() for each in more.split(",") if each.strip()))))
    return found


def _of_the_examples() -> list[Lesson]:
    read = (yaml.safe_load(path.read_text("utf-8")) for path in sorted(ROOT.glob("examples/*/lessons.yaml")))
    return [(each["text"], tuple(each["themes"])) for written in read for each in written["lessons"]]


def main(arguments: list[str]) -> int:
    """Writes what is taught; with --count says how many lessons there are of each theme."""
    if "--count" in arguments:
        for theme, count in Counter(themes[0] if themes else "none" for _, themes in lessons()).most_common():
            print(f"{count:5}  {theme}")
        return 0
    WRITTEN.write_text(as_text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
