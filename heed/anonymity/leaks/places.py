"""Places in a draft: addresses, postcodes, schools, hospitals and places small enough that people know each other."""

from __future__ import annotations

import re
from itertools import chain

from heed.anonymity import names
from heed.anonymity.leaks.leak import HIGH, MEDIUM, Draft, Leak, Leaks
from heed.anonymity.words import listed
from heed.chronology.when import MONTHS

_WORD = r"(?:[A-Z][\w'’.-]*|of|the|and|upon|le|C|E)"
_PROPER = rf"[A-Z][\w'’.-]*(?:\s+{_WORD}){{0,4}}?"
_SURE_ROAD = "Street|Road|Lane|Avenue|Crescent|Terrace|Gardens|Drive|Mews|Close"
_ROAD = _SURE_ROAD + "|St|Rd|Ave|Way|Court|Park|Place|Hill|Green|View|Rise|Walk|Grove|Square|Row|House|Estate|Parade"
_NUMBERED = re.compile(
    rf"\b(?:(?:Flat|Apartment|Room"
    rf"|Unit)\s+\w{{1,4}},?\s+)?(?<![\d/.-])\d{{1,3}}[A-Da-d]?,?\s+(?:[A-Z][a-z'’-]+\s+){{1,3}}(?:{_ROAD})\b"
)
_ROADS = re.compile(rf"\b(?:[A-Z][a-z'’-]+\s+){{1,2}}(?:{_SURE_ROAD})\b")
_FLAT = re.compile(rf"\b(?:Flat|Apartment)\s+\w{{1,4}},?\s+(?:[A-Z][a-z'’-]+\s+){{1,3}}(?:{_ROAD})\b")
_ESTATE = re.compile(r"\b[A-Z][a-z'’-]+\s+(?:[Ee]state|[Cc]aravan [Pp]ark|[Tt]raveller [Ss]ite|[Tt]ower [Bb]lock)\b")
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|(?i:post ?code)\s+(?:area\s+|district\s+)?[A-Z]{1,2}\d{1,2}[A-Z]?"
    r"|[A-Z]{2}\d{1,2}[A-Z]?(?=\s+(?:area|post ?code|district)\b))\b"
)
_SCHOOL = re.compile(
    rf"\b{_PROPER}\s+(?:(?:Primary|Secondary|Infants?|Junior|High|Grammar|Nursery|Comprehensive|Community|Special|First"
    r"|Middle)\s*)?"
    r"(?:School|Academy|Primary|Pre-?[Ss]chool|Playgroup|Day Nursery|Nursery|Children['’]s Centre|College)\b"
)
_HOSPITAL = re.compile(
    rf"\b{_PROPER}\s+(?:(?i:general|district|university|children['’]s|community|teaching|royal|maternity|memorial)\s+)*"
    r"(?:Hospital|Infirmary|Hospice|Surgery|Medical Centre|Medical Practice|Health Centre|Family Practice"
    r"|Maternity Unit|Refuge|Children['’]s Home)\b"
)
_VILLAGE = re.compile(
    r"\b(?:village|hamlet|small town|island|parish|market town)\s+of\s+([A-Z][\w'’-]+(?:[\s-][A-Z][\w'’-]+){0,2})"
)


_NAMED = r"[^\W\d_a-z][\w'’-]+"
_NAMES = rf"{_NAMED}(?:[ -]{_NAMED}){{0,3}}"
# Numbers of homes in other shapes, roads in Welsh and Gaelic, and homes with a name of their own.
_OTHER_ADDRESSES = re.compile(
    rf"\b(?:Flat|Apartment|Room|Unit|Plot|Pitch|Croft|Caravan|Berth|No\."
    rf"|[Nn]umber)\s+\d{{1,4}}[A-Da-d]?,?\s+(?:(?:on|at|of)\s+)?{_NAMES}"
    rf"|(?<![\d/.-])\b\d{{1,4}}[A-Da-d]?,?\s+(?:[Tt]he\s+)?{_NAMES}(?:\s+y(?:r)?\s+{_NAMED})?(?:,\s+(?:Basement"
    rf"|Flat \w+|(?:first|ground|top) floor))?"
    rf"|\b(?:Heol|Ffordd|Stryd|Lôn|Maes|Rhodfa|Tŷ|Ty|Hafod|Siop|Sràid)\s+(?:yr?\s+)?{_NAMED}(?:,\s+{_NAMES})?"
    r"|\b(?:[Tt]he\s+)?(?:Old|New)\s+(?:Forge|Rectory|Vicarage|Manse|Mill|School ?house|Bakery|Post Office|Barn"
    r"|Chapel|Dairy"
    r"|Station|Lodge|Stables|Coach House)\b(?:\s+surgery)?|\b[Tt]he\s+(?:Bungalow|Lodge|Cottage|Farmhouse"
    r"|Rectory|Vicarage|Manse)\b"
    rf"(?:,\s+(?:\d+\s+)?{_NAMES})?"
    rf"|\b(?:{_NAMED}['’]?s?\s+){{1,3}}(?:Farm|Cottages?|Manor|Barn|Point|Heights|Lodge|Wharf|Mews|Steps"
    rf"|Passage|Yard|Quay|Row"
    r"|Rise|Caravan Park|Foyer|Buildings|Chambers|Mansions|Tower)\b(?:,\s+(?:room|number|flat)\s+\w+)?"
    r"|\b(?:a|the)\s+(?:[\w'’-]+\s+){1,3}?(?:garage|house|flat|shop|bungalow|maisonette)\s+(?:on|in)\s+"
    rf"{_NAMES}(?:,\s+(?:number|no\.)\s+\d+)?",
)
_NO_HOUSE = re.compile(
    r"\b(?:[Ss]ection|[Cc]hapter|[Ll]evel|[Ss]lide|[Yy]ear|[Pp]art|[Aa]rticle|[Pp]age|[Ss]tage|[Ss]tep"
    r"|[Rr]egulation|[Gg]roup|[Ff]inding|[Ll]ines?(?: \d+ (?:to|and))?"
    r"|[Tt]heme|[Pp]anel|Act|Regulations|Order|Code|[Rr]ecommendations?)\s+$|(?:19|20)\d\d\s*$|\b[A-Z]{2,5}\s+$"
)
_MONTHS = "|".join((*MONTHS, *(month[:3] for month in MONTHS), "Sept"))
_NOT_A_ROAD = re.compile(
    rf"(?:19|20)\d\d\b|(?:\d+[a-d]?,?\s+)(?:{_MONTHS}|of|to|and|Child|Children|Year|MARFs?)\b", re.IGNORECASE
)
_OTHER_SCHOOLS = re.compile(
    rf"\b(?:Ysgol|Coleg|Meithrin|Bunscoil|Gaelscoil|Scoil|Sgoil)\s+(?:[A-Z]\w+\s+|yr?\s+|na\s+){{0,3}}{_NAMED}"
    rf"|\b(?:{_NAMED}\s+|St\.?\s+){{1,3}}(?:Infants|Juniors|PS|Primary|Sixth Form(?: College)?|High|Pre-School"
    rf"|C\.?E\.?(?: \(VA\))? Primary)\b"
    rf"|\b{_NAMED}-on-the-{_NAMED}\b"
)
_OTHER_HOSPITALS = re.compile(
    rf"\b(?:Ysbyty|Ward)\s+(?:{_NAMES}|\d+[A-Z]?)|\b(?:[Tt]he\s+)?(?:{_NAMED}\s+){{1,3}}"
    r"(?:Ward|Unit|Maternity|[Ww]alk-in [Cc]linic|[Cc]linic|Minor Injuries Unit|Hospice)\b"
)
_KNOWN_UNITS = re.compile(
    r"\b(?:Forced Marriage|Neonatal|Intensive Care|Business|Maternity|Assessment|Public Protection"
    r"|Vulnerability|Referral|Domestic"
    r"|Safeguarding|Protection|Early|Mother and Baby|Special Care|Violence|Crime|Review|Support|Family|Health)\b"
)
_SITE = (
    "flat|shop|garage|park|rec|lane|chalets?|site|lorry park|car park|market|hall|club|halt|station|unit|gate"
    "|barber['’]s|hairdresser['’]s|chip shop|pub|café|cafe|church|chapel|mosque|temple|shul|synagogue|bridge"
    "|beach|quarry"
    "|field|farm|caravan|playground|bus stop|underpass|towpath|hotel|hostel|jetty|pier|harbour|reservoir|woods?"
    "|estate|precinct"
    "|arcade"
)
_BY = "behind|above|below|under|next to|opposite|beside|by|off|outside|at|on|in|near"
# "the unit behind the tile shop on Larkhill trading estate", "the lane behind the observatory".
_SITES = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?)\s+(?:[\w'’]+\s+){{0,2}}?(?:{_SITE})\s+(?:{_BY})\s+(?:the\s+"
    rf"|a\s+)?(?:[\w'’]+\s+){{0,2}}?(?:(?:{_BY})\s+)?"
    rf"{_NAMES}(?:\s+(?:trading |housing |industrial )?(?:estate|roundabout|gate|parade|precinct|jetty))?"
    rf"|\b(?:[Tt]he|[Aa]n?)\s+(?:[\w'’]+\s+){{0,2}}?(?:{_SITE})\s+(?:behind|above|below|under|next to|opposite"
    rf"|beside)\s+(?:the|a)\s+"
    r"(?:(?!and\b|was\b|is\b|had\b)[\w'’]+(?:\s+(?!and\b|was\b|is\b|had\b)[\w'’]+){0,2})"
    rf"|\b{_NAMED}\s+Rec(?:, (?:behind|next to|by) (?:the )?\w+)?\b"
)
_KIND_OF_PLACE = re.compile(
    rf"\b(?:[Tt]he\s+)?(?:village|hamlet|townland|croft|parish|island|farm|site)\s+of\s+{_NAMES}"
)


def told_otherwise(draft: Draft) -> Leaks:
    """Homes, schools, hospitals and places by shapes that are less usual."""
    say = "An address is known to everybody who lives near it."
    for match in _OTHER_ADDRESSES.finditer(draft.text):
        words = match[0].split()
        if words[0][0].isdigit() and _is_of_known_words(" ".join(words[1:])):
            continue
        if not _NO_HOUSE.search(draft.before(match.start(), 30)) and not _NOT_A_ROAD.match(match[0]):
            yield from _place(draft, match, "address", say, "the family home")
    for pattern, kind in ((_OTHER_SCHOOLS, "school"), (_OTHER_HOSPITALS, "hospital")):
        say = f"The name of a {kind} narrows the child to those who went there."
        for match in pattern.finditer(draft.text):
            numbered = bool(re.search(r"\d", match[0]))
            if not _KNOWN_UNITS.search(match[0]) and (numbered or not _is_of_known_words(match[0])):
                yield from _place(draft, match, kind, say, f"the {kind}")
    say = "In a small place people know each other."
    for match in chain(_SITES.finditer(draft.text), _KIND_OF_PLACE.finditer(draft.text)):
        yield from _place(draft, match, "small_place", say, "a place nearby")


def _is_of_known_words(written: str) -> bool:
    known = listed("not_names") | listed("kinds_of_school")
    return all(names.key(word) in known or not word[0].isalpha() for word in written.split())


def addresses(draft: Draft) -> Leaks:
    """House numbers with a road, roads, estates and postcodes."""
    say = "An address is known to everybody who lives near it."
    for pattern in (_FLAT, _NUMBERED):
        for match in pattern.finditer(draft.text):
            yield from _place(draft, match, "address", say, "the family home", HIGH)
    say = "A road or estate has few families with a child of that age."
    for pattern in (_ROADS, _ESTATE):
        for match in pattern.finditer(draft.text):
            if names.key(match[0].split()[0]) not in listed("not_names"):
                yield from _place(draft, match, "address", say, "the area")
    for match in _POSTCODE.finditer(draft.text):
        yield from _place(draft, match, "postcode", "A postcode covers about fifteen homes.", "the area", HIGH)


def institutions(draft: Draft) -> Leaks:
    """Schools, nurseries, hospitals and surgeries with a name of their own."""
    for pattern, kind, instead in ((_SCHOOL, "school", "the school"), (_HOSPITAL, "hospital", "the hospital")):
        for match in pattern.finditer(draft.text):
            start = _proper_from(draft.text, match.start(), match.end())
            if start is not None and not draft.is_label(start, match.end()):
                found = draft.text[start : match.end()]
                say = f"The name of a {kind} narrows the child to those who went there."
                yield Leak(
                    kind,
                    found,
                    start,
                    match.end(),
                    say,
                    MEDIUM,
                    f"Write '{instead}', or a label such as '{kind.title()} 1'.",
                )


def _proper_from(text: str, start: int, end: int) -> int | None:
    """Where the name of a school or hospital begins, after words that name nothing; None where all are such words."""
    words = list(re.finditer(r"\S+", text[start:end]))[:-1]
    for word in words:
        folded = names.key(word[0])
        if folded in ("college", "colleges") or text[start:end].startswith("Royal College"):
            return None
        if folded not in listed("not_names") and folded not in listed("kinds_of_school"):
            return start + word.start()
    return None


def small(draft: Draft) -> Leaks:
    """The small places given with the draft, and those it calls a village, a hamlet or a small town."""
    for place in draft.small_places:
        for match in re.finditer(rf"(?<!\w){re.escape(place)}(?!\w)", draft.text, re.IGNORECASE):
            yield from _place(draft, match, "small_place", "In a small place people know each other.", "a village")
    for match in _VILLAGE.finditer(draft.text):
        say = "In a small place people know each other."
        yield Leak("small_place", match[1], *match.span(1), say, MEDIUM, "Write 'a village' or 'a small town'.")


def _place(draft: Draft, match: re.Match[str], kind: str, say: str, instead: str, severity: str = "") -> Leaks:
    if not draft.is_label(*match.span()):
        chosen = severity or (HIGH if match[0][:1].isdigit() else MEDIUM)
        yield Leak(kind, match[0], *match.span(), say, chosen, f"Write '{instead}'.")


FINDERS = (addresses, institutions, small, told_otherwise)
