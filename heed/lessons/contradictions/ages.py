"""Ages against dates: a child's age as it is told, beside the age by the date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from heed.chronology import as_written
from heed.chronology.people import age_in_months, say_age
from heed.chronology.when import Moment, overlap
from heed.lessons.contradictions.named import Named, People, people_of
from heed.lessons.contradictions.spoken import NUMBER, Sentence, number, plural, sentences_of
from heed.lessons.documents import Document
from heed.lessons.publications import Contradiction, Publication

_LOOSELY = r"(?P<loosely>about |nearly |almost |around |approximately |just |only )?"
_UNIT = r"(?P<unit>day|week|month|year|yr)s?"
_RANGE = rf"(?P<n>{NUMBER})(?:\s*(?:-|–|to|or)\s*(?P<most>{NUMBER}))?"
_AGE = re.compile(
    rf"\b(?:{_RANGE}[\s-]*{_UNIT}(?:[\s-]+(?:old|of age)\b|(?=\)))"
    rf"|(?:aged?|age of)\s+{_LOOSELY}{_RANGE.replace('<n>', '<n2>').replace('<most>', '<most2>')}"
    rf"(?:\s+{_UNIT.replace('<unit>', '<unit2>')})?\b(?!:))",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"[\s,(]*(?:(?:who|was|is|were|are|then|now|being|at|the|age|aged|of|only|just|about|almost|nearly|approximately"
    r"|around|still|had|been|turned|an?|baby|infant|child|toddler|boy|girl)[\s,(]+)*",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(r"\s*(?:baby|infant|child|toddler|boy|girl)?[\s,)]*(?:(?:in|on) ?)?[\s,]*", re.IGNORECASE)
_STANDS_APART = re.compile(r"(?:,|\bdied|\bat(?: the)?|\d{4})\s*$", re.IGNORECASE)
_LOOSE = re.compile(r"\b(?:about|almost|nearly|approximately|around)\s*$", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:over|under|below|above|until|before|from|than|since)\s+(?:the\s+)?(?:age of\s*)?$", re.IGNORECASE
)
_BORN = re.compile(
    r"\b(?:born|d\.?o\.?b\.?|date of birth|(?<!pre-)(?<!before )(?<!after )(?<!since )(?<!at )birth)\b"
    r"(?! (?:plan|weight)\b)",
    re.IGNORECASE,
)
_THE_BIRTH = re.compile(r"\bthe $", re.IGNORECASE)
_NOT_ON = re.compile(
    r"\b(?:between|from|to|and|until|till|before|since|after|by|of|in the)\s+$|[–-]\s*$", re.IGNORECASE
)
_TOLD = re.compile(r"^(?:age of|aged?)\s+", re.IGNORECASE)
_NOT_AT_BIRTH = re.compile(r"[.;]|\b(?:before|after|since|until|by)\b", re.IGNORECASE)
_WORDS_TO_A_BIRTH = 60
# Months by which an age may be rounded before it is said not to agree.
_ROUNDING = 1


@dataclass(frozen=True)
class Birth:
    who: str
    when: Moment
    said: Sentence


@dataclass(frozen=True)
class Age:
    """An age as told: the months it can mean, when it was, and the words for it."""

    who: str
    months: tuple[int, int]
    when: Moment
    text: str
    in_years: bool
    said: Sentence


def find(document: Document, publication: Publication) -> Iterator[Contradiction]:
    """Ages that the date of birth does not bear out, two ages of one person, two dates of one birth."""
    people = people_of(publication)
    said = list(sentences_of(document))
    births = [birth for sentence in said for birth in _births(sentence, people)]
    ages = [age for sentence in said for age in _ages(sentence, people)]
    yield from _two_births(births)
    born = {birth.who: birth for birth in reversed(births)}
    for age in ages:
        if (birth := born.get(age.who)) and (found := _against_birth(age, birth)):
            yield found
    yield from _two_ages([age for age in ages if age.who not in born])


def _births(sentence: Sentence, people: People) -> Iterator[Birth]:
    words = sentence.words
    named = people.in_sentence(words)
    for match in _BORN.finditer(words):
        after = [(start, when) for start, _, when in as_written.find(words) if start >= match.end()]
        if not after or after[0][0] - match.end() > _WORDS_TO_A_BIRTH:
            continue
        start, when = after[0]
        who = _who_was_born(words, match, [one for one in named if one.start < start], people)
        if who and not _NOT_AT_BIRTH.search(words[match.end() : start]):
            yield Birth(who, when, sentence)


def _who_was_born(words: str, match: re.Match[str], named: Sequence[Named], people: People) -> str:
    """ "Child K was born", "the birth of Child K"; "the birth" alone is that of the only child."""
    after = [one for one in named if one.start >= match.end()]
    if after:
        return after[0].who if re.fullmatch(r" of ", words[match.end() : after[0].start]) else ""
    if match.group(0).lower() == "birth":
        if _THE_BIRTH.search(words[: match.start()]):
            return people.only_child
        near = [one for one in named if re.fullmatch(r"['’]s? ", words[one.end : match.start()])]
        return near[0].who if near else ""
    return named[-1].who if named else ""


def _ages(sentence: Sentence, people: People) -> Iterator[Age]:
    for match in _AGE.finditer(sentence.words):
        who = _whose(sentence.words, match, people.in_sentence(sentence.words))
        when = _on(sentence.words)
        if who and when and not _BOUND.search(sentence.words[: match.start()]):
            yield _age(who, match, when, sentence)


def _whose(words: str, match: re.Match[str], named: Sequence[Named]) -> str:
    """Whose age it is: the person right before it, else right after it, else the only one the sentence names."""
    before = [one for one in named if one.end <= match.start()]
    if before and _JOINS.fullmatch(words[before[-1].end : match.start()] + " "):
        return before[-1].who
    after = [one for one in named if one.start >= match.end()]
    if after and _LEADS_ON.fullmatch(_without_dates(words[match.end() : after[0].start])):
        return after[0].who
    alone = len({one.who for one in named}) == 1 and not after
    return named[0].who if alone and _STANDS_APART.search(words[: match.start()]) else ""


def _without_dates(words: str) -> str:
    for _, _, when in as_written.find(words):
        words = words.replace(when.text, "")
    return words


def _on(words: str) -> Moment | None:
    """The one date on which a sentence tells what was; a date of birth and the end of a period are none."""
    born = _BORN.search(words)
    found = [
        when for start, _, when in as_written.find(words) if not (born and 0 <= start - born.end() <= _WORDS_TO_A_BIRTH)
    ]
    if len(found) != 1:
        return None
    start = words.index(found[0].text)
    return None if _NOT_ON.search(words[:start]) else found[0]


def _age(who: str, match: re.Match[str], when: Moment, sentence: Sentence) -> Age:
    least = number(match["n"] or match["n2"])
    most = number(match["most"] or match["most2"] or match["n"] or match["n2"])
    unit = (match["unit"] or match["unit2"] or "year").lower().replace("yr", "year")
    loose = bool(match["loosely"] or _LOOSE.search(sentence.words[: match.start()]))
    first, last = _months(least, most, unit)
    slack = _ROUNDING + (0 if not loose else 12 if unit == "year" else 2)
    return Age(who, (first - slack, last + slack), when, _TOLD.sub("", match.group(0)), unit == "year", sentence)


def _months(least: int, most: int, unit: str) -> tuple[int, int]:
    if unit == "year":
        return least * 12, most * 12 + 11
    if unit == "month":
        return least, most
    days = 7 if unit == "week" else 1
    return least * days // 31, (most * days + days - 1) // 28


def _against_birth(age: Age, birth: Birth) -> Contradiction | None:
    worked = age_in_months(birth.when, age.when)
    if worked is None or _apart(age.months, worked) == 0:
        return None
    computed = say_age(worked) if worked[1] >= 0 else "not yet born"
    return Contradiction(
        "age",
        _severity(_apart(age.months, worked), age.in_years),
        tuple(dict.fromkeys((birth.said.quote, age.said.quote))),
        computed,
        f"{_named(age.who)}'s age is given as {age.text} in {age.when.text}. By the date of birth in the text "
        f"({birth.when.text}) it would be {computed}. Both cannot be right; ask the authors which is meant.",
    )


def _apart(told: tuple[int, int], worked: tuple[int, int]) -> int:
    """Months between two ranges; 0 where they meet."""
    return max(0, worked[0] - told[1], told[0] - worked[1])


def _severity(months: int, in_years: bool) -> str:
    return "high" if months >= (12 if in_years else 2) else "medium"


def _two_births(births: Iterable[Birth]) -> Iterator[Contradiction]:
    for first, second in combinations(births, 2):
        if first.who == second.who and not overlap(first.when, second.when):
            yield Contradiction(
                "birth",
                "high",
                tuple(dict.fromkeys((first.said.quote, second.said.quote))),
                f"{first.when.say()}; {second.when.say()}",
                f"{_named(first.who)} is said to be born in {first.when.text} and in {second.when.text}.",
            )


def _two_ages(ages: Iterable[Age]) -> Iterator[Contradiction]:
    """Two dated ages of one person whose birth is not told: the years between them must be those between the dates."""
    for first, second in combinations(ages, 2):
        if first.who != second.who or first.when == second.when:
            continue
        passed = age_in_months(first.when, second.when)
        if passed is None:
            continue
        worked = (first.months[0] + passed[0], first.months[1] + passed[1])
        if apart := _apart(second.months, worked):
            yield Contradiction(
                "age",
                "medium",
                tuple(dict.fromkeys((first.said.quote, second.said.quote))),
                f"{plural(apart, 'month')} too many or too few",
                f"{_named(first.who)} is {first.text} in {first.when.text} and {second.text} in {second.when.text}; "
                "the time between does not agree.",
            )


def _named(who: str) -> str:
    return who[:1].upper() + who[1:]
