"""What kind of publication a document is, and recommendations in lists that nothing marks."""

from __future__ import annotations

import pytest

from heed.lessons.extraction import extract
from heed.lessons.publications import Publication
from heed.lessons.reading import read_bytes

LIST_OF_PAPERS = """Eastmere Safeguarding Partnership

Learning library

Filter by: year | theme

Practice review: Child Q

A review of a family with three children. Report and briefing.

Read more

Seven minute briefing: safer sleep

Two pages.

Read more

Audit of neglect

Slides and summary.

Read more

<< Previous 1 2 3 Next >>
"""
REPORT = """Significant Case Review: Child Fife

Extract: Part Two, Analysis

The Review was commissioned by the Committee. The panel met on five occasions.

Visits were many and had little purpose. The methadone was stored out of sight and no worker saw the locked box.

It is to the credit of the nursery that its staff kept a daily record and shared it with the social worker.

The lead reviewer found that no agency had asked who else lived in the house.
"""
ROUND_UP = """Learning from rapid reviews of safer sleep

In the past two years we have carried out four rapid reviews.

What we found

- Advice was given to mothers and not to fathers
- No one asked where the baby slept away from home
- The health visitor who phoned again at the weekend made a difference
"""
ASKED = """Improving systems and practice

In order to promote the learning from this case the review identified the following actions for the Board:

1. The Education Authority to put in place a record of earlier episodes of counselling.
2. The Police to report to the Board on interviewers who speak Welsh.
"""
ITEMS = (
    "The Partnership to seek assurance that injuries of children who do not yet walk are recognised, recorded and "
    "acted on in all of its agencies",
    "Housing services to tell the front door of the eviction of any family with a child under one year of age, and to "
    "do so before it is carried out",
    "Children's Social Care to review how it records the concerns of family members",
)
UNMARKED = "\n".join(("Child P", "", "Recommendations", "", *ITEMS, ""))


def of(text: str, name: str = "paper.txt") -> Publication:
    return extract(read_bytes(name, text.encode()))


@pytest.mark.parametrize(
    ("text", "kind"), [(LIST_OF_PAPERS, "index_page"), (REPORT, "full_review"), (ROUND_UP, "thematic_briefing")]
)
def test_the_kind_of_publication(text: str, kind: str) -> None:
    assert of(text).kind == kind


def test_numbered_items_beneath_a_line_that_announces_them_are_each_a_recommendation() -> None:
    asked = of(ASKED).recommendations
    assert [(one.number, one.addressee) for one in asked] == [("1", "The Education Authority"), ("2", "The Police")]


def test_lines_without_bullets_beneath_one_another_are_each_a_recommendation() -> None:
    assert tuple(one.passage.words for one in of(UNMARKED).recommendations) == ITEMS


def test_a_recommendation_whose_number_and_addressee_are_bold() -> None:
    text = "# Case Fen\n\n## Recommendations\n\n"
    text += "**Recommendation 3** for **NHS Fen and the Board:** that a pathway is agreed.\n"
    (one,) = of(text, "case.md").recommendations
    assert (one.number, one.addressee, one.passage.words) == ("3", "NHS Fen and the Board", "that a pathway is agreed.")


def test_a_heading_closed_by_a_full_stop_announces_its_paragraph() -> None:
    text = "Infant Lark\n\n"
    text += "Learning. Nobody had asked where she had gone. The request for records went to the wrong trust.\n"
    found = of(text).learning_points
    assert found
    assert found[0].under == "Learning."
