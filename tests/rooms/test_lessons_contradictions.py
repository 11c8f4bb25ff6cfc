"""What cannot all be true in a publication, and what only looks as though it could not."""

from pathlib import Path

import pytest
import yaml

from heed.lessons.contradictions import find
from heed.lessons.documents import Document
from heed.lessons.extraction import extract
from heed.lessons.publications import Contradiction
from heed.lessons.reading import read, read_bytes

EXAMPLES = Path(__file__).parents[2] / "examples"

HEAD = "Learning brief\n\nSerious Case Review: Child Q\n\n"


def document(text: str) -> Document:
    return read_bytes("brief.txt", text.encode())


def contradictions(text: str, head: str = HEAD) -> tuple[Contradiction, ...]:
    told = document(head + text)
    return find(told, extract(told))


def kinds(text: str, head: str = HEAD) -> list[str]:
    return [each.kind for each in contradictions(text, head)]


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        (
            "Child Q was born in March 2014. In May 2015, when Child Q was four months old, a bruise was seen.",
            "between 13 months and 14 months",
        ),
        ("Child Q was born early, on 3 March 2014. In June 2014 Child Q, aged 3 years, was weighed.", None),
        (
            "The birth, in March 2014, was early. At the age of 2 months, in August 2015, Child Q had a swollen arm.",
            None,
        ),
        ("Child Q (born 3 March 2014) was well. On 5 May 2015 the baby was six weeks old and feeding.", None),
        ("Child Q was born in March 2014. Child Q died in December 2017, aged 6 months.", "3 years"),
        ("Child Q was born in March 2014. A six-month-old baby, Child Q, was seen in December 2017.", "3 years"),
        ("Child Q was born in March 2014. In May 2015 Child Q (4 months) was seen.", None),
        ("Child Q was born in March 2014. In September 2013 Child Q was 2 months old.", "not yet born"),
    ],
)
def test_an_age_that_the_date_of_birth_does_not_bear_out(text: str, computed: str | None) -> None:
    (found,) = [each for each in contradictions("What happened?\n\n" + text) if each.kind == "age"]
    assert found.severity == "high"
    assert computed is None or found.computed == computed
    assert len(found.quotes) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Child Q was born in March 2014. In May 2015, when Child Q was 14 months old, a bruise was seen.",
        "Child Q was born in March 2014. In May 2015 Child Q, almost 15 months old, was weighed.",
        "Child Q was born in March 2014: his sister was three years old at this time.",
        "Child Q was born in March 2014. In May 2015 his brother was 4 months old.",
        "Child Q was born in March 2014. Mother, aged 15, was then at school. In May 2016 Mother, aged 17, moved.",
        "A pre-birth assessment was made when mother was aged 16. In May 2015 Mother, aged 18, moved out.",
        "Child Q was born in March 2014. Children under 1 year old are most at risk, as was found in 2019.",
        "The baby moved at two weeks old and four weeks later was in hospital. The review began in 2016.",
        "Child Q was born in March 2014. At 13 years old, in 1999, stepfather went into foster care.",
        "Child Q was born in March 2014. From May 2015 until June 2016 Child Q was 2 to 3 years old.",
        "Child Q was born in March 2014. In May 2015 Child Q (14 months) was seen by a GP (10 minutes).",
        "Child Q was born in March 2014. In May 2019 Child Q was hurt by a friend aged 16.",
        "Child Q was born in March 2014. In May 2019 Child Q was hurt, with a cousin aged 2 months in the room.",
        "In March 2014, when Child Q was born, mother was 17 years old.",
        "Father (aged 40 in 2012) lived away; in 2016 Father, aged 44, came back.",
        "For nearly 3 months Child Q stayed on the ward; the birth, in March 2014, was early.",
    ],
)
def test_ages_that_only_look_wrong(text: str) -> None:
    assert kinds("What happened?\n\n" + text) == []


def test_two_children_are_not_taken_for_one() -> None:
    text = (
        "What happened?\n\nChild Q1 was born in March 2014 and Child Q2 was born in May 2016. "
        "In June 2016, when Child Q1 was 27 months old, Child Q2 was 1 month old."
    )
    assert "age" not in kinds(text, "Learning brief\n\nSerious Case Review: Child Q1 and Child Q2\n\n")


def test_two_dates_of_one_birth() -> None:
    text = "What happened?\n\nChild Q was born in March 2014. Child Q was born in July 2014, three weeks early."
    assert "birth" in kinds(text)


def test_one_persons_two_ages_must_fit_the_years_between() -> None:
    text = "What happened?\n\nIn May 2012 Mother, aged 15, left school. In May 2013 Mother, aged 20, had a tenancy."
    (found,) = contradictions(text)
    assert (found.kind, found.severity) == ("age", "medium")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Publication waited for the trial of the father in 2016. Stepfather was sentenced for assault.", True),
        ("Criminal proceedings against mother have ended. Child Q's father was later convicted of cruelty.", True),
        ("The trial of the stepfather ended in 2016. Stepfather was sentenced for assault.", False),
        ("Father had been convicted of theft in 2009. Stepfather was sentenced for assault.", False),
        ("Care proceedings against the mother ended. Stepfather was sentenced for assault.", False),
        ("Charges against father were of theft. Stepfather was sentenced for assault.", False),
        ("The trial of the father followed. Mother and father were both convicted of cruelty.", False),
        ("Proceedings against the father's employer ended. Stepfather was sentenced for assault.", False),
    ],
)
def test_whom_the_proceedings_were_against(text: str, said: bool) -> None:
    assert ("role" in kinds("What happened?\n\n" + text)) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Child Q lived with an aunt. Baby Q was seen weekly.", True),
        ("Child Q lived with an aunt. Case Q was reviewed in 2016.", False),
        ("Child Q1 and Child Q2 lived with an aunt. Baby Q3 was born later.", False),
        ("Child Q lived with an aunt, and they were seen weekly; their health was good.", False),
    ],
)
def test_several_labels_for_one_child(text: str, said: bool) -> None:
    assert ("label" in kinds("What happened?\n\n" + text)) is said


RECOMMENDED = (
    "Recommendations\n\n1. The Board should review its guidance.\n2. Agencies should train their staff.\n"
    "3. Schools should tell the hub when a child moves.\n"
)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The review made four recommendations.", True),
        ("The review made three recommendations.", False),
        ("The full report made 12 recommendations.", False),
        ("An earlier review made two recommendations.", False),
    ],
)
def test_the_number_of_recommendations_is_compared(sentence: str, said: bool) -> None:
    assert ("count" in kinds(f"What happened?\n\n{sentence}\n\n{RECOMMENDED}")) is said


def test_recommendations_that_are_elsewhere_are_not_missed() -> None:
    assert kinds("What happened?\n\nThe review made four recommendations.") == []


@pytest.mark.parametrize(("told", "said"), [("three", True), ("two", False)])
def test_a_list_has_as_many_items_as_it_says(told: str, said: bool) -> None:
    text = f"What happened?\n\nThe panel looked at {told} areas of practice:\n\n- how agencies met\n- what they wrote\n"
    assert ("count" in kinds(text)) is said


@pytest.mark.parametrize(
    ("top", "foot", "said"),
    [
        ("March 2019", "Avonmere Safeguarding Children Partnership\nMay 2020", True),
        ("March 2019", "Avonmere Safeguarding Children Partnership\nMarch 2019", False),
        ("12 March 2019", "Avonmere Safeguarding Children Partnership\nMarch 2019", False),
        ("March 2019", "Please complete our survey by 30 September 2020", False),
        ("March 2019", "Embargoed until 1 June 2019", False),
        ("March 2019", "Revised May 2020", False),
        ("", "Avonmere Safeguarding Children Partnership\nMay 2020", False),
    ],
)
def test_two_dates_of_issue(top: str, foot: str, said: bool) -> None:
    head = f"AVONMERE SAFEGUARDING CHILDREN PARTNERSHIP LEARNING BRIEF {top}\n\nSerious Case Review: Child Q\n\n"
    text = f"What happened?\n\nA baby was hurt and recovered, and agencies met to learn from it.\n\n{foot}\n"
    assert ("dates" in kinds(text, head)) is said


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("This document includes a feedback sheet.", "medium"),
        ("A feedback form is attached.", "medium"),
        ("See Appendix 2 for the dates.", "medium"),
        ("A response plan will be published in the spring.", "low"),
        (
            "This document includes a feedback sheet.\n\nFeedback sheet\n\nWhat did you change, and what do you need?",
            None,
        ),
        ("See Appendix 2 for the dates.\n\nAppendix 2\n\nThe dates are those of the review.", None),
        ("The action plan was not reviewed by the agencies.", None),
        ("No agency drew a genogram.", None),
        ("Use a checklist where you can.", None),
    ],
)
def test_what_is_promised_and_absent(text: str, severity: str | None) -> None:
    found = [each.severity for each in contradictions("What happened?\n\n" + text) if each.kind == "promised"]
    assert found == ([severity] if severity else [])


def test_links_that_lead_nowhere_are_listed_once() -> None:
    text = "Further information\n\nSee [the protocol](#) and [the leaflet](#), and [the site](https://example.org/q).\n"
    (found,) = contradictions(text)
    assert (found.kind, found.severity, found.quotes) == ("link", "low", ("the protocol", "the leaflet"))


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ("Do I know how to use this protocol and whom to ring?", 1),
        ("Do I know how to use this policy and whom to ring?", 0),
        ("Do I know whom to ring?", 0),
    ],
)
def test_a_question_put_twice_that_points_at_two_things(again: str, found: int) -> None:
    asked = [
        "Have I read the bruising protocol?",
        "Do I know how to use this protocol?",
        "Have I read the policy?",
        again,
    ]
    text = "Questions\n\n" + "".join(f"- {each}\n" for each in asked)
    prompts = [each for each in contradictions(text) if each.kind == "prompt"]
    assert [(each.severity, len(each.quotes)) for each in prompts] == [("low", 4)] * found


PANELS = "{} What happened\n\nA baby was hurt.\n\n{} Findings\n\nNobody met.\n\n{} Questions\n\nDo you meet?\n"


@pytest.mark.parametrize(
    ("numbers", "computed"),
    [
        (("01", "02", "03"), []),
        (("01", "02", "04"), ["missing: 03"]),
        (("02", "01", "03"), ["order: 01, 02, 03"]),
    ],
)
def test_panels_missing_or_out_of_order(numbers: tuple[str, ...], computed: list[str]) -> None:
    found = [each.computed for each in contradictions(PANELS.format(*numbers), "") if each.kind == "panels"]
    assert found == computed


@pytest.mark.parametrize(
    ("third", "wrong"),
    [
        ("Schools should tell the hub when a child moves.", ""),
        ("The Board to seek assurance that schools tell the hub.", ""),
        ("Write to every school about what the hub needs.", ""),
        ("Each child should be seen, and they should be asked about their day.", ""),
        ("Schools should tell the hub when a child moves", "has no full stop"),
        ("The writing of letters to schools so that the hub hears of moves.", "has no verb in its first sentence"),
        ("Schools should tell the hub and", "breaks off"),
    ],
)
def test_a_recommendation_that_is_not_whole(third: str, wrong: str) -> None:
    text = RECOMMENDED.replace("Schools should tell the hub when a child moves.", third)
    found = [each.computed for each in contradictions(text) if each.kind == "recommendation"]
    assert found == ([wrong] if wrong else [])


def test_accounts_that_differ_are_listed_and_not_weighed() -> None:
    text = "What happened?\n\nThe accounts of the teacher and the nurse are different.\n"
    (found,) = contradictions(text)
    assert (found.kind, found.severity) == ("rival accounts", "low")


def test_the_gravest_stands_first_and_every_quotation_is_the_documents_own() -> None:
    text = (
        "What happened?\n\nChild Q was **born** in March 2014. A response plan will be published later. "
        "In May 2016, when Child Q was 3 months   old, Baby Q was hurt.\n"
    )
    told = document(HEAD + text)
    found = find(told, extract(told))
    assert [each.severity for each in found] == ["high", "medium", "low"]
    whole = " ".join(told.whole.split())
    assert all(quote in whole for each in found for quote in each.quotes)


@pytest.mark.parametrize("review", sorted(EXAMPLES.glob("*/review.yaml")), ids=lambda path: path.parent.name)
def test_the_examples_hold_the_contradictions_a_reader_noticed_and_no_others(review: Path) -> None:
    """By kind, as a reader listed them; which of two readings a sentence bears is for a reader to say."""
    noticed = {each["kind"] for each in yaml.safe_load(review.read_text(encoding="utf-8"))["contradictions"]}
    told = read(next(review.parent.glob("publication.*")))
    found = {each.kind for each in find(told, extract(told))}
    assert found - {"link", "recommendation"} == noticed - {"two readings"}
