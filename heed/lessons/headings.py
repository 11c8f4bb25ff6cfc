"""What the headings of these publications announce, and which lines are headings at all.

The kinds follow the common skeleton of the five forms: what happened, what was learned, what good looks like, what it
means for the reader, what the partnership will do, who to ask, how to answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from heed.lessons import sentences
from heed.lessons.documents import Block

# Tried in this order; the first that matches names the kind.
_KINDS: tuple[tuple[str, str], ...] = (
    ("contents", r"^(?:table of )?contents$|^agenda$|^(?:in )?this (?:briefing|presentation|session|document)\b"),
    ("framework", r"\b(?:thematic|learning) (?:learning )?framework\b"),
    (
        "feedback",
        r"\bfeedback\b|\bsurvey\b|makes? a difference|^(?:please )?tell us\b|\bevaluation form\b|^have your say",
    ),
    (
        "contacts",
        r"^(?:sources of )?(?:support|help)$|^(?:do you )?need (?:help|support|advice)\b|^(?:getting|finding) (?:support|help)\b|\b(?:contacts?|contact us|more information|learn more|find out more|signposting)\b"
        r"|^(?:useful |helpful |related |key )?(?:links|resources|documents|reading|websites|numbers)\b"
        r"|\b(?:further|additional) (?:information|reading|resources|guidance|support|help|details|learning)\b"
        r"|^references$|^where (?:can|do|to)\b|^who (?:to|can|do|should) (?:i |we |you )?(?:ask|contact|speak|turn|call)"
        r"|\b(?:help|advice|support) (?:and|or) (?:advice|support|guidance)\b|^resources and|\band resources$",
    ),
    (
        "good_practice",
        r"\bgood practice\b|\bstrengths?\b|\b(?:went|worked|works|was done|did|do|done) well\b|\bpositive (?:practice|findings)\b"
        r"|\beffective practice\b|\bbest practice (?:seen|found|identified)\b|^what (?:went|was) right",
    ),
    (
        "responses",
        r"\bresponse\b|\byou said\b|\baction (?:plan|taken)\b|^actions? (?:taken|since|to date|so far|completed)\b"
        r"|\bwhat (?:we|(?:is|are|has|have|will|did) (?:the |our )?[\w ]*?(?:board|partnership|agencies|trust|been|being|happened|changed|we))\b"
        r"(?!.*\b(?:learn|tell|know|can we)).*\b(?:do|doing|done|did|changed?|happening|place)\b"
        r"|\bwhat (?:has|have) (?:changed|happened|been done|we done)\b|\bwhat (?:will|is going to) (?:change|happen|be done)\b|^next steps\b|\balready (?:happening|happened|changed|under ?way|done)\b|\bhappens? next\b|^progress\b",
    ),
    (
        "recommendations",
        r"\brecommend(?:ation|ed)s?\b|^actions? (?:required|needed|for (?:the )?(?:board|partnership|agencies))\b|^what to do\b",
    ),
    (
        "questions",
        r"\b(?:mean|means) (?:for|to) (?:me|you|us|my|your|our|practice|practitioners)\b"
        r"|\bwhat (?:can|could|should|do|must|will) (?:we|you|i|practitioners|professionals)\b(?!.*\blearn)"
        r"|^questions?\b|\bquestions?(?: for| to|$)|\breflect(?:ion|ions|ive)?\b|^(?:things to )?consider\b"
        r"|(?:^|: )challenges?(?: for .*)?$|\bfor discussion\b|\bdiscussion (?:points|prompts)\b|\bask (?:yourself|yourselves)\b"
        r"|\bthink about\b|^checklist\b|^over to you\b|^pause\b|\bstop and think\b|\bself[- ]assessment\b|\bfor (?:your|my|our) (?:practice|team|supervision)\b"
        r"|\bteam (?:discussion|activity)\b|\bprompts?\b|^how can (?:i|we|you) (?:use|apply|improve|change)\b",
    ),
    (
        "explainer",
        r"^what (?:is|are) (?:an?|the) |^what does .* mean$|^(?:definitions?|glossary|abbreviations)\b|^why (?:do|are) (?:we )?"
        r"|^why (?:does |is )?(?:it|this) (?:matters?|important)\b",
    ),
    ("conclusion", r"\bconclusions?\b|^in conclusion\b|^closing\b"),
    (
        "learning",
        r"\blearning\b|\blessons?\b|\bkey (?:messages?|points?)\b|\bwhat (?:did|does|do) (?:it|this|the|these) .*\b(?:tell|teach|show|find)\b"
        r"|\bwhat (?:have |has |did |do )?(?:we|been|was|the review) (?:have )?(?:learn|found|find)|\bmessages? (?:for|from)\b"
        r"|\bwhat (?:can|could|should|might) \w+ learn\b|\bimplications?\b|\btake[- ]?aways?\b|\bwhat needs? to (?:change|be different|improve|happen)\b"
        r"|\bwhat (?:good|better) (?:practice )?looks like\b|\bwhat (?:could|should|would) .*\b(?:different|better)\b|\bpractice points\b"
        r"|^what (?:you|we|practitioners|professionals) (?:can|could|should|need to|must) do\b",
    ),
    (
        "findings",
        r"\bfindings?\b|\bemerging\b|\bissues?\b|\bappraisal\b|\banalysis\b|^(?:key )?themes?\b|\bkey themes?\b"
        r"|\bmissed opportunit|\bareas? (?:for|of|to) (?:improvement|development|improve|concern)\b|\bwhat went wrong\b"
        r"|\bwhat did (?:not|n't) (?:go|work)\b|\bwhat (?:the )?review (?:found|identified|highlighted)\b|\bkey concerns\b|\bdid not work\b",
    ),
    (
        "method",
        r"^(?:the )?(?:methodology|method|approach|process|scope|terms of reference)\b(?!.*\b(?:background|case)\b)"
        r"|^how (?:was|were|did|we|the|this) .*\b(?:review|done|carried)\b|^about (?:the review\b|this\b)|^purpose\b|^why did (?:we|the board|the partnership) .*\breview\b|^why (?:was|is) (?:the|this) review",
    ),
    (
        "background",
        r"\bwhat happened\b|\bbackground\b|\bcase (?:summary|history|overview|outline|details|study|context)\b|\bsummary\b"
        r"|\bstory$|^(?:the )?(?:case|story|incident|circumstances|context|history|overview|facts|timeline|chronology|family|child|events)\b"
        r"|\bhistory of the\b|\bwho (?:was|were|is|are) \w+( \w+)?$|^about (?!the review|this)|\bthe (?:incident|case|story|event|circumstances)$"
        r"|^(?:brief )?(?:introduction|summary|overview)\b",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_PUBLICATION = re.compile(
    r"\b(?:learning notes?|synopsis|briefing(?: note| paper)?|(?:7|seven)[- ]minute|learning (?:brief|summary|bulletin)"
    r"|practice (?:note|brief)|newsletter|presentation|slides?|executive summary|overview report|final report"
    r"|learning from (?:\w+ ){0,5}reviews?)\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"\b(?:local |child |adults? |multi-agency )*(?:safeguarding )?(?:serious case|safeguarding|practice|learning|thematic|rapid|case) reviews?\b",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"\b(?:presentation|slides?|briefing|document|session|pack|note|summary)\b.*\b(?:contains?|covers?|sets? out|includes?|looks? at)\b",
    re.IGNORECASE,
)
_LEADING_NUMBER = re.compile(
    r"^\s*\(?(\d{1,2})[.:)]?\s+(?!minute)(?=\S)|^(?:panel|step|section)\s+(\d{1,2})\s*[-–:.]?\s*", re.IGNORECASE
)
# The label of a review alone ("Case S") is its name and announces nothing.
_ONLY_LABEL = re.compile(r"(?:case of )?(?:case|child|family|baby|young person|adult) [a-z]{1,3}\d{0,3}(?:/\w{1,4})?")
_NUMBERED = re.compile(r"(?:key )?(?:recommendation|finding|theme|learning point) (\d{1,2})\b", re.IGNORECASE)
_CONTINUED = re.compile(r"[\s,.:(–-]*\bcont(?:inued|'d|’d|d)?\b\.?\s*\)?\s*$", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|did|does|do|been|be|needs?|sets?|includes?"
    r"|came|arose|highlights?|found|noted|led|took|made|shows?|showed|resulted|focus(?:s?ed|es)|identified|agreed)\b",
    re.IGNORECASE,
)
_NOT_A_HEADING = re.compile(
    r"^(?:published|issued|updated|version|please|thanks?|dear|see|visit|call|email|contact|tel|phone|if |for more|click|date)\b|https?://|www\.|@|\d{5,}"
    r"|\b\d{3,5} \d{3,4} \d{3,4}\b",
    re.IGNORECASE,
)
_ADDRESSES_READER = re.compile(r"\b(?:you|your|i|my|me)\b", re.IGNORECASE)
LONGEST = 14
# A longer line that ends in a colon introduces the list after it.
LONGEST_LEAD = 7


def kind_of(title: str) -> str:
    """The kind of section that a title announces; empty where it names a theme of its own."""
    bare = _CONTINUED.sub("", without_number(title)).strip(" :–-?.").lower().replace("’", "'")
    if _ONLY_LABEL.fullmatch(bare):
        return ""
    # The type of review is a name, whose words ("learning", "child") announce nothing.
    bare = _REVIEW.sub("review", bare)
    return next((kind for kind, pattern in _COMPILED if pattern.search(bare)), "")


def announces_contents(words: str) -> bool:
    """Whether a line introduces the list of what the document holds."""
    return bool(_CONTENTS.search(words))


def names_a_review(title: str) -> bool:
    """Whether the title names a review and announces nothing else ("Serious Case Review - Child K")."""
    return bool(_REVIEW.search(title)) and not kind_of(title) and not sentences.is_question(title)


def names_a_publication(title: str) -> bool:
    """Whether the title is that of the publication itself."""
    return bool(_PUBLICATION.search(title))


def number_of(title: str) -> str:
    """The number printed before a title."""
    match = _LEADING_NUMBER.match(title) or _NUMBERED.match(title)
    return next((group for group in match.groups() if group), "") if match else ""


def without_number(title: str) -> str:
    return _LEADING_NUMBER.sub("", title)


def is_continued(title: str) -> bool:
    """Whether the title says that it carries on the section before it."""
    return bool(_CONTINUED.search(title))


def reads_as_heading(block: Block, following: Sequence[Block], only_known: bool, before: Block | None = None) -> bool:
    """Whether an unmarked paragraph is a heading.

    following, before: the blocks after and before it. only_known: the document marks its headings, so that an unmarked one must announce
    a kind that these publications have.
    """
    words = block.words
    if block.links or _NOT_A_HEADING.search(words) or not following or "\n" in words:
        return False
    if not (words[:1].isupper() or words[:1].isdigit()) or words.endswith((".", ",", ";", "”")):
        return False
    length = len(without_number(words).split())
    if length > LONGEST and not (words.upper() == words and length <= LONGEST + 6):
        return False
    if sentences.is_question(words):
        among = before is not None and before.kind != "heading" and sentences.is_question(before.words)
        return (not among or bool(kind_of(words))) and _is_heading_question(words, following[0])
    if words.endswith(":"):
        return bool(kind_of(words)) and length <= LONGEST_LEAD and not _FINITE.search(words)
    if only_known:
        return bool(kind_of(words)) and length <= 6 and not _FINITE.search(words)
    return not _FINITE.search(without_number(words)) or (length <= 6 and bool(kind_of(words)))


def _is_heading_question(words: str, following: Block) -> bool:
    """A question that its section answers is a heading; one that the reader should answer is not."""
    if len(words.split()) > LONGEST or len(sentences.split(words)) > 1:
        return False
    asks_on = sentences.is_question(following.words)
    if kind_of(words):
        # "What would you do?" inside a run of questions is one of them, though it looks like a title.
        return not asks_on or following.kind == "bullet" or not _is_prompt(words)
    return not asks_on and following.kind in ("paragraph", "bullet") and not _ADDRESSES_READER.search(words)


def _is_prompt(words: str) -> bool:
    return bool(re.match(r"(?:are|do|does|did|is|have|has|would|could|can|should|how|am)\b", words, re.IGNORECASE))
