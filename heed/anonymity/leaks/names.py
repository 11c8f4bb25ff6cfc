"""Names in a draft: those of the table, as written, misspelt or by their initials, and those of anybody else."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from heed.anonymity import names
from heed.anonymity.labels import PERSON, Entry
from heed.anonymity.leaks import public
from heed.anonymity.leaks.leak import HIGH, LOW, MEDIUM, Draft, Leak, Leaks
from heed.anonymity.words import listed

_CAPITALISED = r"[A-Z][\w'’-]*[a-z][\w'’-]*"
_TOKEN = re.compile(r"[^\W\d_][\w'’-]*[^\W_]|[^\W\d_]")
# Titles of callings: the name after them is somebody's.
_CALLINGS = (
    "Canon",
    "Sheikh",
    "Imam",
    "Rabbi",
    "Pastor",
    "Captain",
    "Major",
    "Father",
    "Brother",
    "Fr",
    "Coach",
    "Auntie",
)
_TITLED = re.compile(
    rf"\b(?:{'|'.join((*names.TITLES, *_CALLINGS))})\.?\s+(?:\d{{2,6}}\s+)?(?:[A-Z]\.?\s+"
    rf"|(?:[A-Z]\.){{1,3}}\s*)?{_CAPITALISED}"
    rf"(?:\s+{_CAPITALISED})?"
)
_TITLED_INITIALS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|PC|DC|DS|DI|Nurse|Sister)\.?\s+(?:[A-Z]\.?\s?){1,3}(?![\w.])"
)
_ROLES = (
    "social worker|health visitor|midwife|teacher|head ?teacher|childminder|child-minder|GP|doctor|paediatrician"
    "|consultant|nurse|officer|manager|practitioner|foster carer|youth worker|family worker|support worker|keyworker"
    "|key worker|solicitor|judge|neighbour|landlord"
)
_KIN = (
    "mother|father|mum|dad|parent|step-?father|step-?mother|step-?dad|step-?mum|grandmother|grandfather|nan|gran|grandad"
    "|brother|sister|uncle|aunt|auntie|cousin|partner|ex-partner|boyfriend|girlfriend|husband|wife|friend|son|daughter"
    "|sibling|baby|child|boy|girl|twin"
)
# What a role and a comma go before: "a nursery nurse, Precious, had kept a list".
_APPOSED = re.compile(rf"\b(?i:{_ROLES}|{_KIN}),\s+({_CAPITALISED})(?=,|\s+from\b|\s+who\b)")
_CALLED = r"\b(?:called|named|known as|nicknamed|by the name of)"
_WITH_ROLE = re.compile(rf"\b(?i:{_ROLES}|{_KIN}),?\s+({_CAPITALISED}\s+{_CAPITALISED})")
_OF_KIN = re.compile(rf"(?:\b(?:{_KIN}),?|{_CALLED})\s+({_CAPITALISED})(?!['’]s?\s+[A-Z])")
_BARE = re.compile(rf"(?<![\w'’-])({_CAPITALISED})(?:\s+({_CAPITALISED}))?")
_LABEL_WORDS = re.compile(r"\b(Child|Baby|Infant|Adult|Sibling|Twin|Family) ([A-Z]{1,2}\d{0,3}|\d{1,3})\b")
# After these a name is that of an inquiry, a law or a building, not of somebody in the case.
_PUBLIC_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:Rule|Centre|Charity|charity|Inquiry|inquiry|Review|review|Report|report|ruling"
    r"|judg(?:e)?ment|competen\w+|guidelines?|Act|Law"
    r"|Protocol|Foundation|Police|Council|County|Children|Hospital|Constabulary|Ambulance|Safeguarding"
    r"|Partnership|Board"
    r"|Social|MASH|NHS|City|Borough|Street|Road|Ward|Health|Project|Trust|Court|Service)"
)
# Shorter words are one letter away from too many others.
_SHORTEST_FUZZY = 5
# Titles of people in public life.
_HONOURS = ("Lord ", "Lady ", "Sir ", "Dame ", "Baroness ")
_PUBLIC_TITLES = {"Lord", "Lady", "Sir", "Dame", "Judge"}
_CAPITALISED_BEFORE = re.compile(r"[A-Z][\w'’-]*\s$")


def of_the_table(draft: Draft) -> Leaks:
    """Every name, alias, nickname and set of initials that the table of labels holds."""
    for start, end, label in draft.labels.names_in(draft.text):
        found = draft.text[start:end]
        say = f"These words are a name that the table of labels replaces by '{label}'."
        kind = "initials" if names.is_initials(found) else "name"
        yield Leak(kind, found, start, end, say, HIGH, f"Write '{label}'.")


def initials(draft: Draft) -> Leaks:
    """The initials of somebody in the table, with or without stops."""
    for entry in draft.labels.entries:
        if entry.kind != PERSON:
            continue
        for letters in sorted(_initials_of(entry)):
            for match in _standing_alone(letters).finditer(draft.text):
                dotted = "." in match[0]
                if draft.is_label(match.start(), match.end()) or (
                    not dotted and letters.casefold() in listed("abbreviations")
                ):
                    continue
                say = f"These are the initials of the person who is '{entry.label}'."
                yield _leak("initials", match, say, HIGH if dotted else MEDIUM, f"Write '{entry.label}'.")


def _initials_of(entry: Entry) -> set[str]:
    """The initials of every name in full, and of each given name and nickname with the family name."""
    families = {family for name in entry.names if (family := names.parts(name)[2])}
    given = {
        word for name in entry.names for word in re.split(r"[\s-]+", name)[:_GIVEN_WORDS] if word not in names.TITLES
    }
    pairs = {f"{one[0]}{family[0]}".upper() for one in given for family in families if one != family}
    return ({names.initials(name) for name in entry.names} | pairs) - {""}


_GIVEN_WORDS = 2
# A first letter that Welsh writes with two: "F.Ll."
_SECOND_LETTERS = {"L": "l?", "D": "d?", "F": "f?", "R": "h?", "T": "h?", "C": "h?"}


def _standing_alone(letters: str) -> re.Pattern[str]:
    joined = r"\.?\s?".join(letter + _SECOND_LETTERS.get(letter, "") for letter in letters)
    return re.compile(rf"(?<![\w.&/-]){joined}(?:\.(?!\s+[A-Z]|\s*$))?(?![\w&/-])")


def misspelt(draft: Draft) -> Leaks:
    """A word with a capital that is one slip of the keys away from a name of the table."""
    known = _words_of_names(draft)
    seen_small = set(re.findall(r"\b[a-z][\w'’-]*", draft.text))
    for match in _TOKEN.finditer(draft.text):
        word = re.sub(r"['’]s$", "", match[0])
        folded = names.key(word)
        if not word[0].isupper() or folded in known or folded in seen_small or folded in listed("not_names"):
            continue
        label = next((label for name, label in known.items() if _one_slip(folded, name)), None)
        if label and not draft.is_label(match.start(), match.end()):
            end = match.start() + len(word)
            say = f"This is one letter away from a name that the table replaces by '{label}'."
            severity = LOW if _begins_sentence(draft.text, match.start()) else MEDIUM
            reword = f"If it is that person, write '{label}'."
            yield Leak("misspelt_name", word, match.start(), end, say, severity, reword)


def _one_slip(word: str, name: str) -> bool:
    return min(len(word), len(name)) >= _SHORTEST_FUZZY and OSA.distance(word, name, score_cutoff=1) == 1


def _words_of_names(draft: Draft) -> dict[str, str]:
    return {
        names.key(word): entry.label
        for entry in draft.labels.entries
        if entry.kind == PERSON
        for name in entry.names
        for word in re.split(r"[\s,]+", name)
        if word.rstrip(".") not in names.TITLES
    }


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" ")
    return not before or before[-1] in ".!?:\n•-–*\"“'‘"


def of_others(draft: Draft) -> Leaks:
    """Names that are not in the table: after a title, after a word for a role or kin, or a usual given name."""
    yield from _titled(draft)
    for match in _WITH_ROLE.finditer(draft.text):
        yield from _other(draft, match, 1)
    for match in _OF_KIN.finditer(draft.text):
        yield from _other(draft, match, 1)
    for match in _APPOSED.finditer(draft.text):
        yield from _other(draft, match, 1, may_stand=False)
    for match in _BARE.finditer(draft.text):
        if _is_usual_name(draft, match):
            yield from _other(draft, match, 0)


def _titled(draft: Draft) -> Leaks:
    for match in _TITLED.finditer(draft.text):
        yield from _other(draft, match, 0)
    for match in _TITLED_INITIALS.finditer(draft.text):
        if not draft.is_label(match.start(), match.end()):
            say = "A title with initials points at one worker to everybody who knows the service."
            yield _leak("initials", match, say, MEDIUM, "Write the role: 'the GP', 'a police officer'.")


def _is_usual_name(draft: Draft, match: re.Match[str]) -> bool:
    """A given name; one that is a word too only before another word with a capital, and after none."""
    first = names.key(re.sub(r"['’]s?$", "", match[1]))
    if first not in listed("given_names") and first not in names.WORDS_TOO:
        return False
    second = names.key(match[2]) if match[2] else ""
    if first not in names.WORDS_TOO:
        return True
    within_a_title = _CAPITALISED_BEFORE.search(draft.before(match.start(), 30))
    return bool(second) and not within_a_title and not {first, second} & listed("not_names")


def _other(draft: Draft, match: re.Match[str], group: int, *, may_stand: bool = True) -> Leaks:
    start, end = match.span(group)
    found = re.sub(r"['’]s?$", "", draft.text[start:end])
    words = [word.rstrip(".") for word in found.split()]
    while words and group == 0 and names.key(words[-1]) in listed("not_names") and len(words) > 1:
        found = found[: found.rindex(words.pop())].rstrip()
    end = start + len(found)
    if _is_nobody(draft, words, start, end, may_stand=may_stand):
        return
    severity = HIGH if len(words) > 1 else MEDIUM
    say = "This looks like the name of a person who is not in the table of labels."
    yield Leak("other_name", found, start, end, say, severity, "Write the role or relation: 'a neighbour', 'the GP'.")


def _is_nobody(draft: Draft, words: list[str], start: int, end: int, *, may_stand: bool) -> bool:
    said = [word for word in words if word not in names.TITLES and not word.isdigit() and len(word) > 1]
    if not said or names.key(said[0]) in listed("not_names") or draft.is_label(start, end):
        return True
    if names.key(" ".join(said)) in {names.key(name) for name in draft.public_names}:
        return True
    if not may_stand or (len(said) < len(words) and words[0] not in _PUBLIC_TITLES):
        return False
    return bool(_PUBLIC_AFTER.match(draft.text, end)) or _may_stand(draft, said, start, end)


def _may_stand(draft: Draft, said: list[str], start: int, end: int) -> bool:
    """Whether a name is that of an author, an inquiry, a law, or is made of words of every day ("Sex Offender")."""
    if (
        draft.text[start:end].startswith(_HONOURS)
        or public.is_known(" ".join(said))
        or public.is_cited(draft.text, start, end)
    ):
        return True
    return public.is_ordinary(said)


def second_labels(draft: Draft) -> Leaks:
    """A label that is not in the table beside one that is: "Baby S" in a draft about "Child S" """
    known = {entry.label for entry in draft.labels.entries}
    codes = {match[2]: match[0] for label in sorted(known) if (match := _LABEL_WORDS.fullmatch(label))}
    for match in _LABEL_WORDS.finditer(draft.text):
        if match[0] not in known and match[2] in codes and not draft.is_label(*match.span()):
            say = f"'{match[0]}' is not in the table of labels, '{codes[match[2]]}' is: two labels join two texts."
            yield _leak("second_label", match, say, LOW, f"Use one label throughout: '{codes[match[2]]}'.")


def _leak(kind: str, match: re.Match[str], say: str, severity: str, reword: str) -> Leak:
    found = match[0].rstrip()
    return Leak(kind, found, match.start(), match.start() + len(found), say, severity, reword)


FINDERS = (of_the_table, initials, misspelt, of_others, second_labels)
