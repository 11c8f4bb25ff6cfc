"""What a sentence outside the lists of lessons is: a fact of the case, knowledge, a contact, a request, a response."""

from __future__ import annotations

import re
from typing import Literal

Drawer = Literal["case_facts", "context", "contacts", "requests", "responses"]

PHONE = re.compile(r"(?<![\d/])(?:\+44\s?|\(?0)\d{2,4}\)?(?:[\s-]?\d{2,4}){2,3}(?!\d)|\b(?:999|101|111)\b(?= |\.|,|$)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]*\w")
_CONTACT = re.compile(
    r"\bfor (?:more|further|additional|any)? ?(?:information|advice|details|support|guidance"
    r"|help)\b(?=.*\b(?:see|visit|contact|go to|call|please|:))"
    r"|\b(?:can|may) be (?:found|accessed|downloaded|viewed|obtained|read)\b|\b(?:is"
    r"|are) available (?:in full )?(?:\[|on|at|from|here|online|via|to (?:read|download))\b"
    r"|\b(?:please )?(?:contact|telephone|phone|ring|email|e-mail) (?:us|your|our|(?-i:[A-Z]))"
    r"|\bfind out more\b|\bclick (?:here|on)\b"
    r"|^more (?:on|about|information|details)\b|\bask for advice\b|\bmore information\b(?=.*\b(?:at|on|about"
    r"|from|:))|\bspeak to your\b|\bwebsite\b.*\b(?:www|http)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|\]\(")
_REQUEST = re.compile(
    r"^(?:please|thank(?:s| you)|we (?:would )?(?:ask|encourage|invite|like you)|think about|take (?:time"
    r"|a moment)|ensure (?:this|that you)"
    r"|share (?:this|the)|complete (?:the|our|this)|use this briefing|discuss this)\b"
    r"|\bplease (?:share|ensure|complete|consider|discuss|use|send|return|let us|take|cascade|circulate|read|reflect)\b"
    r"|\bfeedback (?:sheet|form)\b|(?<!skeletal )\bsurvey\b|\bcomments you provide\b|\bcompleted (?:by"
    r"|and returned)\b|\bgiven a copy\b",
    re.IGNORECASE,
)
_RESPONSE = re.compile(
    r"\bin (?:direct )?response to (?:this|the) (?:case|review|learning|findings?|recommendations?)\b"
    r"|\b(?:response|action|improvement) plan\b[^.]{0,40}\b(?:will|has been|is being|sets? out|is published)\b"
    r"|\b(?:protocol|procedures?|polic\w+|guidance|leaflets?|training|pathways?|toolkits?|strategy|framework"
    r"|programme|group|audits?|workshops?|checklists?|tools?|forms?|templates?|campaign)\b"
    r"[^.]{0,70}\b(?:(?<!could )(?<!would )(?<!should )(?<!may )(?<!might )(?<!must )(?<!can )(?:has"
    r"|have) (?:now |since |recently |also |already )?(?:been|begun|started)|(?:is|are) (?:now|being)|will be"
    r"|was (?:since|subsequently))\b"
    r"|\blearning (?:is|has been|will be) (?:\w+ )?(?:incorporated|included|embedded|built)\b"
    r"|\bin (?:an?|our|the) (?:response|action|improvement) plan\b"
    r"|\bnow (?:available|in place)\b|\bthere (?:is|are) now\b|\bsince (?:the|this) (?:review|incident"
    r"|case)\b.*\b(?:has|have)\b"
    r"|^(?:we|the (?:partnership|board)|agencies) (?:have|has|will|are|is) (?:now |also |since )?"
    r"(?:\w+ed|\w+ing|review|develop|update|deliver|launch|seek|monitor|publish|audit|ensure|work|introduce)\b",
    re.IGNORECASE,
)
_OFFERS_HELP = re.compile(
    r"(?:(?:do you )?(?:need|want|looking for) (?:any |some |more |further |urgent )?(?:help|advice|support"
    r"|information|to (?:talk|know more))"
    r"|(?:do you have |got |have )?(?:any|a) (?:questions?|quer(?:y|ies))|not sure what to do)\b[^.?]{0,40}\?$",
    re.IGNORECASE,
)
_ABOUT_DOCUMENT = re.compile(
    r"\b(?:this|the|our|a (?:published|full|longer|separate|extended)) (?:\w+ ){0,4}?(?:briefing|brief|document"
    r"|note|synopsis|presentation|report|newsletter|summary|leaflet|bulletin|poster|overview)\b"
    r"[^.]{0,20}\b(?:provides?|sets? out|pulls?|summari[sz]es?|contains?|includes?|aims?|describes?"
    r"|is (?:intended|designed|for|based)|has been (?:produced|written|prepared)|outlines?|shares?|explains?"
    r"|highlights the (?:key )?learning|gives?|gathers?|brings?|collects?|will)\b",
    re.IGNORECASE,
)
_ABOUT_REVIEW = re.compile(
    r"^(?:this|the|an?) (?:\w+ ){0,4}(?:review|scr|lcspr|cspr)\b.*\b(?:commissioned|undertaken|carried out"
    r"|covers?|considered|period|led by|chaired|authors?|published|completed|examined)\b"
    r"|\b(?:published|commissioned|completed|carried out)\b[^.]{0,60}\breviews\b|\bterms of reference\b"
    r"|\blines of enquiry\b|\bworking together (?:to safeguard|20\d\d|\()"
    r"|^(?:the )?(?:[\w]+ )?panel (?:focus|consider|met|agreed)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:[A-Z][\w’'&.-]*|of|and|for|the|in|[|–-]|\d{1,2}|(?:19|20)\d\d)(?:,? (?:[A-Z][\w’'&.-]*|of|and|for|the"
    r"|in|[|–-]|\d{1,2}|(?:19|20)\d\d))*"
)
_OF_ISSUE = re.compile(r"\b(?:19|20)\d\d\b|\b(?:Board|Partnership|Council|Trust)\b")
_HARM = re.compile(r"\b(?:injur\w+|died|death|harm(?:ed)?|born|hospital|bruis\w+|fracture\w*)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:Mother|Father|Mum|Dad|Step-?[Ff]ather|Step-?[Mm]other|Stepdad|MGM|MGF|PGM|Grandmother|Grandfather"
    r"|Grandparents|Sibling|Partner)\b"
    r"|\b(?:the|this|a|an|both|his|her|their|its|these|one|year old|month old|week old) (?:\w+ )?(?:mother"
    r"|father|mum|dad|step-?father|step-?mother|parents?|child|children|baby|babies|infant"
    r"|girl|boy|family|siblings?|twins?|couple|grandmother|grandfather|partner|household|young person|teenager"
    r"|perpetrator)\b"
    r"|\b(?:mother|father|mum|dad|stepfather|stepmother|parents) (?:was|were|had|did|is|has|reported|told|said"
    r"|took|refused|attended|developed|presented)\b"
    r"|\b(?:Child|Baby|Family|Case|Young Person|Adult|Children) [A-Z]{1,3}\d{0,3}\b|\b[Ii]n this case\b",
)
_DATED = re.compile(
    r"(?:(?:early|mid|late|in|on|by|around|\d{1,2}(?:st|nd|rd|th)?)[ -])*"
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? (?:\d{1,2},? )?\d{2,4}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:19|20)\d\d)"
    r"(?: ?[-–to/]+ ?(?:[a-z]+ )?\d{2,4})?\s?[:–-]\s",
    re.IGNORECASE,
)
# What a case shows is told of practice at large, not of what happened.
_CASE_TEACHES = re.compile(
    r"(?:the|this) (?:case|review) (?:also |again |clearly )?"
    r"(?:highlights|shows|illustrates|demonstrates|underlines|emphasi[sz]es|reminds|raises|points to|reinforces)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|became|took|went|left|told|said|found|began|came|saw|gave|made|got|fell|brought"
    r"|lived|\w{2,}ed)\b",
    re.IGNORECASE,
)


def is_contact(sentence: str) -> bool:
    """Whether a sentence says whom to ask or where to read more."""
    return bool(PHONE.search(sentence) or EMAIL.search(sentence) or _CONTACT.search(sentence))


def is_only_address(text: str) -> bool:
    """Whether the text is a link or an address and little else."""
    return bool(_ADDRESS.search(text)) and len(text.split()) <= 14 and not text.rstrip().endswith((".", "?"))


def is_signature(text: str) -> bool:
    """Whether the text only names who wrote it, and when: every word of it is a name, a small word or a year."""
    return len(text.split()) <= 12 and bool(_SIGNED.fullmatch(text))


def signs_off(text: str) -> bool:
    """Whether the text, at the foot of a publication, names its publisher or the year and little else."""
    return is_signature(text) and len(text.split()) > 1 and bool(_OF_ISSUE.search(text))


def is_dated_entry(text: str) -> bool:
    """Whether the text begins as an entry of a chronology does ("Dec 2014: ...", "14.02.2019 – ...")."""
    return bool(_DATED.match(text))


def is_request(sentence: str) -> bool:
    """Whether a sentence asks its reader to do something with the publication."""
    return bool(_REQUEST.search(sentence))


def is_response(sentence: str) -> bool:
    """Whether a sentence says what has been or will be done about the learning."""
    return bool(_RESPONSE.search(sentence))


def is_about_document(sentence: str) -> bool:
    """Whether a sentence speaks of the publication itself."""
    return bool(_ABOUT_DOCUMENT.search(sentence))


def offers_help(sentence: str) -> bool:
    """Whether a question only leads to a number or an address ("Need advice?")."""
    return bool(_OFFERS_HELP.match(sentence))


def leads_out(sentence: str) -> bool:
    """Whether a sentence gives a number to ring, an address, or a link to what can be read there.

    In a story "the school tried to contact Mother" is what happened, and no more than that.
    """
    pointed = _ADDRESS.search(sentence) and _CONTACT.search(sentence)
    return bool(PHONE.search(sentence) or EMAIL.search(sentence) or pointed)


def drawer(sentence: str, names: re.Pattern[str] | None, *, story: bool) -> Drawer:
    """Where a sentence belongs.

    names: the labels of this review's people. story: the sentence stands in a section that tells what happened, where
    a sentence is a fact of the case unless it speaks of the review or of guidance.
    """
    person = bool(_PERSON.search(sentence) or (names and names.search(sentence)))
    if is_request(sentence):
        return "requests"
    if is_only_address(sentence) or (leads_out(sentence) if story else is_contact(sentence)):
        return "contacts"
    if is_about_document(sentence):
        return "context"
    if not story and is_response(sentence) and not re.match(r"(?:Mother|Father|She|He|They)\b", sentence):
        return "responses"
    if _ABOUT_REVIEW.search(sentence) and not _HARM.search(sentence):
        return "context"
    if story:
        return "case_facts"
    if _CASE_TEACHES.match(sentence):
        return "context"
    return "case_facts" if person and _PAST.search(sentence) else "context"
