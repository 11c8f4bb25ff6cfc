"""What has a capital and may stand: laws, bodies, tools, cited authors, inquiries. It tells nobody in a case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heed.anonymity import names
from heed.anonymity.words import listed

# Words by which a longer name is that of a law, a body, a course or a tool, wherever in it they stand.
_INSTITUTION = re.compile(
    r"\b(?:Acts?|Bill|Order|Regulations?|Measure|Convention|Directive|Charter|Code|Rules?|Guidance|Guidelines?"
    r"|Framework"
    r"|Standards?|Protocols?|Procedures?|Polic(?:y|ies)|Strateg(?:y|ies)|Programmes?|Plan|Promise|Law|Rule"
    r"|Principles?|Duty"
    r"|Boards?|Partnerships?|Council|Authorit(?:y|ies)|Committee|Panel|Commission(?:er)?|Inspectorate|Ombudsman|Agency"
    r"|Police|Constabulary|Government|Parliament|Assembly|Department|Ministry|Office|Secretary of State|Directorate"
    r"|Society|Institute|Federation|Foundation|Network|Association|Alliance|Union|Universit(?:y|ies)|Royal College"
    r"|Reviews?|Report|Inquiry|Enquiry|Audit|Study|Survey|Census|Model|Profile|Tool|Toolkit|Scale|Score"
    r"|Checklist|Matrix"
    r"|Questionnaire|Triangle|Wheel|Pathway|Helpline|Line|Hub|Mechanism|Scheme|Service|Services|NHS|Project|Initiative"
    r"|Mark|Register|Conference|Forum|Court|Tribunal|Fund|Companion|Handbook|Journal|Press|Awards?|Week|Month"
    r"|Safeguarding|Education|Health|Social Care|Care Board|Fire and Rescue|Ambulance|Circle|Theory|Effect|Syndrome)\b"
)
# A trust is a body; a school, a ward or a home is a place where a child may be known.
_A_PLACE_OF_ITS_OWN = re.compile(
    r"\b(?:School|Academy|Nursery|Hospital|Infirmary|Surgery|Ward|Hospice|Clinic|Home|Ysgol|Ysbyty|Coleg)\b"
)
_YEAR_IN_BRACKETS = r"(?:,\s*|\s*\(\s*|\s+in\s+)(?:19|20)\d\d"
_MORE_NAMES = r"(?:(?:,|,?\s+and|\s+&)\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*){0,4}"
_CITED = re.compile(rf"{_MORE_NAMES}(?:\s+et al\.?|\s+and (?:colleagues|others))?(?:{_YEAR_IN_BRACKETS})")
_WITH_COLLEAGUES = re.compile(r"\s+et al\b|\s+and colleagues\b")
_WORKS = (
    r"(?:stud(?:y|ies)|work|research|theory|theories|model|framework|concept|inquiry|review|report|books?"
    r"|writing|papers?|audit"
    r"|hierarchy|cycle|continuum|stages|ladder|pyramid|scale|tool|principles?|law|rule|thinking|idea|phrase|words?)"
)
_OF_A_WORK = re.compile(rf"{_MORE_NAMES}['’]s?\s+(?:[\w-]+\s+){{0,3}}?{_WORKS}\b", re.IGNORECASE)
_AUTHOR_OF = re.compile(
    rf"{_MORE_NAMES}\s+(?:argue[sd]?|coined|edited|writes? about|wrote about|writes? of|wrote that|calls? this"
    rf"|called this"
    r"|gave us|showed (?:that|in)|found that|described? how|warned|edited)\b"
)
_LEARNED = re.compile(
    r"\b(?:stud(?:y|ies)|research|theor(?:y|ies)|model|framework|concept|inquir(?:y|ies)|edited|literature|academic"
    r"|University|national panel|journal|coined|published"
    r"|books?|(?:review|report|audit|work) (?:of|by|on|into|led by)|Lord|Lady|Dame|Sir|Professor|evidence base)\b"
)
_OF_A_CASE = re.compile(
    r"\b(?:mother|father|mum|dad|carer|aunt|uncle|cousin|brother|sister|neighbour|visited|rang|told"
    r"|police officer|health visitor|social worker|the GP|the nurse|the teacher)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z\"“‘])|\n")


# Endings by which a word of every day is made into another; what is left must be one.
_ENDINGS = (
    *("'s", "’s", "s", "es", "ed", "d", "ing", "er", "ers", "ly", "y", "ies", "ied", "ness", "ment", "ments", "able"),
    *("less", "ful", "al", "ation", "ations", "ion", "ions", "ity", "ist", "ists", "ism", "or", "ors", "ive", "en"),
)
_MADE_BACK = {"ies": "y", "ied": "y"}
_SHORTEST = 3


def is_institution(written: str) -> bool:
    """Whether a name of several words is that of a law, a body, a tool or a course."""
    return bool(_INSTITUTION.search(written)) and not _A_PLACE_OF_ITS_OWN.search(written)


def is_known(written: str) -> bool:
    """Whether every word is one of the names printed everywhere; a single given name is not."""
    words = [key(word) for word in written.split()]
    known = all(word in listed("public_names") for word in words)
    return known and not (len(words) == 1 and words[0] in listed("given_names"))


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether a name stands as that of an author, an inquiry or an idea and not of somebody in the case."""
    after = text[end : end + 120]
    if any(shape.match(after) for shape in (_CITED, _WITH_COLLEAGUES, _OF_A_WORK, _AUTHOR_OF)):
        return True
    sentence = sentence_around(text, start, end)
    return bool(_LEARNED.search(sentence)) and not _OF_A_CASE.search(sentence)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence in which words stand, at most 400 characters to either side."""
    before = _SENTENCE.split(text[max(0, start - 400) : start])[-1]
    return before + text[start:end] + _SENTENCE.split(text[end : end + 400])[0]


def key(word: str) -> str:
    """A word as the lists hold it: small, without accents, possessive and marks around it."""
    return names.key(re.sub(r"['’]s?$", "", word.strip('.,;:!?()"“”'))).strip()


def is_ordinary(said: Sequence[str]) -> bool:
    """Whether a name of two words or more has none but words of every day, and so is a title or a heading."""
    folded = [key(word) for word in said]
    return len(folded) > 1 and not any(
        word in listed("given_names") or word in names.WORDS_TOO or not is_word(word) for word in folded
    )


def is_word(word: str) -> bool:
    """Whether a word, or what it is made of, is one of every day."""
    folded = key(word)
    if "-" in folded:
        return all(not part or is_word(part) for part in folded.split("-"))
    return any(each in listed("ordinary") or each in listed("not_names") for each in _made_of(folded))


def _made_of(word: str) -> Iterator[str]:
    yield word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            stem = word[: -len(ending)] + _MADE_BACK.get(ending, "")
            yield stem
            yield stem + "e"
            if len(stem) > _SHORTEST and stem[-1] == stem[-2]:
                yield stem[:-1]
