"""Details so rare that they point at one person: a post held by one, a feast day, twins, what was in the news."""

from __future__ import annotations

import re

from heed.anonymity.leaks.leak import HIGH, LOW, MEDIUM, Draft, Leak, Leaks
from heed.chronology.when import MONTHS

_POST = (
    r"designated (?:doctor|nurse|paediatrician|midwife)|named (?:doctor|nurse|midwife|GP|professional)"
    r"|head ?teacher|principal|director of [a-z' ’]+?|lead (?:midwife|nurse|paediatrician|consultant)"
    r"|chief (?:executive|constable|nurse)"
    r"|(?:conference |independent |board )chair|LADO|safeguarding lead|practice manager|service manager"
    r"|consultant [a-z]+|independent reviewing officer|parish priest|vicar|imam|councillor"
)
# What somebody did: a briefing that only says whom to ask names no one.
_DID = (
    r"(?:said|told|saw|advised|agreed|noted|had|was|did|made|wrote|felt|decided|recorded|telephoned|rang|refused"
    r"|believed|thought|considered|explained|accepted|reported|chaired|visited|examined|knew|asked|left|who|in post"
    r"|at the time)"
)
_OF_A_PLACE = r"\s+(?i:for|of|at|in)\s+(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*"
_OF_A_THING = rf"\s+(?:for|of|at|in)\s+(?:[a-z'’-]+\s+){{1,3}}?(?={_DID}\b)"
_ONLY_HOLDER = re.compile(rf"\b[Tt]he\s+((?i:{_POST})(?:{_OF_A_PLACE}|{_OF_A_THING}|\s+(?={_DID}\b)))")
_FEAST = (
    r"(?:Christmas|Xmas)(?: Eve| Day)?|New Year['’]?s(?: Eve| Day)|Boxing Day|Good Friday|Easter (?:Sunday|Monday|Day)"
    r"|Hallowe['’]?en|Bonfire Night|Guy Fawkes|Valentine['’]?s Day|Mother['’]?s Day|Father['’]?s Day|Eid|Diwali"
    r"|Hanukkah|Pancake Day"
)
_HAPPENING = "surgery|operation|admission|discharge|birth|visit|arrest|fire|party|assault|incident|call"
_ON_A_FEAST = re.compile(rf"\b(?:on\s+|born\s+|at\s+)?(?:{_FEAST})(?:\s+(?:{_HAPPENING}))?\b")
_BIRTHDAY = re.compile(
    r"\b(?:on|day (?:before|after))\s+(?:his|her|their|[A-Z][\w ]{0,12}['’]s)\s+(?:\w+\s+)?birthday\b", re.IGNORECASE
)
_MULTIPLE = re.compile(r"\b(?:twins?|triplets?|quadruplets?)\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b(?:\s+(?:19|20)\d\d)?")
_BIRTH = re.compile(r"\b(?:born|birth|delivered|arrived)\b", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"\bthe\s+(?:only|first|youngest|oldest|sole)\s+(?:[\w'’-]+\s+){1,5}?(?:in|on)\s+the\s+"
    r"(?:county|country|town|city|village|area|region|school|class|year|ward|estate|street|district)\b",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    r"\bone of (?:only )?(?:two|three|four|five|a handful|a few) (?:[\w'’-]+\s+){1,5}in the "
    r"(?:country|county|UK|world|area)\b",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\b(?:(?:reported|covered|featured|appeared) (?:in|on) (?:the )?(?:local |national )?"
    r"(?:news\w*|press|media|television|TV|radio|Facebook)"
    r"|(?:seen|posted|shared) (?:on|to) (?:Facebook|Instagram|TikTok|Snapchat|social media)"
    r"|(?:newspaper|press|media|television) (?:coverage|reports?|appeal))\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b[A-Z]\w+ (?:Evening |Weekly |Daily )?"
    r"(?:Gazette|Herald|Echo|Mercury|Advertiser|Courier|Observer|Argus|Telegraph|Guardian)\b"
)
_RELATIVE = "Mother|Father|Mum|Dad|Step-?father|Step-?mother|MGM|MGF|grandmother|grandfather|parent|partner"
_TRADES = (
    "police officer|soldier|teacher|nurse|social worker|doctor|GP|footballer|councillor|vicar|firefighter"
    "|prison officer|paramedic|midwife|health visitor|solicitor|magistrate|sailor|pilot|singer|boxer|farmer|postman"
    "|taxi driver"
)
_TRADE = re.compile(
    rf"\b(?:{_RELATIVE})[’'\w\s,]{{0,12}}?(?:\s(?:was|is|worked as|works as|employed as)|,)\s+an?\s+"
    rf"((?:serving |former |retired |local |well-known )?(?:{_TRADES}))\b"
)
_CONDITION = re.compile(
    r"\b(?:very |extremely )?rare\s+(?:genetic\s+)?(?:condition|disorder|disease|syndrome|cancer|blood group)\b",
    re.IGNORECASE,
)


def only_holders(draft: Draft) -> Leaks:
    """Posts that one person holds, where the draft says what that person did."""
    for match in _ONLY_HOLDER.finditer(draft.text):
        found = match[1].rstrip()
        if not draft.is_label(match.start(1), match.start(1) + len(found)):
            say = "One person holds this post: to name the post is to name them."
            reword = "Write 'a senior doctor', 'a manager', or the agency alone."
            yield Leak("only_holder", found, match.start(1), match.start(1) + len(found), say, MEDIUM, reword)


_RARE = (
    (
        _ON_A_FEAST,
        "A feast day is an exact date in other words.",
        "Write 'in the winter', or leave the day out.",
        MEDIUM,
    ),
    (_BIRTHDAY, "A birthday with any date near it gives the date of birth.", "Leave the birthday out.", MEDIUM),
    (
        _SUPERLATIVE,
        "Where there is only one, everybody knows which.",
        "Say it without 'the only' or 'the first'.",
        HIGH,
    ),
    (_ONE_IN, "Where there are only a few, people know which.", "Leave the number out.", HIGH),
    (_NEWS, "What was in the news joins this text to names that were printed.", "Leave the coverage out.", MEDIUM),
    (_PAPER, "What was in the news joins this text to names that were printed.", "Leave the paper out.", MEDIUM),
    (_CONDITION, "A rare condition points at very few families.", "Write 'a health condition'.", MEDIUM),
)


def rare(draft: Draft) -> Leaks:
    """Details that few others share."""
    for pattern, say, reword, severity in _RARE:
        for match in pattern.finditer(draft.text):
            yield Leak("rare_detail", match[0], *match.span(), say, severity, reword)
    for match in _TRADE.finditer(draft.text):
        say = "What a relative does for a living, with the area, points at one family."
        yield Leak("rare_detail", match[1], *match.span(1), say, LOW, "Leave it out unless a lesson depends on it.")


def twins_with_a_month(draft: Draft) -> Leaks:
    """A multiple birth with the month it fell in: few places have two such births in a month."""
    for sentence in re.finditer(r"[^.!?\n]+", draft.text):
        several, month = _MULTIPLE.search(sentence[0]), _MONTH.search(sentence[0])
        if several and month and _BIRTH.search(sentence[0]):
            start = sentence.start() + min(several.start(), month.start())
            end = sentence.start() + max(several.end(), month.end())
            say = "A multiple birth and its month together point at one family."
            yield Leak(
                "rare_detail",
                draft.text[start:end],
                start,
                end,
                say,
                HIGH,
                "Leave out the month, or that they are twins.",
            )


FINDERS = (only_holders, rare, twins_with_a_month)
