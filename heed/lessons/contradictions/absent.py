"""What a document promises and does not hold: a feedback sheet, an appendix, a plan to come, the end of a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.lessons.contradictions.spoken import Sentence, plural, sentences_of
from heed.lessons.documents import Block, Document
from heed.lessons.publications import Contradiction, Publication

_THING = (
    r"(?P<thing>(?:feedback|evaluation|response|reflection|action|audit|learning|self-assessment|reporting)"
    r" (?:sheet|form|template|log)|(?:response|action|improvement|implementation) plan"
    r"|(?:appendix|annex)(?: [A-Z0-9]{1,2}\b)?|glossary|checklist|genogram|timeline|flow ?chart|one[- ]page summary)"
)
_PART_OF = (
    r"(?:document|briefing|note|report|pack|it|we) (?:\w+ )?(?:includes?|contains?|have (?:included|attached|enclosed))"
)
_INSIDE = re.compile(
    rf"\b(?:{_PART_OF}|attached|enclosed|appended|complete|use|return|see|in|at) (?:is |are )?"
    rf"(?:a |an |the |our |this |attached |enclosed |short )*{_THING}"
    rf"|\b{_THING.replace('<thing>', '<thing2>')} (?:(?:is |are )?(?:attached|enclosed|appended|below|overleaf|included"
    r"|at the (?:end|back)|on page)|comes with|accompanies|goes with|is part of)",
    re.IGNORECASE,
)
_SEE = re.compile(r"^(?:see|in|at|use|complete|return)\b", re.IGNORECASE)
_ISSUED = r"(?:published|issued|shared|produced|made available|circulated)"
_LATER = re.compile(
    rf"\b{_THING}\b[^.]{{0,40}}\b(?:(?:will|to|is due to|is to) be (?:\w+ )?{_ISSUED}|will follow)\b", re.IGNORECASE
)
_OF_THE_CASE = re.compile(r"\b(?:family|child|mother|father|agency|agencies|practitioners?|no|not)\b", re.IGNORECASE)
_LONGEST_TITLE = 8


def find(document: Document, publication: Publication) -> Iterator[Contradiction]:
    """Things promised and absent, and links without an address."""
    seen: set[str] = set()
    for sentence in sentences_of(document):
        thing, later = _promised(sentence)
        if thing and thing.lower() not in seen and not _held(document, thing, sentence):
            seen.add(thing.lower())
            yield _not_there(sentence, thing, later)
    yield from _lost(publication)


def _promised(sentence: Sentence) -> tuple[str, bool]:
    """What the sentence promises, and whether for later."""
    if match := _LATER.search(sentence.words):
        return match["thing"], True
    match = _INSIDE.search(sentence.words)
    if match is None:
        return "", False
    thing = match["thing"] or match["thing2"]
    named = thing.lower().startswith(("appendix", "annex", "feedback", "evaluation"))
    loosely = _SEE.match(match.group(0)) and not named
    return ("", False) if loosely or _OF_THE_CASE.search(sentence.words[: match.start()]) else (thing, False)


def _held(document: Document, thing: str, sentence: Sentence) -> bool:
    """Whether the document holds it: under a title of its own, or at the end of a link that leads somewhere."""
    return any(_is_title_of(block, thing) for block in document.blocks if block is not sentence.block) or any(
        not link.lost and re.search(_whole(thing), link.label, re.IGNORECASE)
        for block in document.blocks
        for link in block.links
    )


def _is_title_of(block: Block, thing: str) -> bool:
    words = block.words
    short = len(words.split()) <= _LONGEST_TITLE and not words.endswith((".", ",", ";"))
    return (block.kind == "heading" or short) and bool(re.search(_whole(thing), words, re.IGNORECASE))


def _whole(thing: str) -> str:
    return rf"\b{re.escape(thing)}s?\b"


def _not_there(sentence: Sentence, thing: str, later: bool) -> Contradiction:
    told = f"A {thing.lower()}" if thing[0].lower() not in "aeiou" else f"An {thing.lower()}"
    if later:
        say = f"{told} is promised for later and is not in this file. Ask whether it has been published."
    else:
        say = f"{told} is spoken of as part of the document and was not found in this file. Ask for it."
    return Contradiction("promised", "low" if later else "medium", (sentence.quote,), "not found", say)


def _lost(publication: Publication) -> Iterator[Contradiction]:
    lost = [link for link in publication.links if link.lost]
    if lost:
        quotes = tuple(dict.fromkeys(link.label for link in lost if link.label))
        say = (
            f"{plural(len(lost), 'link')} without an address: the words were kept, where they led was lost. "
            "Ask for the addresses."
        )
        yield Contradiction("link", "low", quotes, plural(len(lost), "link"), say)
