"""The themes a lesson speaks of, proposed from its words; each proposal names the words that led there.

The closed list of themes and the signs of each stand in themes.yaml. What is found is a proposal: a person confirms it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from heed.lessons import sentences
from heed.lessons.documents import plain
from heed.lessons.publications import ThemeFound

_WEIGHTS = {"strong": 3.0, "fair": 2.0, "faint": 1.0}
# A theme is proposed from a fair sign on, where it weighs at least half as much as the heaviest one. Chosen so that the
# examples' lessons, labelled by hand, come out right most often.
_LEAST = 2.0
_SHARE = 0.5
MOST_THEMES = 3
# A theme is primary where what speaks of it weighs 35 parts in 100 of what speaks of the heaviest. One lesson weighs at
# most as much as a theme named and meant in it, so that a long paragraph does not outweigh three short points; a
# recommendation counts twice, because it is what the review itself took forward.
_PRIMARY = 0.35
_ASKED = 2
_MOST_A_LESSON = 5.0
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
    id: str
    name: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class Proposed:
    """A theme proposed for a text. because: the words of the text that led there, in the order found."""

    id: str
    weight: float
    because: tuple[str, ...]


@cache
def themes() -> tuple[Theme, ...]:
    """The closed list, in its order."""
    written = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return tuple(Theme(id, each["name"], tuple(_signs(each))) for id, each in written.items())


def theme_names() -> dict[str, str]:
    """The name of each theme in plain words, by its identifier."""
    return {theme.id: theme.name for theme in themes()}


def themes_of(text: str) -> tuple[Proposed, ...]:
    """The one to three themes that a lesson really speaks of, heaviest first; none where nothing points to any."""
    weighed = _weighed(text)
    if not weighed:
        return ()
    least = max(_LEAST, _SHARE * weighed[0].weight)
    return tuple(each for each in weighed[:MOST_THEMES] if each.weight >= least)


def themes_of_publication(
    points: Sequence[str], rest: Sequence[str] = (), *, asked: Sequence[str] = ()
) -> tuple[ThemeFound, ...]:
    """The themes of a publication: primary where its lessons speak most of one, else secondary.

    points: its lessons and findings, and the headings that name them. asked: its recommendations. rest: its other words
    (the story and its headings), which only ever make a theme secondary, and only where they name it; without any
    points or recommendations the rest stands for them.
    """
    points, rest = (points, rest) if points or asked else (rest, ())
    told = _gathered([*points, *[words for words in asked for _ in range(_ASKED)]])
    heaviest = max(map(_total, told.values()), default=0.0)
    found = [_found(id, each, heaviest) for id, each in told.items()]
    beside = _gathered(rest)
    found += [
        ThemeFound(id, "secondary", _because(each))
        for id, each in beside.items()
        if id not in told and max(one.weight for one in each) >= _WEIGHTS["strong"]
    ]
    order = {theme.id: n for n, theme in enumerate(themes())}
    weight = {id: _total(told.get(id) or beside[id]) for id in {*told, *beside}}
    return tuple(sorted(found, key=lambda each: (each.weight, -weight[each.id], order[each.id])))


def _found(id: str, proposed: Sequence[Proposed], heaviest: float) -> ThemeFound:
    primary = _total(proposed) >= _PRIMARY * heaviest
    return ThemeFound(id, "primary" if primary else "secondary", _because(proposed))


def _total(proposed: Iterable[Proposed]) -> float:
    return sum(min(each.weight, _MOST_A_LESSON) for each in proposed)


def _gathered(texts: Iterable[str]) -> dict[str, list[Proposed]]:
    gathered: dict[str, list[Proposed]] = defaultdict(list)
    for text in texts:
        for each in themes_of(text):
            gathered[each.id].append(each)
    return gathered


def _because(proposed: Iterable[Proposed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for each in proposed for words in each.because))


def _weighed(text: str) -> list[Proposed]:
    """Every theme that anything in the text points to, heaviest first; of equal ones, the one named first."""
    told = _SET_PHRASES.sub("", plain(text))
    parts = tuple(sentences.each(told))
    weighed = []
    for theme in themes():
        weight, because = _weight(theme, parts)
        if because:
            weighed.append(Proposed(theme.id, weight, because))
    return sorted(weighed, key=lambda each: (-each.weight, told.find(each.because[0])))


def _weight(theme: Theme, told: Sequence[str]) -> tuple[float, tuple[str, ...]]:
    """A second sign on the same words adds nothing: the heaviest on each word counts."""
    taken: dict[str, float] = {}
    for sentence in told:
        for sign in theme.signs:
            words = sign.words_in(sentence)
            if words and not any(_same_words(word, other) for word in words for other in taken):
                taken.update(dict.fromkeys(words, 0.0))
                taken[words[0]] = sign.weight
    return sum(taken.values()), tuple(taken)


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
