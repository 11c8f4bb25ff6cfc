"""What may be seen of a sentence that tells whether it is a lesson: its words, its place, and what stands around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import snowballstemmer

from heed.lessons import headings, sentences, sorting, stance, theme_words
from heed.lessons.outline import Section
from heed.lessons.recommending import asks_a_body
from heed.lessons.second_reading.laid import LESSON, Laid

_WORD = re.compile(r"[A-Za-z][a-z'’]*|[A-Z]+|\d+")
_SHAPES = {
    "past": re.compile(r"\b(?:was|were|had|did)\b"),
    "duty": re.compile(r"\b(?:should|must|need)\b"),
    "present": re.compile(r"\b(?:is|are|can|may)\b"),
    "quoted": re.compile(r"[\"“”]"),
    "open end": re.compile(r"[^.?!]\s*$"),
}
_ANNOUNCED = ("learning", "findings", "good_practice")
_SIDES = ("section before", "section after")
_JUDGING = ("fault", "praise", "expected")
# Numbers are told in steps: words of a sentence, sentences of a document, and parts of a whole.
_WORDS, _SENTENCES, _PARTS = 6, 15, 10


def signs_of(laid: Sequence[Laid], form: str, kind: str) -> list[list[str]]:
    """For each sentence of a document its signs. form, kind: what the first reading took the document for."""
    judged = [stance.of_sentence(each.words) or "none" for each in laid]
    alone = [[*_shape(each, told), *_words(each.words)] for each, told in zip(laid, judged, strict=True)]
    whole = [f"form:{form}", f"kind:{kind}", *_document(laid, judged)]
    sections = _sections(laid, judged)
    return [
        [
            *alone[n],
            *whole,
            f"kind:{kind}/{each.where}",
            f"position:{8 * n // len(laid)}",
            *sections[id(each.section)],
            *_around(laid, judged, n),
        ]
        for n, each in enumerate(laid)
    ]


def joining(laid: Sequence[Laid], form: str, n: int) -> list[str]:
    """Signs of whether the nth sentence goes on with the one before it in its block, and both make one lesson."""
    before, each = laid[n - 1], laid[n]
    one, other = stance.of_sentence(before.words) or "none", stance.of_sentence(each.words) or "none"
    paragraphs = sum(one.block.kind == "paragraph" for one in laid)
    starts = _stems(each.words)[:3]
    lengths = [one.of for one in laid if one.place == 0]
    return [
        f"lay:{before.where}/{each.where}",
        "together" if before.item is each.item else "apart",
        f"before:{one}",
        f"stance:{other}",
        f"stances:{one}/{other}",
        f"block:{each.block.kind}",
        f"of:{min(each.of, 6)}",
        f"place:{min(each.place, 4)}",
        f"section:{each.section.kind}",
        f"form:{form}",
        f"words:{min(len(each.words.split()) // 5, 6)}",
        f"words before:{min(len(before.words.split()) // 5, 6)}",
        f"first:{starts[0] if starts else ''}",
        *(f"word:{word}" for word in starts),
        *(["quoted"] if each.words[:1] in "\"“'" else []),
        f"paragraphs:{4 * paragraphs // len(laid)}",
        f"usual length:{min(5, round(sum(lengths) / max(1, len(lengths))))}",
    ]


def _shape(each: Laid, judged: str) -> Iterator[str]:
    section, words = each.section.kind or "none", each.words
    yield from (f"lay:{each.where}", f"section:{section}", f"lay:{each.where}/{section}")
    yield from (f"stance:{judged}", f"stance:{judged}/{section}", f"block:{each.block.kind}")
    yield f"words:{min(len(words.split()) // _WORDS, 7)}"
    yield f"of:{min(each.of, 6)}"
    ends = "only" if each.of == 1 else {0: "first", each.of - 1: "last"}.get(each.place, "")
    yield f"place:{ends}"
    likely = max((one.likely for one in theme_words.of(words).values()), default=0.0)
    yield f"theme:{int(likely * 5)}"
    shown = {
        "numbered": bool(each.block.number),
        "case": stance.about_the_case(words),
        "body": asks_a_body(words),
        "question": sentences.is_question(words),
        "tells": stance.tells(words),
        "contact": sorting.is_contact(words),
        "request": sorting.is_request(words),
        "response": sorting.is_response(words),
        "of the document": sorting.is_about_document(words),
    }
    yield from (name for name, seen in shown.items() if seen)
    yield from (name for name, pattern in _SHAPES.items() if pattern.search(words))


def _words(words: str) -> Iterator[str]:
    stems = _stems(words)
    yield from (f"word:{stem}" for stem in sorted(set(stems)))
    yield from (f"two:{one} {other}" for one, other in sorted(set(pairwise(stems))))
    if stems:
        yield f"first:{stems[0]}"
    if len(stems) > 1:
        yield f"first:{stems[0]} {stems[1]}"


def _document(laid: Sequence[Laid], judged: Sequence[str]) -> Iterator[str]:
    yield f"lessons:{_PARTS * sum(each.where == LESSON for each in laid) // max(1, len(laid))}"
    yield f"judging:{_PARTS * sum(told in _JUDGING for told in judged) // max(1, len(laid))}"
    yield f"long:{min(6, len(laid) // _SENTENCES)}"
    announced = {id(each.section) for each in laid if each.section.kind in _ANNOUNCED}
    yield f"announced:{min(3, len(announced))}"
    lessons = [each for each in laid if each.where == LESSON]
    under = sum(id(each.section) in announced for each in lessons)
    yield f"under announced:{4 * under // len(lessons) if lessons else ''}"


def _sections(laid: Sequence[Laid], judged: Sequence[str]) -> dict[int, list[str]]:
    """By section: the words over it, and how much of it judges practice and was taken for lessons."""
    told: dict[int, list[str]] = {}
    in_order = list({id(each.section): each.section for each in laid}.values())
    beside = dict(zip(map(id, in_order), zip([None, *in_order], [*in_order[1:], None], strict=False), strict=True))
    lengths = Counter(id(each.section) for each in laid)
    lessons = Counter(id(each.section) for each in laid if each.where == LESSON)
    judging = Counter(id(each.section) for each, stance in zip(laid, judged, strict=True) if stance in _JUDGING)
    for each in laid:
        if (key := id(each.section)) not in told:
            above = each.section.above[-1] if each.section.above else ""
            told[key] = [
                *(f"head:{stem}" for stem in sorted(set(_stems(each.section.words)))),
                *(f"above:{stem}" for stem in sorted(set(_stems(above)))),
                f"above:{headings.kind_of(above) if above else ''}/",
                *(["head unknown"] if each.section.words and not each.section.kind else []),
                f"section judging:{4 * judging[key] // lengths[key]}",
                f"section lessons:{4 * lessons[key] // lengths[key]}",
                f"section long:{min(lengths[key], 8)}",
                *(f"{side}:{_beside(each.section, other)}" for side, other in zip(_SIDES, beside[key], strict=True)),
            ]
    return told


def _beside(section: Section, other: Section | None) -> str:
    if other is None:
        return "edge"
    level = "deeper" if other.level > section.level else "higher" if other.level < section.level else "beside"
    return f"{other.kind or 'none'}/{level}/{section.kind or 'none'}"


def _around(laid: Sequence[Laid], judged: Sequence[str], n: int) -> Iterator[str]:
    for step in (-2, -1, 1, 2):
        if not 0 <= n + step < len(laid):
            yield f"{step}:edge"
            continue
        other, each = laid[n + step], laid[n]
        near = "block" if other.block is each.block else "section" if other.section is each.section else "beyond"
        yield f"{step}:{other.where}"
        yield f"{step}:{judged[n + step]}/{near}"
        if abs(step) == 1:
            yield f"{step}:{near}"


def _stems(words: str) -> list[str]:
    """Stems of all words, small ones too; a number is told as one."""
    return ["#" if each.isdigit() else _stem(each.lower().replace("’", "'")) for each in _WORD.findall(words)]


@cache
def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))
