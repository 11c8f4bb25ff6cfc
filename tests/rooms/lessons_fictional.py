"""Four fictional publications of other boards, as they are laid out in files, each labelled by hand.

Every sentence that is a learning point, a recommendation or a question is labelled once, where it is written, by the
list it stands in; all other words are what such papers have around them.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

import docx
import pptx
from pptx.util import Inches

from tests.rooms.lessons_printed import typeset


@dataclass(frozen=True)
class Labelled:
    """A publication as a file, and what a careful reader finds in it."""

    name: str
    data: bytes
    kind: str
    form: str
    authority: str
    points: tuple[str, ...]
    recommendations: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    praised: tuple[str, ...] = field(default=())


SEVEN_LEARNED = (
    "Nobody spoke to Amber alone between the first report and the day she went missing.",
    "The school held six years of notes which were not read by the social workers who came new to the family.",
    "Three referrals were closed without a conversation with the person who made them.",
    "Missing episodes were treated as bad behaviour rather than as a sign of exploitation.",
    "Return interviews were offered late and by a worker Amber had never met.",
)
SEVEN_WELL = (
    "A youth worker kept in touch every week and was persistent in passing on what she learned.",
    "Police and the children's home shared information promptly on the night Amber was found.",
)
SEVEN_ASKED = (
    "When did you last see the child on their own?",
    "Whose history have you not read, and what would it tell you?",
    "What would you do if a referral you made was closed?",
)
SEVEN_DO = (
    "All agencies should tell the person who referred what will happen next.",
    "The Exploitation Subgroup should report to the Partnership each quarter on return interviews.",
)


def seven_minutes() -> Labelled:
    """Northmere: seven numbered headings on two pages, in two columns."""
    learned = "\n".join(f"- {each}" for each in SEVEN_LEARNED)
    foot = "[Northmere Safeguarding Children Partnership #h(1fr) #context counter(page).display()]"
    text = f"""#set page(width: 21cm, height: 15cm, columns: 2, numbering: "1", footer: {foot})
#place(top, scope: "parent", float: true)[#text(size: 20pt)[*7 Minute Briefing: Amber*]]
#show heading: set text(size: 12pt)
= 1 What happened
Amber was fifteen. She lived in a children's home after her mother died in 2019, and from January 2021 she was reported
missing eleven times. In August 2021 she was found in another city with injuries that needed an operation.

Her grandparents told workers more than once that they were afraid of an older man who collected her by car.
= 2 Why this matters
Children who go missing are at risk of being harmed by people who mean to use them. Since 2014 guidance says that each
should be offered a return interview.
= 3 How the review was done
The review covers January 2020 to August 2021. Two meetings of practitioners were held and Amber gave her views.
= 4 What we learned
{learned}
= 5 What worked well
{chr(10).join(f"- {each}" for each in SEVEN_WELL)}
= 6 Questions to discuss in your team
{chr(10).join(f"+ {each}" for each in SEVEN_ASKED)}
= 7 What to do next
The Partnership has accepted two recommendations:
{chr(10).join(f"- {each}" for each in SEVEN_DO)}

The full review can be read at www.northmere.example.org. If you are worried about a child call 01632 960277.
"""
    return Labelled(
        "northmere-seven-minutes.pdf",
        typeset(text),
        "seven_minute_briefing",
        "seven_minute_briefing",
        "Northmere Safeguarding Children Partnership",
        SEVEN_LEARNED + SEVEN_WELL,
        SEVEN_DO,
        SEVEN_ASKED,
        SEVEN_WELL,
    )


SUMMARY_LEARNING = (
    "Pre-birth planning began at thirty-four weeks, too late for a plan to be tested.",
    "The impact of cannabis use on the care of a newborn was not explored with either parent.",
    "Housing officers knew that the flat was damp and crowded; no one in health had been told.",
    "Safer sleep advice was given once, on the ward, and its use at home was assumed.",
)
SUMMARY_GOOD = (
    "The midwife visited at home five times and recorded what she saw clearly.",
    "The duty manager challenged the decision to close and her challenge was heard.",
)
SUMMARY_CHANGE = (
    "Pre-birth assessment needs to start by twenty weeks wherever a sibling has been in care.",
    "Every visit to a baby under one must include seeing where the baby sleeps.",
    "Housing should be invited to planning meetings.",
)
SUMMARY_PLAN = (
    ("1", "Review the pre-birth protocol and its time limits", "Head of Safeguarding, Westhaven Council"),
    ("2", "Provide training on cannabis and parenting to all health visitors", "Westhaven Community NHS Trust"),
    ("3", "Agree how housing concerns reach the health visiting service", "Director of Housing"),
)


def summary() -> Labelled:
    """Westhaven: two pages of tables made in Word."""
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "Westhaven Safeguarding Partnership | November 2022"
    document.add_heading("Child Safeguarding Practice Review: Baby Rowan", 0)
    document.add_paragraph("Learning Summary")
    document.add_heading("Circumstances", 1)
    document.add_paragraph(
        "Rowan was eleven weeks old when he died in February 2022. He had been asleep on a sofa with his father, who "
        "had been drinking. An older sister had been in care since 2018."
    )
    document.add_heading("About this summary", 1)
    document.add_paragraph("This summary is for managers and practitioners in all agencies. Please share it widely.")
    table = document.add_table(rows=2, cols=3)
    columns = {"Key learning": SUMMARY_LEARNING, "Good practice": SUMMARY_GOOD, "What needs to change": SUMMARY_CHANGE}
    for n, (head, items) in enumerate(columns.items()):
        table.cell(0, n).text = head
        table.cell(1, n).text = items[0]
        for item in items[1:]:
            table.cell(1, n).add_paragraph(item)
    document.add_heading("Recommendations", 1)
    plan = document.add_table(rows=1, cols=4)
    for cell, text in zip(plan.rows[0].cells, ("No", "Recommendation", "Lead", "By when"), strict=True):
        cell.text = text
    for number, what, who in SUMMARY_PLAN:
        row = plan.add_row().cells
        row[0].text, row[1].text, row[2].text, row[3].text = number, what, who, "March 2023"
    document.add_heading("Contact", 1)
    document.add_paragraph("Business Manager: 0113 496 0144, partnership@westhaven.example.org")
    return Labelled(
        "westhaven-summary.docx",
        _saved(document),
        "learning_brief",
        "other",
        "Westhaven Safeguarding Partnership",
        SUMMARY_LEARNING + SUMMARY_GOOD + SUMMARY_CHANGE,
        tuple(what for _, what, _ in SUMMARY_PLAN),
        praised=SUMMARY_GOOD,
    )


THEMES = {
    "Living with neglect": (
        "Neglect was described room by room and visit by visit, and its effect on the children over time was lost.",
        "Chronologies should be begun at the first contact and read before every decision.",
    ),
    "Seeing the man in the house": (
        "In six of the nine cases a man who was not a parent had daily care and was unknown to health services.",
        "Ask who does bedtime, who does the school run and who stays at weekends.",
        "Men told reviewers that nobody had asked them to a meeting.",
    ),
    "When professionals disagree": (
        "Escalation was used in only one case, and then by e-mail to somebody who had left.",
        "Disagreement is a sign of good thinking; it needs to be settled within a week, in a conversation.",
    ),
}
THEMES_ASKED = (
    "Would your records show who lives in the home today?",
    "How long would it take you to find the last three referrals?",
    "Do you know whom to ring when you disagree?",
)
THEMES_RECOMMENDED = (
    "That the Board audits fifty files for the presence of a chronology by the end of 2024.",
    "That schools, health and police agree one form for escalation.",
)


def thematic() -> Labelled:
    """Eastmoor: a web page on nine reviews, theme by theme."""

    def listed(items: tuple[str, ...], tag: str = "ul") -> str:
        return f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"

    themes = "".join(f"<h3>{theme}</h3>{listed(items)}" for theme, items in THEMES.items())
    text = f"""<!doctype html><html lang="en"><head><title>Thematic briefing</title></head><body>
    <header><a href="/">Eastmoor</a></header><nav><a href="/reviews">Reviews</a></nav><main>
    <h1>Thematic Briefing: what nine reviews tell us</h1><p>Eastmoor Safeguarding Children Board, June 2024</p>
    <h2>Introduction</h2><p>Between 2019 and 2023 the Board published nine Serious Case Reviews and Local Child
    Safeguarding Practice Reviews. This briefing brings together the themes that came back.</p>
    <h2>Key themes and learning</h2>{themes}
    <h2>Recommendations to the Board</h2>{listed(THEMES_RECOMMENDED, "ol")}
    <h2>Reflective questions</h2>{"".join(f"<p>{each}</p>" for each in THEMES_ASKED)}
    <h2>What is already happening</h2><p>A new escalation policy was launched in April 2024 and is now in use.</p>
    <h2>Further reading</h2><p><a href="https://eastmoor.example.org/neglect">Neglect strategy</a></p></main>
    <footer><p>Privacy</p><p>What does this mean for me?</p></footer></body></html>"""
    return Labelled(
        "eastmoor-thematic.html",
        text.encode(),
        "thematic_briefing",
        "page",
        "Eastmoor Safeguarding Children Board",
        tuple(item for items in THEMES.values() for item in items),
        THEMES_RECOMMENDED,
        THEMES_ASKED,
    )


SLIDES_FOUND = (
    "Jude's words were recorded on four occasions and acted on once",
    "Agencies relied on Jude's stepmother for every account of how he was",
    "Home education was agreed in a fortnight, with no visit",
    "A fracture in 2017 had been seen in a hospital outside the county and was not known to the GP",
)
SLIDES_STRENGTHS = (
    "The taxi driver's call was taken seriously and passed on within the hour",
    "The paediatrician sought a second opinion and recorded why",
)
SLIDES_MESSAGES = (
    "Hear the child: write down the words, then say what you did about them",
    "Home education is a right, and a change that should prompt a question",
    "Look for injuries outside your own system before you rule out a pattern",
)
SLIDES_RECOMMENDED = (
    "Southfell Council should visit each child within ten days of a notice of home education.",
    "The Integrated Care Board should make sure that injuries seen elsewhere reach the child's GP.",
)
SLIDES_ASKED = (
    "How do you know what a child you work with would say about home?",
    "What would make you look outside your own records?",
)


def slides() -> Labelled:
    """Southfell: a deck with notes, a table and a slide that continues."""
    deck = pptx.Presentation()
    opening = deck.slides.add_slide(deck.slide_layouts[0])
    opening.shapes.title.text = "Learning from the review of Jude"
    opening.placeholders[1].text = "Southfell Safeguarding Children Partnership\nSeptember 2023"
    _bullets(deck, "In this session", ("The story of Jude", "What the review found", "Key messages", "Recommendations"))
    story = ("Jude, aged 9, lived with his father and stepmother", "Taken out of school in May 2021", "Died in 2022")
    _bullets(deck, "The story of Jude", story)
    _bullets(
        deck, "What the review found", SLIDES_FOUND[:2]
    ).notes_slide.notes_text_frame.text = (
        "Pause here. Ask the group what they would have done on the second occasion. The school had changed its lead."
    )
    _bullets(deck, "What the review found (cont'd)", SLIDES_FOUND[2:])
    _bullets(deck, "Strengths", SLIDES_STRENGTHS)
    _bullets(deck, "Key messages for practice", SLIDES_MESSAGES)
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Recommendations"
    table = slide.shapes.add_table(3, 2, Inches(1), Inches(2), Inches(8), Inches(2)).table
    rows = [("Number", "Recommendation"), *zip(("R1", "R2"), SLIDES_RECOMMENDED, strict=True)]
    for n, row in enumerate(rows):
        for m, text in enumerate(row):
            table.cell(n, m).text = text
    _bullets(deck, "Over to you", SLIDES_ASKED)
    _bullets(deck, "Where to find help", ("Front door: 01632 960311", "www.southfell.example.org/learning"))
    return Labelled(
        "southfell-slides.pptx",
        _saved(deck),
        "learning_brief",
        "slides",
        "Southfell Safeguarding Children Partnership",
        SLIDES_FOUND + SLIDES_STRENGTHS + SLIDES_MESSAGES,
        SLIDES_RECOMMENDED,
        SLIDES_ASKED,
        SLIDES_STRENGTHS,
    )


def _bullets(deck: Any, title: str, items: tuple[str, ...]) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = title
    slide.placeholders[1].text = "\n".join(items)
    return slide


def _saved(file: Any) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


EVERY = (seven_minutes, summary, thematic, slides)
