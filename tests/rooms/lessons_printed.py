"""One fictional briefing of the fictional Avonmere partnership, and the ways in which people print it."""

from __future__ import annotations

import io
from typing import Any

import docx
import pptx
import typst
from docx.oxml import OxmlElement
from pptx.util import Inches

from heed.lessons.publications import Publication

BOARD = "Avonmere Safeguarding Children Partnership"
TITLE = "Learning Notes: Child W"
ISSUED = "Published 14 March 2023"
STORY = (
    "Child W was five months old in March 2022 when the health visitor saw a small bruise on the left cheek. "
    "Mother said that an older sibling had dropped a toy, and the explanation was written down.",
    "In April 2022 Child W was brought to hospital with a swollen leg. Two fractures of different ages were found. "
    "Both children were placed with their grandmother, and Child W has recovered.",
)
POINTS = (
    "The first strategy meeting was prompt and brought every agency together; this was good practice",
    "The bruise was not reported to children's social care on the day it was first seen",
    "No agency asked about the father, who was staying in the household for most of the week",
    "Professionals were reassured by a confident explanation and did not look for another account",
    "A disagreement between the school and the social work office was left unresolved for five weeks",
)
RECOMMENDATIONS = (
    "The Partnership should test whether practitioners can find and follow the protocol on bruising.",
    "Avonmere Health Trust should record in every file who lives in the household and who cares for the baby.",
    "Children's Social Care should tell a referrer in writing what was decided, and on what grounds.",
)
ADDRESSEES = ("The Partnership", "Avonmere Health Trust", "Children's Social Care")
QUESTIONS = (
    "How would you start a difficult conversation about a mark on a baby?",
    "Who in the household have you not met, and how will you find out about them?",
    "What do you do when you disagree with a decision? Whom would you tell first?",
)
CHANGES = (
    "The protocol on bruising has been rewritten and is now one page long.",
    "Training on conflict between professionals will be offered to every school from September 2023.",
)
CONTACT = "For more information ring the Partnership office on 01632 960142 or visit www.avonmere.example.org"
HEADS = ("What happened?", "What did it tell us?", "Recommendations", "Questions for your team", "What has changed?")
FIND_OUT = "Find out more"


def straight(text: str) -> str:
    """The text with the quotation marks that a typewriter has."""
    return text.replace("’", "'")


def said(publication: Publication) -> dict[str, list[str]]:
    """What a publication holds, as words."""
    return {
        "points": [straight(each.passage.words) for each in publication.learning_points],
        "recommendations": [straight(each.passage.words) for each in publication.recommendations],
        "questions": [straight(each.passage.words) for each in publication.reflective_questions],
        "responses": [straight(each.passage.words) for each in publication.responses],
        "praised": [straight(each.words) for each in publication.good_practice],
    }


EXPECTED = {
    "points": list(POINTS),
    "recommendations": list(RECOMMENDATIONS),
    "questions": list(QUESTIONS),
    "responses": list(CHANGES),
    "praised": [POINTS[0]],
}


def markdown() -> str:
    """The briefing as Markdown."""
    parts = [f"# {BOARD}", f"## {TITLE}", ISSUED, f"## {HEADS[0]}", *STORY, f"## {HEADS[1]}"]
    parts.append("\n".join(f"- {point}" for point in POINTS))
    parts += [f"## {HEADS[2]}", "\n".join(f"{n}. {each}" for n, each in enumerate(RECOMMENDATIONS, 1))]
    parts += [f"## {HEADS[3]}", "\n".join(f"- {each}" for each in QUESTIONS)]
    parts += [f"## {HEADS[4]}", *CHANGES, f"## {FIND_OUT}", CONTACT, "See [the whole report](#)."]
    return "\n\n".join(parts) + "\n"


def plain_text() -> str:
    """The briefing as somebody types it, lines broken at seventy characters."""
    import textwrap

    def wrapped(text: str, mark: str = "") -> str:
        return textwrap.fill(text, 70, initial_indent=mark, subsequent_indent=" " * len(mark))

    parts = [BOARD.upper(), TITLE, ISSUED, HEADS[0].upper(), *map(wrapped, STORY), HEADS[1].upper()]
    parts += ["\n".join(wrapped(point, "* ") for point in POINTS), HEADS[2].upper()]
    parts += ["\n".join(wrapped(each, f"{n}. ") for n, each in enumerate(RECOMMENDATIONS, 1)), HEADS[3].upper()]
    parts += ["\n".join(wrapped(each, "o  ") for each in QUESTIONS), HEADS[4].upper(), *map(wrapped, CHANGES)]
    return "\n\n".join([*parts, FIND_OUT.upper(), wrapped(CONTACT)])


def html() -> str:
    """The briefing as a page of a website, with all that surrounds one."""

    def listed(tag: str, items: tuple[str, ...]) -> str:
        return f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"

    body = f"<h1>{TITLE}</h1><p>{BOARD}</p><p>{ISSUED}</p><h2>{HEADS[0]}</h2>" + "".join(f"<p>{p}</p>" for p in STORY)
    body += f"<h2>{HEADS[1]}</h2>{listed('ul', POINTS)}<h2>{HEADS[2]}</h2>{listed('ol', RECOMMENDATIONS)}"
    body += f"<h2>{HEADS[3]}</h2>{listed('ul', QUESTIONS)}<h2>{HEADS[4]}</h2>"
    body += "".join(f"<p>{change}</p>" for change in CHANGES)
    body += f'<h2>{FIND_OUT}</h2><p>{CONTACT}</p><p>See <a href="#">the whole report</a>.</p>'
    return (
        "<!doctype html><html><head><title>Avonmere</title><style>p {color: red}</style></head><body>"
        "<nav><ul><li>Home</li><li>Learning from reviews</li></ul></nav><div role='banner'>Cookies are used here.</div>"
        f"<main>{body}</main><footer><p>What can we do now?</p><p>Avonmere Borough Council</p></footer></body></html>"
    )


def word(*, styled: bool = True) -> bytes:
    """The briefing as Word keeps it: headings by style with lists and a table, or all by hand in bold."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = f"{BOARD} - for sharing"
    document.add_paragraph(BOARD)
    _head(document, TITLE, styled, 0)
    document.add_paragraph(ISSUED)
    _head(document, HEADS[0], styled)
    for text in STORY:
        document.add_paragraph(text)
    _head(document, HEADS[1], styled)
    for point in POINTS:
        document.add_paragraph(point if styled else f"•\t{point}", style="List Bullet" if styled else None)
    _head(document, HEADS[2], styled)
    if styled:
        _recommended_in_a_table(document)
    else:
        for n, each in enumerate(RECOMMENDATIONS, 1):
            document.add_paragraph(f"{n}. {each}")
    _head(document, HEADS[3], styled)
    for each in QUESTIONS:
        document.add_paragraph(each, style="List Number" if styled else None)
    _head(document, HEADS[4], styled)
    for each in CHANGES:
        document.add_paragraph(each)
    _boxed(document.add_paragraph(), [FIND_OUT, CONTACT])
    return _bytes(document)


def _head(document: Any, text: str, styled: bool, level: int = 1) -> None:
    if styled:
        document.add_heading(text, level)
    else:
        document.add_paragraph().add_run(text).bold = True


def _recommended_in_a_table(document: Any) -> None:
    rows = [("No.", "Recommendation", "For"), *zip("123", RECOMMENDATIONS, ADDRESSEES, strict=True)]
    table = document.add_table(rows=len(rows), cols=3)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _boxed(paragraph: Any, lines: list[str]) -> None:
    """A text box, as Word writes one for readers old and new."""
    box = OxmlElement("w:pict")
    content = OxmlElement("w:txbxContent")
    for line in lines:
        inner, run, text = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
        text.text = line
        run.append(text)
        inner.append(run)
        content.append(inner)
    box.append(content)
    paragraph.add_run()._r.append(box)


def deck() -> bytes:
    """The briefing as slides: a running head, continuation slides, a group, a table and speaker's notes."""
    file = pptx.Presentation()
    first = file.slides.add_slide(file.slide_layouts[0])
    first.shapes.title.text, first.placeholders[1].text = TITLE, BOARD
    _slide(file, HEADS[0], STORY)
    _slide(file, HEADS[1], POINTS[:3]).notes_slide.notes_text_frame.text = "Ask who has met this in their own work."
    _slide(file, f"{HEADS[1]} (continued)", POINTS[3:])
    table = _slide(file, HEADS[2], ()).shapes.add_table(4, 3, Inches(1), Inches(2), Inches(8), Inches(3)).table
    for n, cells in enumerate(
        [("No.", "Recommendation", "For"), *zip("123", RECOMMENDATIONS, ADDRESSEES, strict=True)]
    ):
        for m, text in enumerate(cells):
            table.cell(n, m).text = text
    _slide(file, HEADS[3], QUESTIONS)
    _slide(file, HEADS[4], CHANGES)
    group = _slide(file, FIND_OUT, ()).shapes.add_group_shape()
    group.shapes.add_textbox(Inches(1), Inches(3), Inches(5), Inches(1)).text_frame.text = CONTACT
    return _bytes(file)


def _slide(file: Any, title: str, bullets: tuple[str, ...]) -> Any:
    slide = file.slides.add_slide(file.slide_layouts[1 if bullets else 5])
    slide.shapes.title.text = title
    if bullets:
        slide.placeholders[1].text = "\n".join(bullets)
    return slide


def pdf(*, columns: int = 1) -> bytes:
    """The briefing as a printed paper: justified and hyphenated, with running heads and page numbers."""
    body = "\n\n".join([f"= {TITLE}", BOARD, ISSUED, f"== {HEADS[0]}", *STORY, f"== {HEADS[1]}"])
    body += "\n" + "\n".join(f"- {point}" for point in POINTS)
    body += f"\n== {HEADS[2]}\n" + "\n".join(f"+ {each}" for each in RECOMMENDATIONS)
    body += f"\n== {HEADS[3]}\n" + "\n".join(f"- {each}" for each in QUESTIONS)
    body += f"\n== {HEADS[4]}\n\n" + "\n\n".join(CHANGES) + f"\n== {FIND_OUT}\n{CONTACT}\n"
    page = f'width: {11 * columns}cm, height: 10cm, margin: 1.6cm, columns: {columns}, numbering: "1 of 1"'
    page += ", header: [Learning from reviews in Avonmere]"
    return _set(
        f'#set page({page})\n#set par(justify: true)\n#set text(size: 10pt, hyphenate: true, lang: "en")\n{body}'
    )


PANELS = {
    "01": (HEADS[0], STORY[:1]),
    "02": ("Why it matters", ("A baby who cannot move hardly ever bruises alone.",)),
    "03": (HEADS[1], POINTS),
    "04": (HEADS[2], RECOMMENDATIONS),
    "05": (HEADS[4], CHANGES),
    "06": (HEADS[3], QUESTIONS),
    "07": (FIND_OUT, (CONTACT,)),
}


def poster() -> bytes:
    """The briefing on one page in seven numbered panels, which do not stand in their order."""
    places = (("01", "07"), ("06", "02"), ("03", "05"), ("04", ""))
    cells = []
    for number in (number for row in places for number in row):
        head, items = PANELS.get(number, ("", ()))
        listed = "\n".join(f"- {item}" for item in items) if len(items) > 1 else "".join(items)
        cells.append(f"[#text(size: 15pt)[*{number} {head}*]\n\n{listed}]" if number else "[]")
    grid = f"#grid(columns: (1fr, 1fr), column-gutter: 1.2cm, row-gutter: 1cm, {', '.join(cells)})"
    return _set(f"#set page(width: 29.7cm, height: 42cm)\n#set text(size: 11pt)\n= {TITLE}\n{BOARD}\n\n{grid}")


def scan() -> bytes:
    """A page that is only a picture."""
    return _set("#set page(width: 5cm, height: 5cm)\n#rect(width: 2cm, height: 2cm, fill: black)")


def typeset(source: str) -> bytes:
    """A PDF of the source, as it stands."""
    return bytes(typst.compile(source.encode()))


def _set(source: str) -> bytes:
    return typeset(source.replace("@", "\\@"))


def _bytes(file: Any) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()
