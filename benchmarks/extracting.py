"""What is read out of publications that the reading was not made for, against what a person labelled in them."""

from __future__ import annotations

from benchmarks import Share, labelled

# What is aimed at. Themes are counted over the documents that teach; macro over the themes that a person labelled.
KIND, LEARNING_OR_NOT = 0.85, 0.95
MICRO, MACRO, PRIMARY = 0.75, 0.65, 0.85
POINTS, RECOMMENDATIONS, QUESTIONS = 0.70, 0.80, 0.90


def measure() -> list[Share]:
    return [
        share for name in ("development", "development_another_hand", "held_out", "another_hand") for share in _of(name)
    ]


def _of(name: str) -> list[Share]:
    documents = labelled.read(name)
    of = f"{len(documents)} labelled publications, {name.replace('_', ' ')}"
    themes = labelled.themes(documents)
    meant = [each.f1 for each in themes.values() if each.labelled]
    at_all, _ = labelled.primary(documents)
    found = {
        "kind of document": (labelled.kinds(documents).recall, KIND),
        "learning told from what is not": (labelled.learning_or_not(documents).recall, LEARNING_OR_NOT),
        "themes, micro F1": (labelled.together(themes.values()).f1, MICRO),
        "themes, macro F1": (sum(meant) / len(meant), MACRO),
        "primary themes recalled": (at_all.recall, PRIMARY),
        "learning points, F1": (labelled.passages(documents, "learning_points").f1, POINTS),
        "recommendations, F1": (labelled.passages(documents, "recommendations").f1, RECOMMENDATIONS),
        "reflective questions, F1": (labelled.passages(documents, "reflective_questions").f1, QUESTIONS),
    }
    return [Share(name, of, value, aimed) for name, (value, aimed) in found.items()]
