"""Other boards' papers, labelled by hand, and the rules one by one."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.lessons.documents import Document
from heed.lessons.extraction import extract
from heed.lessons.publications import Publication
from heed.lessons.reading import read_bytes
from tests.lessons_read import lost, not_verbatim
from tests.rooms import lessons_fictional as fictional
from tests.rooms import lessons_typed as typed
from tests.rooms.lessons_printed import straight

# Of the papers together, by what was asked of the rules; on their own words no rule may turn.
LEAST = 0.9
LABELLED = {write.__name__: write for write in (*fictional.EVERY, *typed.EVERY)}
each_paper = pytest.mark.parametrize("paper", LABELLED)


@cache
def understood(paper: str) -> tuple[fictional.Labelled, Document, Publication]:
    labelled = LABELLED[paper]()
    document = read_bytes(labelled.name, labelled.data)
    return labelled, document, extract(document)


def found_and_labelled(paper: str, what: str) -> tuple[set[str], set[str]]:
    labelled, _, publication = understood(paper)
    found = {
        "points": [each.passage for each in publication.learning_points],
        "recommendations": [each.passage for each in publication.recommendations],
        "questions": [each.passage for each in publication.reflective_questions],
        "praised": publication.good_practice,
    }
    return {straight(passage.words) for passage in found[what]}, set(getattr(labelled, what))


@pytest.mark.parametrize("what", ["points", "recommendations", "questions", "praised"])
def test_other_boards_papers_are_read_with_few_misses_and_few_mistakes(what: str) -> None:
    pairs = {paper: found_and_labelled(paper, what) for paper in LABELLED}
    right = sum(len(found & wanted) for found, wanted in pairs.values())
    precision = right / max(sum(len(found) for found, _ in pairs.values()), 1)
    recall = right / sum(len(wanted) for _, wanted in pairs.values())
    missed = {paper: sorted(wanted - found) for paper, (found, wanted) in pairs.items() if wanted - found}
    wrong = {paper: sorted(found - wanted) for paper, (found, wanted) in pairs.items() if found - wanted}
    told = f"{what}: precision {precision:.2f}, recall {recall:.2f}; missed {missed}; wrong {wrong}"
    assert min(precision, recall) >= LEAST, told


@each_paper
def test_nothing_of_a_paper_is_lost_or_invented(paper: str) -> None:
    _, document, publication = understood(paper)
    assert lost(document, publication) == []
    assert not_verbatim(document, publication) == []


@each_paper
def test_kind_form_and_authority(paper: str) -> None:
    labelled, _, publication = understood(paper)
    assert (publication.kind, publication.form) == (labelled.kind, labelled.form)
    assert publication.authority is not None
    assert publication.authority.name == labelled.authority


MARKS = ("", "", "- ", "  - ", "## ", "1. ", "**", "| ", "> ", "*")
LINES = """
Learning points:
What happened?
06
01 Background
Recommendations
**Board:** Review the line.
---
Child W was seen in March 2022. She was not weighed.
The plan was not shared. Do you know why?
Finding 2: No plan
Learning: Ask about fathers.
See [the report](#) or www.avonmere.example.org
| No | Recommendation | Lead |
**Bold.** Plain?
""".splitlines()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from(LINES)), min_size=1, max_size=14))
def test_no_word_is_lost_however_oddly_a_text_is_put_together(pieces: list[tuple[str, str]]) -> None:
    text = "Notes on a review\n" + "\n".join(mark + line for mark, line in pieces)
    document = read_bytes("odd.md", text.encode())
    publication = extract(document)
    assert lost(document, publication) == []
    assert not_verbatim(document, publication) == []


def of(text: str) -> Publication:
    return extract(read_bytes("notes.md", text.encode()))


def points(text: str) -> list[str]:
    return [point.passage.words for point in of(text).learning_points]


STANCES = {
    "The plan was not shared with the school": "fault",
    "Professional curiosity was lacking": "fault",
    "Nobody asked who lived in the house": "fault",
    "The children's days were not described by anybody": "fault",
    "No pre-birth assessment was requested": "fault",
    "Agencies closed the case without telling one another": "fault",
    "The clinic worked well with the school and followed up missed appointments": "praise",
    "The midwife responded promptly and recorded what she saw": "praise",
    "There was good communication between the ward and the GP": "praise",
    "Practitioners should ask who else cares for the baby": "expected",
    "It is important to see the child alone": "expected",
    "Section 47 of the Children Act 1989 sets out when enquiries are made": "legal",
    "Mother said that she had felt judged": "account",
    "Good practice: the plan was written on the day. However, it was not shared": "fault",
}


@pytest.mark.parametrize(("sentence", "stance"), STANCES.items())
def test_the_stance_of_a_lesson_is_told_by_its_words(sentence: str, stance: str) -> None:
    (point,) = of(f"## What we learned\n\n- {sentence}.\n").learning_points
    assert point.stance == stance


ADDRESSED = {
    "The Board should seek assurance.": "The Board",
    "That the Partnership reviews its protocol.": "the Partnership",
    "Across the partnership, agencies should share plans.": "agencies across the partnership",
    "On escalation, the Partnership must ask for figures.": "the Partnership",
    "Avonmere Health Trust: Review the discharge policy.": "Avonmere Health Trust",
    "Case closure summaries to give the reasons.": "",
    "This should be used in supervision by everyone.": "",
}


@pytest.mark.parametrize(("sentence", "addressee"), ADDRESSED.items())
def test_whom_a_recommendation_is_for(sentence: str, addressee: str) -> None:
    (one,) = of(f"## Recommendations\n\n- {sentence}\n").recommendations
    assert one.addressee == addressee


def test_an_addressee_that_the_heading_names_is_taken_where_the_words_name_none() -> None:
    (one,) = of("## Recommendations for Avonmere Council\n\n- Publish the waiting times each month.\n").recommendations
    assert one.addressee == "Avonmere Council"


def test_a_recommendation_keeps_the_parts_it_is_printed_in() -> None:
    asked = "1. The Board should review the line, and look at:\n    - who rings\n    - what is said\n2. Tell us of it."
    first, second = of(f"## Recommendations\n\n{asked}\n").recommendations
    assert [part.words for part in first.parts] == ["who rings", "what is said"]
    assert (first.number, second.number, second.parts) == ("1", "2", ())


HEADINGS = {
    "What happened?": "background",
    "1. What did we learn?": "learning",
    "Key Findings": "findings",
    "What went well": "good_practice",
    "WHAT WILL THE BOARD DO?": "responses",
    "Recommendations for the Partnership": "recommendations",
    "Questions to consider": "questions",
    "What does this mean for my practice?": "questions",
    "What is a Rapid Review?": "explainer",
    "Where can I find out more?": "contacts",
    "Tell us what you think": "feedback",
    "Terms of reference": "method",
}


@pytest.mark.parametrize(("title", "kind"), HEADINGS.items())
def test_a_heading_announces_what_stands_beneath_it(title: str, kind: str) -> None:
    (section,) = of(f"## {title}\n\nThe school wrote to the parents in May 2021.\n").sections
    assert section.kind == kind


def test_a_heading_that_asks_is_no_question_and_a_question_between_questions_is_no_heading() -> None:
    text = "What can we do now?\n\nWhat would you do?\n\nWhom would you ask?\n\nHow would you know?\n"
    asked = [question.passage.words for question in of(text).reflective_questions]
    assert asked == ["What would you do?", "Whom would you ask?", "How would you know?"]


def test_two_questions_printed_together_are_one_prompt() -> None:
    (asked,) = of("## Questions\n\nDo all agencies come? If not, what do you do?\n").reflective_questions
    assert asked.passage.words == "Do all agencies come? If not, what do you do?"


def test_a_question_in_the_bullet_of_a_lesson_is_paired_and_both_are_verbatim() -> None:
    (point,) = of("## Learning points\n\n- **Ask about fathers.** Do you know who he is?\n").learning_points
    assert (point.passage.words, point.question, point.printed_together) == ("Ask about fathers.", "q-1", True)


def test_rival_accounts_keep_their_owners() -> None:
    text = (
        "## Findings\n\n### The call\n\nTheir recollections of the call are quite different.\n\n#### School\n\n"
        "The school asserts that a bruise was named.\n\n#### MASH\n\nThe worker recalled no mention of a bruise.\n"
    )
    owners = [(point.owner, point.stance) for point in of(text).learning_points]
    assert owners[1:] == [("School", "account"), ("MASH", "account")]


def test_a_list_under_an_unknown_heading_is_taken_for_lessons_only_where_it_judges_practice_and_that_is_said() -> None:
    judged = "- The plan was not shared with the school.\n- Nobody asked who lived in the house.\n"
    named = "- Avonmere Health Trust\n- The police\n- A nursery in the county\n"
    publication = of(f"## Threads\n\n{judged}\n## Round the table\n\n{named}")
    assert [point.under for point in publication.learning_points] == ["Threads", "Threads"]
    assert [(problem.code, problem.place.number) for problem in publication.problems if problem.place] == [
        ("list-taken-for-lessons", 1)
    ]


def test_a_contents_list_is_furniture_and_no_learning() -> None:
    contents = "This presentation sets out:\n\n- The story\n- What we learned\n- What next\n\n"
    assert points(f"{contents}# What we learned\n\n- No plan was made.\n") == ["No plan was made."]


def test_what_finds_no_place_is_listed_and_not_dropped() -> None:
    publication = of("## What we learned\n\n- No plan was made.\n\n# Theme\n\nEnd.\n")
    assert [passage.words for passage in publication.unplaced] == ["End."]


@pytest.mark.parametrize(
    ("action", "answers"),
    [
        ("The escalation policy has been rewritten and tested with twelve schools", "rec-1"),
        ("A summer event for foster carers was held", None),
        ("A group will include staff who develop and provide support at the time planned", None),
        ("**Passing on** what the review taught is part of the yearly programme", "rec-2"),
    ],
)
def test_a_response_is_paired_by_the_words_it_shares_or_not_at_all(action: str, answers: str | None) -> None:
    asked = (
        "1. The Board should rewrite the escalation policy, test it with schools and plan to provide support.\n"
        "2. The trust should pass what was learned to its midwives.\n"
    )
    (response,) = of(f"## Recommendations\n\n{asked}\n## What has changed\n\n- {action}.\n").responses
    assert response.recommendation == answers


def test_a_heading_over_learning_and_a_recommendation_tell_the_themes_too() -> None:
    text = (
        "## Findings\n\n### 1. Young parents\n\n- The plan was thin.\n\n### 1. Young parents, cont.\n\n- It was late.\n"
    )
    themes = {
        each.id: each for each in of(f"{text}\n## Recommendations\n\n1. The Board should ask after neglect.\n").themes
    }
    assert "neglect" in themes
    assert "young-parents-care-leavers" in themes
    assert "Young" in " ".join(themes["young-parents-care-leavers"].because)


def test_a_lesson_is_not_paired_with_a_question_by_general_words_alone() -> None:
    asked = "## Questions\n\nHow do we plan in good time?\n\nWho shares information with the school?\n"
    told = "## Findings\n\n- At that time the plan named a counsellor.\n- Information did not reach the school.\n"
    assert [point.question for point in of(f"{told}\n{asked}").learning_points] == [None, "q-2"]


def test_a_section_that_goes_on_is_one_with_every_place_where_it_is_printed() -> None:
    text = (
        "## History 2020\n\nThe school wrote.\n\n## History 2020, cont.\n\nMother moved.\n\n"
        "## History 2021, cont.\n\nThe GP rang.\n\n## Findings\n\n- No plan was made.\n"
    )
    sections = [
        (each["title"], [place["line"] for place in each["carried_on"]]) for each in of(text).as_json()["sections"]
    ]
    assert sections == [("History 2020", [5, 9]), ("Findings", [])]


def test_the_same_title_under_two_themes_heads_two_sections() -> None:
    under = "Learning points:\n\n- Ask who lives there.\n\n"
    found = of(f"## Babies\n\nShe was seen.\n\n### {under}## Fathers\n\nHe was not.\n\n### {under}").as_json()
    assert [each["title"] for each in found["sections"]] == [
        "Babies",
        "Learning points:",
        "Fathers",
        "Learning points:",
    ]


def test_a_heading_in_capitals_that_asks_for_an_answer_is_a_heading_and_the_signature_a_title() -> None:
    text = "What we learned\n\n- No plan was made.\n\nPLEASE SEND US YOUR FEEDBACK\n\nUse the form.\n\n"
    publication = of(f"{text}Avonmere Board May 2021\n")
    assert [part.kind for part in publication.sections] == ["learning", "feedback"]
    assert publication.titles[-1].words == "Avonmere Board May 2021"


def test_what_a_case_shows_is_no_fact_of_it_and_what_there_was_goes_with_what_was_done_then() -> None:
    shows = "The case highlights that staff may wish to believe a parent who is accused."
    was = "There was a second chance to meet after that. Mother told the midwife that she was moving away."
    publication = of(f"## Babies\n\nMother was seen in May 2021.\n\n{shows}\n\n{was}\n")
    assert shows in [passage.words for passage in publication.context]
    assert was in [passage.words for passage in publication.case_facts]


def test_a_learning_point_in_bold_that_runs_into_its_paragraph_is_one() -> None:
    text = "## Neglect\n\nShe was seen twice.\n\n**Learning point:** Keep a chronology. *When did you last read one?*\n"
    (point,) = of(text).learning_points
    assert (point.passage.words, point.printed_together) == ("Keep a chronology.", True)


@pytest.mark.parametrize(
    ("head", "foot", "issued"),
    [
        ("Avonmere Board, Issue 4, March 2023", "- The form was sent out.", "March 2023"),
        ("Avonmere Board", "- Leaflet published in 2018", None),
        ("Avonmere Board", "Published in 2018", "2018"),
        ("Avonmere Board", "Working Together 2018", None),
    ],
)
def test_the_date_of_issue_is_neither_a_count_of_issues_nor_that_of_an_action(
    head: str, foot: str, issued: str | None
) -> None:
    published = of(
        f"# Practice note\n\n{head}\n\n## What we learned\n\n- No plan was made.\n\n## Response\n\n{foot}\n"
    ).published
    assert (published.text if published else None) == issued


def test_a_heading_repeated_on_every_part_is_that_of_slides_and_its_list_of_parts_is_contents() -> None:
    head = "# Review of Baby J\n\n"
    parts = [
        "## What we will cover\n\n- The story\n- Findings\n\n",
        "## The story\n\n- The baby was seen twice.\n\n",
        "## Findings\n\n### Nurse\n\nThe nurse recalls that she named the bruise.\n\n",
        "### Duty worker\n\nThe duty worker said that no bruise was named.\n\n",
        "## Findings, continued\n\n- Nobody wrote it down.\n\n",
    ]
    publication = of("".join(head + part for part in parts))
    assert publication.form == "slides"
    assert [point.owner for point in publication.learning_points] == ["Nurse", "Duty worker", ""]
    assert publication.responses == ()


def test_a_list_of_the_names_of_briefings_is_an_index_though_its_links_are_lost() -> None:
    names = (
        "Adolescent Neglect",
        "Domestic Abuse",
        "Private Fostering",
        "Safe Sleep",
        "Self Harm",
        "Online Harm",
        "Runaways",
    )
    text = "Seven Minute Briefings\n\nThese briefings are short.\n\n" + "\n\n".join(names) + "\n\nThe list grows.\n"
    publication = of(text)
    assert (publication.kind, publication.form) == ("index_page", "other")


def test_a_numbered_heading_that_says_what_is_being_done_holds_no_recommendations() -> None:
    text = (
        "1. Background\n\nThe boy was hurt in March 2019.\n\n2. Recommendations\n\n"
        "Recommendation 1: The Board should write a guide.\n\n"
        "3. What we are doing\n\nThe guide was sent out in May 2020.\n"
    )
    publication = of(text)
    assert [one.number for one in publication.recommendations] == ["1"]
    assert [one.passage.words for one in publication.responses] == ["The guide was sent out in May 2020."]
    assert publication.published is None


def test_among_questions_an_invitation_to_wonder_is_one_and_an_offer_of_help_is_none() -> None:
    asked_for = "Consider how you would tell the school.\n\nNeed advice? Ring 01632 960123.\n\nWho else knows?\n"
    publication = of(f"## Questions\n\n{asked_for}")
    asked = [question.passage.words for question in publication.reflective_questions]
    assert asked == ["Consider how you would tell the school.", "Who else knows?"]
    assert [passage.words for passage in publication.contacts] == ["Need advice? Ring 01632 960123."]


def test_a_line_that_goes_on_in_each_recommendation_is_their_lead_and_names_whom_they_are_for() -> None:
    asked = "The partnership's executive should:\n\na) agree one form; and\nb) review its procedure.\n"
    publication = of(f"## Recommendations\n\n{asked}")
    told = [(one.number, one.addressee, one.lead and one.lead.words) for one in publication.recommendations]
    lead = "The partnership's executive should:"
    assert told == [("a", "The partnership's executive", lead), ("b", "The partnership's executive", lead)]
    assert publication.context == ()


def test_what_happened_is_told_in_facts_though_a_heading_of_learning_stands_above_it() -> None:
    text = "# Key learning\n\nFrom a review.\n\n## What happened?\n\nMother moved in 2019. She was hurt.\n\n"
    publication = of(f"{text}## Records\n\n- No record was kept.\n")
    assert [passage.words for passage in publication.case_facts] == ["Mother moved in 2019. She was hurt."]
    assert [point.under for point in publication.learning_points] == ["Records"]


def test_a_short_line_that_says_what_to_do_is_a_lesson() -> None:
    told = points("## What we learned\n\nAsk who lives there.\n\n## What should you do?\n\nRing the same day.\n")
    assert told == ["Ask who lives there.", "Ring the same day."]
