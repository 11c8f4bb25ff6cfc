"""The form of words of a lesson: fault found, praise, what is expected, what the law says, or somebody's account.

These are words on paper, told by signs; the page shows the sign's result as a proposal that a person confirms.
"""

from __future__ import annotations

import re
from typing import Literal

from heed.lessons import sentences

Stance = Literal["fault", "praise", "expected", "legal", "account"]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_LEGAL = _any(
    r"\b(?:section|s\.) ?\d+[A-Z]?\b(?! ?%)",
    r"\b(?:children|care|crime|human rights|mental health|domestic abuse|adoption"
    r"|data protection)\b[\w ,&]{0,40} act\b",
    r"\bact (?:19|20)\d\d\b",
    r"\b(?:ruling|case law|legislation|statut\w+|in law|lawful\w*|unlawful\w*|legal (?:duty|duties|basis|power"
    r"|threshold|advice))\b",
    r"\bpolice protection powers?\b",
)
_EXPECTED = _any(
    r"\b(?:should|must|ought to|shall)\b(?! have\b)",
    r"\b(?:needs?|has|have) to\b|\b(?:is|are) needed\b",
    r"\bneeds? (?:of|for)\b.{0,30}\bto be\b",
    r"\b(?:is|are|be) (?:\w+ ){0,2}(?:important|essential|vital|crucial|critical|necessary|helpful|imperative"
    r"|key|expected|required)\b",
    r"\bit is good practice to\b|\bgood practice is to\b|\bbest practice is\b",
    r"\b(?:remember|always|never (?:assume|rely|accept)|avoid|ensure|consider|be (?:aware|curious|alert|clear|open))\b",
    r"\b(?:can|may|could) (?:serve|help|provide|be (?:a |an )?(?:useful|helpful|sign|valuable))\b"
    r"|\b(?:provides?|gives?|is) an opportunity\b",
    r"\bthere (?:will|may) be times when\b|\bbe given to\b",
)
_PRAISE = _any(
    r"(?<!it is )\bgood (?:practice|work|example|communication|decision|evidence|information|support|quality"
    r"|multi|partnership|joint|liaison|use)\b(?! to\b)",
    r"(?<!not )(?<!in)\b(?:timely|prompt(?:ly)?|swift(?:ly)?|exemplary|excellent|commend\w*|robust(?:ly)?"
    r"|thorough(?:ly)?|tenacious|persisten(?:t|tly)|diligent(?:ly)?)\b",
    r"\b(?:was|were) (?:\w+ly )?(?:appropriate|correct|effective|proportionate|sensitive|child[- ]focused|proactive)\b",
    r"\bdemonstrated (?:\w+ ){0,2}(?:good|strong|positive|clear|excellent|effective|real|sound)\b",
    r"\b(?:positive|strong) (?:leadership|relationship|practice|example|working|engagement|evidence of)\b",
    r"\bwork(?:ed|ing) (?:very )?well\b|(?<!are )(?<!is )\bwell (?:coordinated|co-ordinated|documented|managed"
    r"|supported|attended|engaged)\b",
    r"\b(?:acted|responded|recorded|shared|escalated|referred|challenged) (?:\w+ )?(?:appropriately|promptly"
    r"|quickly|well|effectively)\b",
    r"\bgenerally did take place\b|\bno reason to (?:consider|believe|think)\b|\bwent (?:the extra mile"
    r"|above and beyond)\b",
)
_FAULT = _any(
    r"\b(?:was|were|had|has|have|did|could|been)(?: not|n't|n’t)\b(?! necessarily)",
    r"\bnot (?:\w+ )?(?:followed|recorded|shared|known|undertaken|pursued|made|considered|always|consistently"
    r"|sufficiently|effective|recognised|understood|seen|asked|heard|held|invited|completed|informed|escalated"
    r"|challenged|explored|robust|timely|coordinated)\b",
    r"\bno (?:[\w-]+ ){1,4}(?:was|were) (?:\w+ly )?(?:requested|made|held|sought|offered|called|written"
    r"|considered|given|sent)\b",
    r"\b(?:no|little|minimal|limited|insufficient|inadequate|without any|nor any) (?:[\w-]+ ){0,3}"
    r"(?:evidence|record|information|attention|interest|process|consideration|analysis|acknowledge?ment"
    r"|handover|challenge|assessment|plan|opportunit\w+|understanding|overview|curiosity|discussion|agency"
    r"|contact|focus|recognition|exploration|follow[- ]up|communication|liaison|oversight|scrutiny|engagement"
    r"|meeting\w*|indication)\b",
    r"\b(?:lack(?:ed|ing|s)?|fail(?:ed|ure|ures|ing|s)?|missed|miss(?:ing)?|overlooked|neglected to|poor(?:ly)?"
    r"|inadequate(?:ly)?|insufficient(?:ly)?|weak(?:ness)?(?:es)?|inconsistent(?:ly)?|ineffective(?:ly)?"
    r"|incomplete|unclear|unaware|absen(?:t|ce) of|absence|delay(?:s|ed)?|drift(?:ed)?|confus\w+|unresolved"
    r"|fragmented|disjointed|over[- ]?(?:ly )?optimis\w+|over[- ]?relian\w+|over[- ]?reli\w+|too much"
    r"|too (?:late|little|narrow|quickly|readily|often)|distracted|disguised compliance|assum(?:ed|ption"
    r"|ptions)|misunderst\w+|underestimat\w+|minimi[sz]ed|normali[sz]ed|silo\w*|invisible|lost (?:sight"
    r"|opportunit\w+))\b",
    r"\b(?:should|could) (?:not )?have\b|\bmay not have\b|\blonger than\b|\bnot all\b",
    r"\b(?:led|leading) to (?:confusion|delay|drift|a loss)|\brisk posed\b"
    r"|\bsubject(?:ed)? to (?:\w+ )?(?:abuse|harm|neglect)\b|\bmore about\b.*\bway\b",
    r"\b(?:nobody|no one|no agency|none of the \w+|not one (?:of the )?\w+) (?:\w+ ){0,2}?(?:\w{2,}ed|asked"
    r"|wrote|knew|spoke|saw|took|told|held|made)\b",
    r"\bwithout (?:telling|asking|checking|seeing|speaking|informing|sharing|considering|recording|consulting"
    r"|knowing)\b",
    r"\bwithout (?:anyone|anybody|health|police|the school)\b|\bdropped out of\b",
    r"\b(?:explained away|put down to|fell silent|went unnoticed|gave up|turned down|out of date|in isolation)\b",
    r"\b(?:was|were|been|being) (?:\w+ly )?(?:taken|mistaken|treated|seen|described|understood|regarded|dismissed"
    r"|labelled|recorded|written down|thought of|accepted|used) (?:\w+ )?"
    r"(?:as|for|to be|to interpret|without|at face value)\b",
    r"\bnever\b(?! (?:assume|rely|accept))|\bno longer\b|\bonly (?:one|two|once|twice|part)\b|\bless than\b",
    r"\b(?:too|so) (?:afraid|frightened|busy|late|young)\b|\bnone of (?:them|the)\b|\bneither\b",
    r"\bnobody\b|\bno[- ]one\b",
    r"\bcontributed to\b.*\brisk\b|\bill[- ]prepared\b|\bchose not\b|\bbarriers?\b",
)
_ACCOUNT = _any(
    r"(?<!not )(?<!never )\b(?:said|stated|told (?:the|us|reviewers?|panel)|recall(?:s|ed)|recollect\w*"
    r"|asserts?|asserted|maintain(?:s|ed) that|adamant"
    r"|claimed|insist(?:s|ed)|described|acknowledges?|reflected|explained|reported feeling|expressed)\b",
    r"\bfelt (?:that|at the time|they|it|she|he|frustrated|unable|unsupported|isolated|let down|unhappy|judged"
    r"|listened)\b|\bin (?:his|her|their) (?:own )?(?:words|view|opinion)\b|\baccording to\b",
    r"\bview that\b|\bfrustrated and unhappy\b",
)
# What went amiss elsewhere and was acted on: "followed up missed appointments".
_ACTED_ON = re.compile(
    r"\b(?:follow(?:ed|ing) up|chased|pursued|noticed|acted on|responded to|picked up|made up for) "
    r"(?:[\w-]+ ){0,3}?(?:missed|poor|delay\w*|absences?|confus\w+|inconsisten\w+)\b",
    re.IGNORECASE,
)
# A sentence that tells its reader what to do begins with the doing.
_TELLS = re.compile(
    r"(?:(?:if|when|before|after|where|whenever) [^,.?]{3,80}, )?(?:speak|ask|talk|listen|hear|see|look|check"
    r"|record|write|share|tell|treat|use|keep|make sure|agree|challenge|escalate|seek|refer|report"
    r"|think|read|remember|ring|invite|visit|follow|find out|bring|explain|never|do not|don['’]t|ensure"
    r"|consider|avoid|be)\b(?! (?:was|were|had|did|is|are|has)\b)",
    re.IGNORECASE,
)
_REVIEW_SPEAKS = re.compile(
    r"\b(?:review|panel|report|author|briefing|finding)s?\b[\w ]{0,20}\b(?:said|states?|stated|described"
    r"|explained|noted|found|expressed)",
    re.IGNORECASE,
)
# How a sentence begins that says how it went after all.
_OVERRULES = ("however", "but ", "unfortunately", "this was not", "this did not", "these were not", "it was not")
_CASE = re.compile(
    r"\b[Ii]n this (?:case|situation|review|instance)\b|\b(?:mother|father|mum|dad|step-?father|step-?mother"
    r"|sibling|grandmother"
    r"|grandfather|the parents|the family|the children|the baby|the child)\b.*\b(?:was|were|had|did)\b"
    r"|\b(?:Child|Baby|Family|Case) [A-Z]{1,2}\d{0,3}\b",
)
_PAST = re.compile(r"\b(?:was|were|had|did|took|led|became|made|\w{3,}ed)\b")


def of(text: str, *, owner: str = "", praised: bool = False) -> Stance:
    """The stance of a lesson's words.

    owner: whose account it is, where its heading says so. praised: it stands under a heading of good practice.
    The first sentence that gives a sign decides; one that begins with "However" overrules those before it.
    """
    if owner:
        return "account"
    found: Stance | None = None
    for sentence in sentences.each(text):
        stance = of_sentence(sentence)
        if stance and (found is None or sentence.lower().startswith(_OVERRULES)):
            found = stance
    if praised:
        return "praise" if found in (None, "praise", "account") else found
    return found or ("account" if _PAST.search(text) else "expected")


def praise_in(text: str) -> tuple[int, int] | None:
    """Start and end of the first sentence that praises."""
    return next(((a, b) for a, b in sentences.split(text) if of_sentence(text[a:b]) == "praise"), None)


def judges(text: str) -> bool:
    """Whether the words bear a sign of fault found, praise, or what is expected: they speak of practice."""
    return any(of_sentence(sentence) in ("fault", "praise", "expected") for sentence in sentences.each(text))


def says_what_is_expected(text: str) -> bool:
    """Whether the words say, of their own, what should be done."""
    return any(of_sentence(sentence) == "expected" for sentence in sentences.each(text))


def about_the_case(text: str) -> bool:
    """Whether the words speak of the case reviewed, rather than of practice at large."""
    supposed = text.startswith(("If ", "When ", "Where "))
    return bool(_CASE.search(text)) or (bool(_PAST.search(text)) and not supposed and not _EXPECTED.search(text))


def tells(words: str) -> bool:
    """Whether the words begin as those that tell their reader what to do."""
    return bool(_TELLS.match(words))


def of_sentence(sentence: str) -> Stance | None:
    """The stance that one sentence shows a sign of; None where it shows none."""
    if _TELLS.match(sentence):
        return "expected"
    if _ACCOUNT.search(sentence) and not _REVIEW_SPEAKS.search(sentence):
        return "account"
    expected = _EXPECTED.search(sentence)
    praise, fault = _PRAISE.search(sentence), _FAULT.search(_ACTED_ON.sub(_as_long, sentence))
    if _LEGAL.search(sentence) and not (praise or fault):
        return "legal"
    if expected and not (praise and praise.start() < expected.start()) and not _accuses(sentence, fault, expected):
        return "expected"
    if praise and fault:
        return "praise" if praise.start() < fault.start() and "no reason" in sentence.lower() else "fault"
    return "fault" if fault else "praise" if praise else None


def _as_long(match: re.Match[str]) -> str:
    return "." * len(match.group(0))


def _accuses(sentence: str, fault: re.Match[str] | None, expected: re.Match[str]) -> bool:
    """Whether a sentence that also says what is expected finds fault with what was done, and says so first."""
    if fault is None or not _PAST.search(sentence) or re.search(r"\b(?:should|must)\b(?! have)", sentence):
        return False
    return fault.start() < expected.start() or "in this case" in sentence.lower()
