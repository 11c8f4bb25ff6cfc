"""A document cut into sections, each with the kind that its heading announces.

Running heads are set aside, "cont." headings carried on, contents lists known by what they list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from heed.lessons import headings, panels, run_in, tables
from heed.lessons.documents import Block, Document, Passage

# A title on this many slides is a running head.
_RUNNING = 3
_ALIKE = 86
# What is this short stands beneath a title as its date or its publisher.
_LINE = 6
_ASKS = re.compile(r"(?:what|key|how)\b", re.IGNORECASE)
_LABEL = re.compile(r"(?:Child|Baby|Family|Case|Young Person) [A-Z][a-z]+")
_HOLDS_THEMES = ("learning", "findings", "good_practice")
_PLAINLY_THE_STORY = re.compile(
    r"(?:what happened|who (?:was|were|is|are) .+"
    r"|(?:the )?(?:case |family )?(?:background|summary|history|story|case|incident))"
    r"(?: (?:to|of|in) (?:the )?(?:case|child|family))?\W*",
    re.IGNORECASE,
)
# What a theme's own words may look like by mistake ("Child protection and the law").
_THEMES = ("", "background", "method", "explainer", "feedback", "questions")


@dataclass(frozen=True)
class Section:
    """A heading (None before the first), its kind, and the blocks up to the next one.

    number: printed before it, or beside it as a panel's numeral. above: the titles it stands under, outermost first.
    """

    title: Passage | None
    kind: str
    level: int
    blocks: tuple[Block, ...]
    number: str = ""
    above: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return self.title.words if self.title else ""


@dataclass(frozen=True)
class Outline:
    """The sections in the order to be read, the furniture between them, and what is said about the panels."""

    sections: tuple[Section, ...]
    furniture: tuple[Passage, ...]
    panels: panels.Panels


@dataclass
class _Open:
    """A section as it is cut. resumed: it goes on after a label that held for one paragraph."""

    heading: Block | None
    title: Passage | None
    resumed: bool = False
    blocks: list[Block] = field(default_factory=list)


@lru_cache(maxsize=1)
def outline(document: Document) -> Outline:
    """The document's sections. Those of the last document are kept: what is read out of it asks for them again."""
    read = list(run_in.split(document, tables.unfolded(document)))
    marked = sum(block.kind == "heading" for block in document.blocks) >= 3
    blocks = tuple(_with_headings([block for block in read if block.kind != "label"], marked))
    running = _running_titles(blocks)
    furniture = [document.passage(block) for block in read if block.kind == "label"]
    cut = _cut(document, blocks, running, furniture)
    sections = _kinds(_titled(cut), document)
    sections, listed = _without_contents(sections, document)
    found = panels.arrange([(s.words, s.kind, s.number, s.blocks) for s in sections])
    arranged = tuple(
        replace(sections[n], number=number or sections[n].number, blocks=kept)
        for n, number, kept in zip(found.order, found.numbers, found.blocks, strict=True)
    )
    numerals = tuple(document.passage(block) for block in found.numerals)
    return Outline(arranged, (*furniture, *listed, *numerals), found)


def _with_headings(blocks: Sequence[Block], marked: bool) -> Iterator[Block]:
    """The blocks, unmarked headings marked and a heading with nothing beneath it made a paragraph again.

    marked: the document marks most of its headings itself.
    """
    for n, block in enumerate(blocks):
        after = blocks[n + 1 :]
        before = blocks[n - 1] if n else None
        if (block.kind == "paragraph" and headings.reads_as_heading(block, after, marked, before)) or (
            block.kind == "bullet" and block.number and _is_numbered_heading(block, after)
        ):
            yield replace(block, kind="heading", level=_level(block.words) + (4 if marked else 0))
        elif block.kind == "heading" and not after and not block.level:
            yield replace(block, kind="paragraph")
        else:
            yield block


def _is_numbered_heading(block: Block, after: Sequence[Block]) -> bool:
    """Whether an item with a number is a heading ("1. What happened"): it announces a section, and no item is next."""
    alone = bool(after) and not (after[0].number and after[0].kind == "bullet")
    return (
        alone
        and block.number.isdigit()
        and block.level == 0
        and headings.reads_as_heading(replace(block, kind="paragraph"), after, True)
    )


def _level(words: str) -> int:
    """Unmarked headings: capitals stand over small letters, a colon marks the lowest."""
    letters = re.sub(r"[^A-Za-z]", "", words)
    if letters and sum(map(str.isupper, letters)) >= 0.8 * len(letters) and len(letters) > 3:
        return 1
    return 3 if words.endswith(":") and not headings.number_of(words) else 2


def _running_titles(blocks: Sequence[Block]) -> set[str]:
    tops = [block for block in blocks if block.kind == "heading"]
    if not tops:
        return set()
    top = min(block.level for block in tops)
    counts = Counter(block.words for block in tops if block.level == top)
    return {
        words for words, count in counts.items() if count >= _RUNNING and not headings.kind_of(_label_removed(words))
    }


def _label_removed(words: str) -> str:
    """The title of a review is no heading of a section, though the word "learning" may stand in it."""
    return "" if headings.names_a_publication(words) else words


def _cut(document: Document, blocks: Sequence[Block], running: set[str], furniture: list[Passage]) -> list[_Open]:
    pieces = [_Open(None, None)]
    for block in blocks:
        last = pieces[-1]
        if block.kind != "heading":
            if last.heading is not None and last.blocks and block.kind == "paragraph" and run_in.is_label(last.heading):
                pieces.append(_Open(_heading_before(pieces), None, resumed=True))
            pieces[-1].blocks.append(block)
        elif block.words in running:
            furniture.append(document.passage(block))
            pieces.append(_Open(replace(block, level=0), None))
        else:
            pieces.append(_Open(block, _title(document, block, running, furniture)))
    return [piece for piece in pieces if piece.blocks or piece.title]


def _figure(heading: Block | None) -> str:
    """The figure printed before a heading; a letter or a name before it numbers nothing."""
    return heading.number if heading is not None and heading.number.isdigit() else ""


def _heading_before(pieces: Sequence[_Open]) -> Block | None:
    """The last heading that is no label of one paragraph."""
    return next((each.heading for each in reversed(pieces) if each.heading and not run_in.is_label(each.heading)), None)


def _title(document: Document, block: Block, running: set[str], furniture: list[Passage]) -> Passage:
    """The heading without the running head printed before it."""
    for head in sorted(running, key=len, reverse=True):
        rest = block.text[len(head) :]
        if block.text.startswith(head) and (stripped := rest.lstrip(" –-:")):
            furniture.append(document.passage(block, 0, len(head)))
            return document.passage(block, len(block.text) - len(stripped))
    return document.passage(block)


def _titled(pieces: Sequence[_Open]) -> list[Section]:
    sections: list[Section] = []
    above: list[tuple[int, str]] = []
    for piece in pieces:
        level = piece.heading.level if piece.heading else 0
        above = [(depth, title) for depth, title in above if depth < level]
        words = piece.title.words if piece.title else ""
        number = headings.number_of(words) or _figure(piece.heading)
        if piece.resumed and piece.heading:
            above.append((level, piece.heading.words))
        titles = tuple(title for _, title in above)
        sections.append(Section(piece.title, "", level, tuple(piece.blocks), number, titles))
        if words:
            above.append((level, words))
    return sections


def _kinds(sections: Sequence[Section], document: Document) -> list[Section]:
    known: list[Section] = []
    begun = False
    for n, section in enumerate(sections):
        following = sections[n + 1] if n + 1 < len(sections) else None
        leads = following is not None and all(len(block.words.split()) <= _LINE for block in section.blocks)
        opens = not begun and leads and _may_be_title(section)
        opens = opens or (not begun and _may_be_title(section) and _stands_over(section, sections[n + 1 :]))
        if section.title is None:
            kind = _inherited(section, known) if begun else "front"
        elif opens or (not begun and _names_the_publication(section.words)):
            kind = "title"
        else:
            kind = _announced(section, known)
            begun = True
        begun = begun or (kind != "title" and kind != "front")
        known.append(replace(section, kind=kind))
    return known


def _names_the_publication(words: str) -> bool:
    return headings.names_a_publication(words) or headings.names_a_review(words)


def _may_be_title(section: Section) -> bool:
    words = section.words
    known = headings.names_a_publication(words) or headings.kind_of(words) in ("", "learning")
    return (known and not _ASKS.match(words)) or bool(_LABEL.fullmatch(words))


def _stands_over(section: Section, later: Sequence[Section]) -> bool:
    """Whether all that comes after stands beneath the heading, as it stands beneath a title."""
    levels = [each.level for each in later if each.title]
    return len(levels) > 1 and section.level < min(levels)


def _announced(section: Section, known: Sequence[Section]) -> str:
    """The kind a heading announces; beneath one of learning a theme stays learning, but the story is no theme."""
    own, inherited = headings.kind_of(section.words), _inherited(section, known)
    if own == "background" and _PLAINLY_THE_STORY.fullmatch(headings.without_number(section.words)):
        return own
    return inherited if inherited in _HOLDS_THEMES and own in _THEMES else own or inherited


def _inherited(section: Section, known: Sequence[Section]) -> str:
    """The kind of the nearest section it stands under that has one."""
    for title in reversed(section.above):
        for earlier in reversed(known):
            if earlier.words == title and earlier.kind not in ("title", "front"):
                return earlier.kind
    return ""


def _without_contents(sections: Sequence[Section], document: Document) -> tuple[list[Section], list[Passage]]:
    """The sections without the lists that only name what comes later, and those lists."""
    titles = [headings.without_number(section.words).lower() for section in sections if section.title]
    kept: list[Section] = []
    listed: list[Passage] = []
    for section in sections:
        gone = _contents(section, titles, sections)
        listed += [document.passage(block) for block in gone]
        blocks = tuple(block for block in section.blocks if block not in gone)
        if section.title or blocks:
            kept.append(replace(section, blocks=blocks, kind=section.kind or ("contents" if gone else "")))
    return kept, listed


def _numbered_after(section: Section, sections: Sequence[Section]) -> int:
    """How many numbered headings stand under the same title after a section: a list of as many only announces them."""
    later = [s for s in sections if s.above[-1:] == (section.words,) and s.number]
    return len({s.number for s in later}) if later else 0


def _contents(section: Section, titles: Sequence[str], sections: Sequence[Section]) -> list[Block]:
    bullets = [block for block in section.blocks if block.kind == "bullet"]
    stem = next((b for b in section.blocks if b.kind == "paragraph" and b.words.endswith(":")), None)
    if stem is not None and section.kind in ("", "front", "title") and headings.announces_contents(stem.words):
        return [stem, *bullets]
    if section.kind == "contents":
        return list(section.blocks)
    if len(bullets) < 3 or section.kind in ("background", "method", "recommendations", "responses", "questions"):
        return []
    if section.kind in _HOLDS_THEMES and len(bullets) == _numbered_after(section, sections):
        return [*([stem] if stem else []), *bullets]
    others = [title for title in titles if title != section.words.lower()]
    named = sum(
        process.extractOne(b.words.lower(), others, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE) is not None
        for b in bullets
    )
    return [*([stem] if stem else []), *bullets] if named * 5 >= len(bullets) * 3 else []
