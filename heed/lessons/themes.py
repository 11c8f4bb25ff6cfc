"""The themes a lesson speaks of, proposed from its words; each proposal names the words that led there.

Two judges are heard: the signs of each theme, written by hand in themes.yaml, and what labelled lessons taught about
words (theme_words). What is found is a proposal: a person confirms it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

import yaml

from heed.lessons import sentences, theme_evidence, theme_words
from heed.lessons.documents import plain
from heed.lessons.publications import ThemeFound

_WEIGHTS = {"strong": 3.0, "fair": 2.0, "faint": 1.0}
# How much the signs say beside what was taught, and the weight of signs that says half of all they can. Chosen on the
# development publications of `benchmarks`.
_SIGNS = 0.45
_HALF = 2.0
# A theme of a lesson is proposed where it is this likely, and named or at least half as likely as the likeliest.
_LEAST = 0.3
_SHARE = 0.5
MOST_THEMES = 3
# What points to a theme is shown as the reason for it where the passage is this likely to speak of it.
_HEARD = 0.1
# A publication speaks of a theme where that is this likely, and of it most from the higher figure on; where it is
# likely to speak of none, of the likeliest and what comes near. Chosen by `script/teach --crossed`.
_SPOKEN_OF, _PRIMARY, _NEAR = 0.32, 0.6, 0.5
MOST_OF_A_PUBLICATION = 7
# What every explanation of reviews says, whatever the review is about.
_SET_PHRASES = re.compile(r"\babuse (?:or|and) neglect\b|\bworking together\b(?= to safeguard| 20\d\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Sign:
    """A phrase that points to a theme; where it has several parts, all stand in one sentence."""

    weight: float
    parts: tuple[re.Pattern[str], ...]

    def words_in(self, sentence: str) -> tuple[str, ...]:
        """The words of the sentence that make the sign; none where a part is missing or two parts are one word."""
        if not self.parts[0].search(sentence):  # nearly every sign is absent from nearly every sentence
            return ()
        found: list[re.Match[str]] = []
        for part in self.parts:
            free = (m for m in part.finditer(sentence) if not any(_overlap(m, other) for other in found))
            if (match := next(free, None)) is None:
                return ()
            found.append(match)
        return tuple(match.group(0) for match in found)


@dataclass(frozen=True)
class Theme:
    """gate: found in every sentence in which any of the signs can be."""

    id: str
    name: str
    signs: tuple[Sign, ...]

    @cached_property
    def gate(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{sign.parts[0].pattern})" for sign in self.signs), re.IGNORECASE)


@dataclass(frozen=True)
class Proposed:
    """A theme proposed for a text.

    weight: how likely, from 0 to 1. because: the words of the text that led there. named: a strong sign names it.
    """

    id: str
    weight: float
    because: tuple[str, ...]
    named: bool = False


@cache
def themes() -> tuple[Theme, ...]:
    """The closed list, in its order."""
    written = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return tuple(Theme(id, each["name"], tuple(_signs(each))) for id, each in written.items())


def theme_names() -> dict[str, str]:
    """The name of each theme in plain words, by its identifier."""
    return {theme.id: theme.name for theme in themes()}


def themes_of(text: str) -> tuple[Proposed, ...]:
    """The one to three themes that a lesson really speaks of, likeliest first; none where nothing points to any."""
    weighed = _weighed(text)
    near = _SHARE * weighed[0].weight if weighed else 0.0
    return tuple(each for each in weighed if each.named or each.weight >= max(_LEAST, near))[:MOST_THEMES]


def themes_of_publication(
    points: Sequence[str],
    *,
    asked: Sequence[str] = (),
    questions: Sequence[str] = (),
    headings: Sequence[str] = (),
    story: Sequence[str] = (),
) -> tuple[ThemeFound, ...]:
    """The themes of a publication, heaviest first: primary where it speaks most of one, else secondary.

    points: its lessons and findings. asked: its recommendations. headings: those under which something was learned; a
    theme that one of these or a recommendation names is always told. Where it has no lesson and no recommendation, its
    story stands for them.
    """
    points, story = (points, story) if points or asked else (story, ())
    heard = heard_in(points, asked, questions, headings, story)
    known = theme_evidence.evidence(heard)
    likely = {theme: theme_evidence.likely(each) for theme, each in known.items()}
    because: dict[str, list[str]] = defaultdict(list)
    for each in (each for passages in heard.values() for passage in passages for each in passage):
        if each.weight >= _HEARD:
            because[each.id] += each.because
    named = {each.id for passage in (*heard["asked"], *heard["headings"]) for each in passage if each.named}
    heaviest = sorted((theme for theme in likely if because[theme]), key=lambda theme: -likely[theme])
    return tuple(
        ThemeFound(theme, _rank(likely[theme], likely[heaviest[0]]), tuple(dict.fromkeys(because[theme])))
        for theme in heaviest[:MOST_OF_A_PUBLICATION]
        if likely[theme] >= min(_SPOKEN_OF, _NEAR * likely[heaviest[0]]) or theme in named
    )


def heard_in(
    points: Sequence[str],
    asked: Sequence[str],
    questions: Sequence[str],
    headings: Sequence[str],
    story: Sequence[str],
) -> dict[str, list[Sequence[Proposed]]]:
    """By part of a publication, every theme that each of its passages may speak of."""
    parts = {"points": points, "asked": asked, "questions": questions, "headings": headings, "story": story}
    return {part: [_weighed(text) for text in texts] for part, texts in parts.items()}


def _rank(likely: float, first: float) -> str:
    return "primary" if likely >= min(_PRIMARY, _NEAR * first) else "secondary"


@lru_cache(maxsize=4_096)
def _weighed(text: str) -> tuple[Proposed, ...]:
    """Every theme that anything in the text points to, likeliest first; of equal ones, in the order of the list."""
    told = _SET_PHRASES.sub("", plain(text))
    parts = tuple(sentences.each(told))
    taught = theme_words.of(told)
    weighed = []
    for theme in themes():
        signs, words = _weight(theme, parts)
        learned = taught.get(theme.id)
        likely = 1 - (1 - (learned.likely if learned else 0.0)) * (1 - _SIGNS * signs / (signs + _HALF))
        because = _told_once((*words, *(learned.because if learned else ())))
        if because:
            weighed.append(Proposed(theme.id, likely, because, signs >= _WEIGHTS["strong"]))
    return tuple(sorted(weighed, key=lambda each: -each.weight))


def _weight(theme: Theme, told: Sequence[str]) -> tuple[float, tuple[str, ...]]:
    """A second sign on the same words adds nothing: the heaviest on each word counts."""
    taken: dict[str, float] = {}
    for sentence in filter(theme.gate.search, told):
        for sign in theme.signs:
            words = sign.words_in(sentence)
            if words and not any(_same_words(word, other) for word in words for other in taken):
                taken.update(dict.fromkeys(words, 0.0))
                taken[words[0]] = sign.weight
    return sum(taken.values()), tuple(taken)


def _told_once(words: Iterable[str]) -> tuple[str, ...]:
    """The words without those that others of them hold."""
    kept: list[str] = []
    for word in words:
        if not any(_same_words(word, other) for other in kept):
            kept.append(word)
    return tuple(kept)


def _same_words(a: str, b: str) -> bool:
    a, b = a.lower(), b.lower()
    return a in b or b in a


def _overlap(a: re.Match[str], b: re.Match[str]) -> bool:
    return a.start() < b.end() and b.start() < a.end()


def _signs(written: dict[str, list[str]]) -> Iterator[Sign]:
    for strength, weight in _WEIGHTS.items():
        for phrase in written.get(strength, []):
            yield Sign(weight, tuple(_pattern(part) for part in phrase.split("&")))


def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase of themes.yaml as an expression over a sentence."""
    made, gap = "", False
    for word in phrase.split():
        if word == "..":
            gap = True
            continue
        between = r"[\s-]+(?:\S+\s+){0,4}?" if gap else r"[\s/-]+"
        made += (between if made else "") + f"(?:{'|'.join(map(_word, word.split('|')))})"
        gap = False
    return re.compile(rf"(?<!\w){made}(?!\w)", re.IGNORECASE)


def _word(word: str) -> str:
    written = (
        re.escape(word).replace(r"\*", r"\w*").replace(r"\-", r"[\s-]?").replace("_", r"[\s-]+").replace("'", "['’]")
    )
    return f"(?-i:{written})" if sum(map(str.isupper, word)) > 1 else written
