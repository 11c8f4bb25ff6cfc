"""Whose publication it is, which review it speaks of, when it was issued."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from heed.chronology import as_written
from heed.chronology.when import Moment
from heed.lessons.documents import Block, Document, Passage, plain
from heed.lessons.publications import Authority, Dated, Review
from heed.lessons.sorting import PHONE

_BODY = re.compile(
    r"safeguarding\s+(?:(?:children(?:['’]?s)?|child|adults?|vulnerable people|partners?|and|&|families"
    r"|multi-agency)\s+)*"
    r"(?P<sort>boards?|partnership|business unit|committee|executive|unit)\b"
    r"|\b(?P<unit>board|partnership|business unit) for safeguarding\b"
    r"|(?:child protection committee|children['’]s trust|(?:county|city|borough|metropolitan) council)\b",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(
    r" (?:for|of|in|FOR|OF|IN) (?:(?:the|THE) )?(?:(?i:county|city|borough) (?:of"
    r"|OF) )?(?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)?"
)
_PLACE_WORD = re.compile(r"(?:[A-Z][\w’'.-]*|and|&|of|upon|with|on|the|in)$")
_SMALL = {"and", "&", "of", "for", "upon", "with", "on", "the", "in"}
_GENERIC = {
    "local",
    "your",
    "the",
    "our",
    "adults",
    "essex and",
    "national",
    "a",
    "any",
    "each",
    "independent",
    "recommendation",
}
_INITIALS = re.compile(
    r"\b(?!LSCB|LSCP|LSAB)[A-Z]{1,5}(?:SCB|SCP|VPP|SAB|SSCP|SCPB)s?\b(?: website| Board| Partnership)?"
)
_IN_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]cross|[Ww]ithin) ((?!January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
    r"|England|Wales|Scotland|Northern|Early|Serious|Working|Section|Court|Family|Child"
    r"|A\b)[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?)\b"
)
TYPES = (
    "Local Child Safeguarding Practice Review",
    "Child Safeguarding Practice Review",
    "Serious Case Review",
    "Safeguarding Adults? Review",
    "Domestic Homicide Review",
    "Child Practice Review",
    "Adult Practice Review",
    "Single Unified Safeguarding Review",
    "Rapid Review",
    "Thematic Review",
    "Learning Lessons Review",
    "(?:Multi-Agency |Partnership |Local )?Learning Review",
    "Significant Case Review",
    "Case Management Review",
)
_TYPE = re.compile(rf"\b(?:{'|'.join(TYPES)})s?\b|\b(?:SCR|LCSPR|CSPR|DHR|SAR)s?\b", re.IGNORECASE)
_SHORT = {
    "SCR": "Serious Case Review",
    "LCSPR": "Local Child Safeguarding Practice Review",
    "CSPR": "Child Safeguarding Practice Review",
    "DHR": "Domestic Homicide Review",
    "SAR": "Safeguarding Adults Review",
}
_CODE = r"(?!SCR|GP|CP|CPR|CAF|MASH|NSPCC|NHS|DSL|SUDI|CSE|CCE|BBR|DHR|SAR|II|CPP|CIN|LA\b)[A-Z]{1,3}\d{0,3}"
_LABEL = re.compile(
    rf"\b(?:Child(?:ren)?|Baby|Family|Case|Young Person|Infant|Subject|Sibling|Siblings|Adult) "
    rf"(?:{_CODE})(?:(?:/|, | and | & )(?:{_CODE}))*(?=\b(?![’'\w-]*[a-z]{{3}}))"
)
_BARE_LABEL = re.compile(
    rf"^({_CODE}) (?={'|'.join(TYPES)}|Learning|Briefing|Practice)|(?:{'|'.join(TYPES)})s?\s*[-–:]\s*({_CODE})$"
)
_NAMED = re.compile(
    rf"(?:{'|'.join(TYPES)}|\bL?C?S[CP]P?R)s?\s*[-–:]?\s+[\"“'‘]?((?!Process|Panel|Procedure|Learning|Briefing"
    rf"|Report|Summary|Guid|Group)[A-Z][a-z]+(?: and [A-Z][a-z]+)?)[\"”'’]?$"
)
_CLOSES = re.compile(
    r"(?:^(?=(?:Baby|Child|Family) )|(?:[:–-]| of| about| into| concerning"
    r"| regarding) )[\"“'‘]?(?P<label>(?:(?:Baby|Child|Family) )?(?P<name>[A-Z][a-z]{2,}))[\"”'’]?$"
)
# "Issue 4, March 2023": the figure counts issues, not days.
_COUNTED = re.compile(
    r"\b(?:issue|edition|volume|vol|version|number|no|bulletin|briefing|newsletter|part|page)\b\.?\s+\d{1,3}(?=[,\s])",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\b(?:published|issued|publication date|date of (?:publication|issue|briefing)|dated|produced"
    r"|last (?:updated|reviewed)|version|date)\b\W{0,3}(?:on |in |:|\()?\s*$",
    re.IGNORECASE,
)


def dates(document: Document) -> tuple[Dated, ...]:
    """Every date in the document, as precise as it is written; figures in addresses and numbers to ring are none."""
    found = []
    for block in document.blocks:
        hidden = [m.span() for m in re.finditer(r"(?:https?://|www\.)\S+|\]\([^)]*\)|" + PHONE.pattern, block.text)]
        text = _COUNTED.sub(lambda match: "#" * len(match.group(0)), block.text)
        for start, end, moment in as_written.find(text):
            if not any(a < end and start < b for a, b in hidden):
                found.append(Dated(moment, document.passage(block, start, end).place))
    return tuple(found)


def authority(document: Document, front: Sequence[Block], titles: Sequence[Passage]) -> Authority | None:
    """The publishing body: stated in the title, above it, or at the foot; else inferred from what the text names."""
    stated = [passage.text for passage in titles] + [block.text for block in front] + list(document.furniture)
    stated += [f"{a.text} {b.text}" for a, b in pairwise(front)]
    stated += [block.text for block in document.blocks[-3:] if len(block.words.split()) <= 14]
    if named := next(_bodies(stated), None):
        name, quote, sort = named
        return Authority(name, "inferred" if "unit" in sort else "stated", quote)
    return _inferred([block.text for block in document.blocks])


def _inferred(texts: Sequence[str]) -> Authority | None:
    bodies = list(_bodies(texts))
    if bodies:
        name = Counter(name for name, _, _ in bodies).most_common(1)[0][0]
        return Authority(name, "inferred", next(quote for each, quote, _ in bodies if each == name))
    initials = [match.group(0) for text in texts for match in _INITIALS.finditer(plain(text))]
    places = Counter(match[1] for text in texts for match in _IN_PLACE.finditer(text))
    place = next((name for name, count in places.most_common(1) if count >= 2), "")
    if initials:
        short = initials[0].split()[0]
        return Authority(f"{place} ({short})" if place else short, "inferred", initials[0])
    return None


def _bodies(texts: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Name, quote and sort of each body named in the texts."""
    for text in map(plain, texts):
        for match in _BODY.finditer(text):
            before = _place_before(text[: match.start()])
            if not before and (place := _PLACE_AFTER.match(text[match.end() :])):
                quote = match.group(0) + place.group(0)
                yield _named(quote), quote, ""
            elif before and before.lower() not in _GENERIC:
                quote = f"{before} {match.group(0)}"
                sort = (match["sort"] or match["unit"] or "").lower()
                yield (_named(before) if "unit" in sort else _named(quote)), quote, sort


def _place_before(text: str) -> str:
    words: list[str] = []
    for word in reversed(text.split()[-6:]):
        if not _PLACE_WORD.match(word):
            break
        words.insert(0, word)
    while words and (words[0].lower() in _SMALL or words[0] in ("The", "Recommendation", "Local", "By")):
        words.pop(0)
    return " ".join(words)


def _named(text: str) -> str:
    """Words printed in capitals as a name is written."""
    words = text.split()
    if text.upper() == text:
        words = [word.lower() if word.lower() in _SMALL else word.capitalize() for word in words]
    return " ".join(words)


def review(document: Document, titles: Sequence[Passage]) -> Review:
    """The review's label and type from the title, else from the text; and every label used."""
    heads = [passage.words for passage in titles] + [plain(text) for text in document.furniture]
    texts = heads + [block.words for block in document.blocks]
    labels = Counter(match.group(0) for text in texts for match in _LABEL.finditer(text))
    in_title = next((m.group(0) for text in heads for m in _LABEL.finditer(text)), "") or _other_label(
        heads, " ".join(texts)
    )
    label = in_title or next((name for name, _ in labels.most_common(1)), "")
    known = [label] if label else []
    known += [name for name, count in labels.most_common() if name != label]
    return Review(label, _type(heads) or _type(texts), tuple(dict.fromkeys(known)))


def _other_label(heads: Sequence[str], body: str) -> str:
    for text in heads:
        if match := _BARE_LABEL.search(text) or _NAMED.search(text):
            return next(group for group in match.groups() if group)
    return _person(heads, body)


def _person(heads: Sequence[str], body: str) -> str:
    """A name that closes the title and that the text uses as a person's; a word it also writes small is no name."""
    for text in heads:
        for match in _CLOSES.finditer(text):
            name = re.escape(match["name"])
            used = re.search(rf"\b{name}(?:['’]s\b|,? (?:was|is|had|has|lived|died|moved|told|said|aged)\b)", body)
            if used and not re.search(rf"\b{name.lower()}\b", body):
                return match["label"]
    return ""


def _type(texts: Sequence[str]) -> str:
    for text in texts:
        if match := _TYPE.search(text):
            words = match.group(0)
            singular = words[:-1] if words.lower().endswith("reviews") or words[:-1] in _SHORT else words
            return _SHORT.get(singular, _named(singular.upper()) if singular.isupper() else singular)
    return ""


def published(document: Document, front: Sequence[Block], titles: Sequence[Passage]) -> tuple[Dated, ...]:
    """The dates of issue the document gives, in its order: in its title, at its foot, or beside "published".

    A date of the case is never one. Empty where the document gives none.
    """
    found: list[Dated] = []
    places = [passage.place for passage in titles]
    for dated in dates(document):
        block = next(block for block in document.blocks if _holds(document, block, dated))
        at_head = block in front or any(_same(document, place, block) for place in places)
        own = block.kind != "bullet"
        at_foot = (
            own
            and not block.words.endswith(".")
            and block in document.blocks[-2:]
            and len(block.words.split()) <= 14
            and not re.search(r"(?i)\b(?:by|from|until|since|please|working together)\b", block.words)
        )
        start = document.offset(dated.place) - document.offset(block.place)
        said = _ISSUED.search(block.text[:start])
        if at_head or at_foot or (said and (own or said.start() == 0)):
            found.append(dated)
    return tuple(found)


def _holds(document: Document, block: Block, dated: Dated) -> bool:
    begin, at = document.offset(block.place), document.offset(dated.place)
    return begin <= at < begin + block.place.end - block.place.start


def _same(document: Document, place: object, block: Block) -> bool:
    from heed.lessons.documents import Place

    assert isinstance(place, Place)
    return document.offset(block.place) <= document.offset(place) < document.offset(block.place) + len(block.text) + 1


def issued(found: Sequence[Dated], furniture: Sequence[str]) -> Moment | None:
    """The moment of issue: the first date given, the head before the foot; else the one date of the running heads."""
    if found:
        return found[0].moment
    moments = {moment.text: moment for text in furniture for _, _, moment in as_written.find(text)}
    return next(iter(moments.values())) if len(moments) == 1 else None


def pattern_of(known: Review) -> re.Pattern[str] | None:
    """What finds any label of the review's people in a text; None where it has none."""
    if not known.pseudonyms:
        return None
    return re.compile("|".join(rf"\b{re.escape(label)}(?!\w)" for label in known.pseudonyms))


def reviews_named(document: Document) -> int:
    """How many different reviews the document names by a label of their own."""
    labels = {match.group(0) for block in document.blocks for match in _LABEL.finditer(block.words)}
    return len({label.split(maxsplit=1)[-1] for label in labels})
