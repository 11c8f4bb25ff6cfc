"""A fictional review of the fictional Avonmere partnership, for the tests of briefings."""

from __future__ import annotations

from datetime import date

from heed.briefings.composing import compose
from heed.briefings.contents import Briefing
from heed.briefings.layouts import SEVEN_MINUTE
from heed.briefings.source import (
    Contact,
    HouseStyle,
    LessonForBriefing,
    Link,
    QuestionForBriefing,
    RecommendationForBriefing,
    ResponseForBriefing,
    ReviewFacts,
    Source,
)

STYLE = HouseStyle(
    "Avonmere Safeguarding Children Partnership",
    "#1d5c63",
    (
        Contact("Multi-agency safeguarding hub (MASH), at any hour", "01632 960400"),
        Contact("Partnership office", "01632 960401", "learning@avonmere.example"),
    ),
)
FACTS = ReviewFacts(
    id="avonmere-child-w",
    title="Child W: a bruise, an explanation and a week",
    process=(
        "Child W was six months old when they were badly hurt. The partnership asked what seven agencies had known in "
        "the five months before, and spoke to the parents and to twenty-two practitioners.",
    ),
    story=(
        "Mother was seventeen and had lately moved to the area, where she knew nobody. Midwives in her old area had "
        "recorded worries about her home; the record does not show that these were passed on.",
        "When Child W was four months old, a health visitor saw a small bruise on the cheek. Mother said a toy had "
        "fallen. The explanation was written down, and a second visit was planned for the week after.",
        "A nursery worker asked the multi-agency safeguarding hub (MASH), without giving a name, what to do about "
        "marks on a baby. The two sides remember the advice differently. Nine days later Child W was in hospital "
        "with three fractures. Child W has recovered and lives with relatives.",
    ),
    issues=(
        "The bruise was seen by three people. Each was told the same story, and each found it likely.",
        "Nobody asked who else cared for Child W. Father's name stands in one record of seven.",
        "A call without a name left no trace that others could find.",
    ),
    good_practice=("The duty doctor asked for the full history before the X-ray, and rang the police at once.",),
    links=(Link("The full report on Child W", "https://www.avonmerescp.example/child-w"),),
    labels=("Child W",),
)
LESSONS = (
    LessonForBriefing(
        "A bruise on a baby who cannot yet move is rare. It is reported the same day, whatever the explanation.",
        "Do I know whom to ring today about a bruise on a baby, and what I will say to the parent?",
        "Avonmere review of Child W, section 4",
    ),
    LessonForBriefing(
        "Fathers and partners are part of the picture. Ask who lives in the home, who visits and who holds the baby.",
        "Whom have I not asked about, in the last three families I saw?",
        "Avonmere review of Child W, section 5",
    ),
    LessonForBriefing(
        "Advice given about a child without a name is still about a child. Both sides write down what was said.",
        "When I ask for advice, do I write down the question, the answer and who gave it?",
        "Avonmere review of Child W, section 6",
    ),
    LessonForBriefing(
        "When a family moves, worries move with them only if somebody sends them and somebody reads them.",
        "What do I do when a family arrives and no notes come with them?",
        "Avonmere review of Child W, section 6",
    ),
)
RECOMMENDATIONS = (
    RecommendationForBriefing(
        "1",
        "Show that every bruise on a baby who is not mobile is referred on the day it is seen.",
        "Avonmere Health Trust",
    ),
    RecommendationForBriefing(
        "2",
        "Keep a register of advice given without a name, and turn it into a referral where a mark is spoken of.",
        "MASH",
    ),
    RecommendationForBriefing(
        "3", "Agree with neighbouring areas what is handed over, and by when.", "The partnership"
    ),
)
RESPONSES = (
    ResponseForBriefing("Every surgery has the number of the hub beside the telephone.", "1", "Avonmere Health Trust"),
    ResponseForBriefing("A register of advice is kept.", "2", "MASH", "June 2021"),
)
QUESTIONS = (QuestionForBriefing("What will our team do differently from Monday?"),)


def source(**changes: object) -> Source:
    parts: dict[str, object] = {
        "facts": FACTS,
        "lessons": LESSONS,
        "questions": QUESTIONS,
        "recommendations": RECOMMENDATIONS,
        "responses": RESPONSES,
        "style": STYLE,
    }
    return Source(**(parts | changes))  # type: ignore[arg-type]


def briefing(form: str = SEVEN_MINUTE.form, *, issued: date | None = date(2021, 6, 4), **changes: object) -> Briefing:
    return compose(source(**changes), form, issued=issued)
