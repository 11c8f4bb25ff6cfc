"""Details so rare that they point at one person: a post held by one, a feast day, twins, what was in the news."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

import yaml

from heed.anonymity.leaks.leak import HIGH, LOW, MEDIUM, Draft, Leak, Leaks
from heed.chronology.when import MONTHS

_POST = (
    r"designated (?:doctor|nurse|paediatrician|midwife)|named (?:doctor|nurse|midwife|GP|professional)"
    r"|head ?teacher|principal|director of [a-z' ’]+?|lead (?:midwife|nurse|paediatrician|consultant)"
    r"|chief (?:executive|constable|nurse)"
    r"|(?:conference |independent |board )chair|LADO|safeguarding lead|practice manager|service manager"
    r"|consultant [a-z]+|independent reviewing officer|parish priest|vicar|imam|councillor"
)
# A reader told to turn to somebody learns nothing of the case.
_ASKED = re.compile(
    r"\b(?:ask|contact|tell|ring|call|email|speak|talk|turn|report|write|refer)\s+(?:to\s+)?$", re.IGNORECASE
)
# What somebody did: a briefing that only says whom to ask names no one.
_DID = (
    r"(?:said|told|saw|advised|agreed|noted|had|was|did|made|wrote|felt|decided|recorded|telephoned|rang|refused"
    r"|believed|thought|considered|explained|accepted|reported|chaired|visited|examined|knew|asked|left|who|in post"
    r"|at the time|put|found|came|took|gave|went|sent|met|spoke|held|ran|kept|heard|tried|[a-z]{2,}ed)"
)
_OF_A_PLACE = r"\s+(?i:for|of|at|in)\s+(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*"
_OF_A_THING = rf"\s+(?:for|of|at|in)\s+(?:[a-z'’-]+\s+){{1,3}}?(?={_DID}\b)"
_ONLY_HOLDER = re.compile(rf"\b[Tt]he\s+((?i:{_POST})(?:{_OF_A_PLACE}|{_OF_A_THING}|\s+(?={_DID}\b)))")
_SAINT = r"(?:St\.?|Saint) [A-Z][a-z]+['’]?s (?:Day|Eve)"
# A part of a sentence: as much as a person takes in at a glance.
_PART = re.compile(r"(?:[^.;:!?\n\"“”(),]|,(?=\s+(?:which|who|where|that)\b)|(?<=[A-Z])\.(?=[A-Z]))+")
_FEAST = (
    r"(?:Christmas|Xmas)(?: Eve| Day| morning| night)|New Year['’]?s(?: Eve| Day)|Boxing Day|Twelfth Night"
    r"|Hogmanay|Burns Night"
    r"|Good Friday|Maundy Thursday|Ash Wednesday|Palm Sunday|Shrove Tuesday|Easter (?:Sunday|Monday|Day|Eve)"
    r"|Whit Monday"
    r"|Ascension Day|Hallowe['’]?en|Bonfire Night|bonfire night|Guy Fawkes(?: Night)?|Valentine['’]?s Day"
    r"|Mother['’]?s Day"
    r"|Mothering Sunday|Father['’]?s Day|Remembrance Sunday|Armistice Day|Pancake Day|May Day|Midsummer(?: Eve| Day)?"
    r"|(?:the (?:\w+ )?(?:before|after|of) )?(?:Purim|Passover|Yom Kippur|Rosh Hashanah|Hanukkah|Chanukah"
    r"|Eid(?: al-\w+)?|Diwali"
    r"|Vaisakhi|Holi|Lunar New Year|Chinese New Year|Nowruz|Orthodox Easter)(?: (?:day|assembly|morning|night|eve))?"
    r"|Up Helly Aa(?: night)?|[Nn]os Galan(?: Gaeaf)?|Orangemen['’]?s Day|the Twelfth of July"
    r"|A[- ]level results day|results day"
    r"|(?:Founder|Sport|Prize|Speech)['’]?s? Day|[Ss]ports day|the (?:[A-Z]\w+ )?bank holiday"
    rf"|{_SAINT}"
    r"|the (?:first|last) day of (?:the )?(?:summer holidays|holidays|term|year|school|(?:19|20)\d\d)"
    r"|the (?:Monday|Tuesday|Wednesday|Thursday|Friday|weekend) of half[- ]term"
)
_HAPPENING = "surgery|operation|admission|discharge|birth|visit|arrest|fire|party|assault|incident|call"
_ON_A_FEAST = re.compile(
    rf"(?<!\w)(?:on\s+|born\s+|at\s+)?(?:{_FEAST})(?:,?\s+(?:19|20)\d\d)?(?:\s+(?:{_HAPPENING}))?\b"
    r"|\b(?:the |on )?(?:\w+ (?:days?|weeks?)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|day|week|night"
    r"|morning) (?:before|after)"
    r" (?:Christmas|Xmas|Easter|New Year|Whitsun|Michaelmas)\b|\bNew Year['’]?s morning\b|\bWhit (?:Sunday"
    r"|Monday)\b|\bMichaelmas\b"
    rf"|\b(?:Christmas|Xmas|Easter)(?:\s+(?:{_HAPPENING}|(?:19|20)\d\d))\b"
)
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
_ONLY_ONE_POST = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Ii]ts)\s+(?:[\w'’]+\s+){0,2}?(?:only|sole|single)\s+(?:[\w'’-]+\s+){0,3}?(?:nurse"
    r"|doctor|GP|midwife|health visitor|"
    r"paediatrician|psychologist|psychiatrist|social worker|teacher|adviser|advisor|officer|consultant|dentist|surgeon"
    r"|counsellor|therapist|interpreter|judge|worker)\b(?:\s+(?:in|for|of|on)\s+(?:the\s+)?[\w'’]+)?"
)
_POST_OF_A_PLACE = re.compile(
    r"\b[Tt]he\s+((?:Lead|Chief|Designated|Named|Principal|Head|Child Protection|Clinical|Medical|Nurse"
    r"|Strategic)\s+(?:[A-Z]\w+\s+){0,4}"
    r"(?:Doctor|Nurse|Midwife|GP|Paediatrician|Adviser|Advisor|Officer|Lead|Director|Manager|Coordinator"
    r"|Consultant|Professional)"
    rf"(?:{_OF_A_PLACE}|\s+for\s+[A-Z]\w+\s+[A-Z]\w+|,\s+(?=who\b)|\s+I\s+(?=\w)|(?=\s+(?:{_DID})\b)|(?=[.!?])))"
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


def only_holders(draft: Draft) -> Leaks:
    """Posts that one person holds, where the draft says what that person did."""
    for match in chain(*(shape.finditer(draft.text) for shape in (_ONLY_HOLDER, _ONLY_ONE_POST, _POST_OF_A_PLACE))):
        group = match.re.groups
        found = match[group].rstrip(" ,")
        asked = _ASKED.search(draft.before(match.start(), 40)) if match.re is _POST_OF_A_PLACE else None
        if not asked and not draft.is_label(match.start(group), match.start(group) + len(found)):
            say = "One person holds this post: to name the post is to name them."
            reword = "Write 'a senior doctor', 'a manager', or the agency alone."
            start = match.start(group)
            yield Leak("only_holder", found, start, start + len(found), say, MEDIUM, reword)


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
)


def rare(draft: Draft) -> Leaks:
    """Details that few others share."""
    for pattern, say, reword, severity in _RARE:
        for match in pattern.finditer(draft.text):
            yield Leak("rare_detail", match[0], *match.span(), say, severity, reword)
    for match in _TRADE.finditer(draft.text):
        say = "What a relative does for a living, with the area, points at one family."
        yield Leak("rare_detail", match[1], *match.span(1), say, LOW, "Leave it out unless a lesson depends on it.")


@dataclass(frozen=True)
class _Cue:
    """A kind of rare detail: `words` point to it, unless `unless` stands in the same part of the sentence."""

    say: str
    reword: str
    severity: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None


@cache
def _cues() -> tuple[_Cue, ...]:
    written = yaml.safe_load(files(__package__).joinpath("rare_details.yaml").read_text(encoding="utf-8"))
    return tuple(
        _Cue(
            *(each["say"], each["reword"], each["severity"]),
            re.compile("|".join(f"(?:{words})" for words in each["words"]), re.IGNORECASE),
            re.compile(each["unless"], re.IGNORECASE) if "unless" in each else None,
        )
        for each in written
    )


def told_by_words(draft: Draft) -> Leaks:
    """The parts of sentences in which the words of `rare_details.yaml` stand."""
    for part in _PART.finditer(draft.text):
        start, end = _trimmed(part)
        found = draft.text[start:end]
        for cue in _cues():
            if cue.words.search(found) and not (cue.unless and cue.unless.search(found)):
                yield Leak("rare_detail", found, start, end, cue.say, cue.severity, cue.reword)
                break


def _trimmed(part: re.Match[str]) -> tuple[int, int]:
    lead = len(part[0]) - len(part[0].lstrip())
    return part.start() + lead, part.start() + len(part[0].rstrip())


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
# Looked for when the others are done.
LATE_FINDERS = (told_by_words,)
