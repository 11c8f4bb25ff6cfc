"""Themes proposed from the words of a lesson, and measured on the examples' lessons, which people labelled."""

import json
from pathlib import Path

import pytest
import yaml

from benchmarks import labelled as labelled_publications
from benchmarks import teaching, teaching_publications
from heed.lessons.documents import plain
from heed.lessons.theme_evidence import evidence, likely
from heed.lessons.themes import heard_in, theme_names, themes, themes_of, themes_of_publication

EXAMPLES = Path(__file__).parents[2] / "examples"
CLOSED_LIST = [
    *("professional-curiosity", "disguised-compliance", "information-sharing", "bruising-non-mobile"),
    *("invisible-fathers", "escalation-challenge", "voice-of-the-child", "over-optimism", "neglect"),
    *("domestic-abuse", "parental-mental-health", "substance-misuse", "young-parents-care-leavers", "pre-birth"),
    *("cross-border", "early-help-thresholds", "case-closure-step-down", "multi-agency-planning"),
    *("supervision-human-factors", "family-history-chronology", "referral-consultation", "community-concerns"),
    *("engagement-was-not-brought", "physical-abuse", "sexual-abuse", "exploitation", "suicide-self-harm"),
    *("safe-sleep-sudi", "education-out-of-school", "culture-race-identity", "disability", "record-keeping"),
    "leadership-resources",
]


def ids(text: str) -> set[str]:
    return {each.id for each in themes_of(text)}


def labelled() -> list[tuple[str, set[str]]]:
    """Each lesson and recommendation of the examples, with the themes a reader gave it."""
    found = []
    for path in sorted(EXAMPLES.glob("*/lessons.yaml")):
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
        for each in [*written["lessons"], *written["recommendations"]]:
            text = " ".join([each["text"], *(part["text"] for part in each.get("parts", ()))])
            found.append((text, set(each["themes"])))
    return found


def test_the_list_is_closed_and_every_theme_has_a_name_and_signs() -> None:
    assert list(theme_names()) == CLOSED_LIST
    assert all(theme.name and theme.signs for theme in themes())


def test_the_examples_labels_are_found_again() -> None:
    """A floor under what is reached, not a claim: these labels teach. `script/bench` measures on what never did."""
    pairs = [(ids(text), labels) for text, labels in labelled()]
    hits = sum(len(found & labels) for found, labels in pairs)
    precision = hits / sum(len(found) for found, _ in pairs)
    recall = hits / sum(len(labels) for _, labels in pairs)
    measured = f"{len(pairs)} lessons: precision {precision:.2f}, recall {recall:.2f}"
    assert precision >= 0.85, measured
    assert recall >= 0.83, measured


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("DV between the parents was known to the police and not to the school.", "domestic-abuse"),
        ("DA notifications were read one at a time.", "domestic-abuse"),
        ("NAI was not considered until the second X-ray.", "physical-abuse"),
        ("The LAC review was told of none of this.", "multi-agency-planning"),
        ("The CiN plan drifted.", "multi-agency-planning"),
        ("DNAs were counted and nobody asked what they meant for the child.", "engagement-was-not-brought"),
        ("She was not brought to three dental appointments.", "engagement-was-not-brought"),
        ("No EHA was opened.", "early-help-thresholds"),
        ("The CAF had lapsed.", "early-help-thresholds"),
        ("The MASH closed the contact without a reason.", "referral-consultation"),
        ("Hidden men: nobody knew who lived in the household.", "invisible-fathers"),
        ("Practitioners did not ask about dad's role.", "invisible-fathers"),
        ("Dissent was not minuted.", "escalation-challenge"),
        ("Workers disagreed with the decision and let it rest.", "escalation-challenge"),
        ("The family had moved between three boroughs.", "cross-border"),
        ("Staff should look behind what parents tell them and remain curious.", "professional-curiosity"),
        ("His wishes and feelings were not sought.", "voice-of-the-child"),
        ("Advice on safer sleep was given once.", "safe-sleep-sudi"),
        ("He was electively home educated and seen by nobody.", "education-out-of-school"),
        ("Interpreters were not used and the mother's language not recorded.", "culture-race-identity"),
        ("Non-verbal children with complex health needs rely on others.", "disability"),
        ("County lines and debt bondage were not recognised.", "exploitation"),
        ("An overdose by a child of thirteen was put down to mood.", "suicide-self-harm"),
        ("Harmful sexual behaviour between siblings was minimised.", "sexual-abuse"),
        ("Home conditions were poor and he was unkempt.", "neglect"),
        ("Cannabis use at home was treated as usual.", "substance-misuse"),
        ("A neighbour's worries were put down as malicious reports.", "community-concerns"),
    ],
)
def test_synonyms_and_abbreviations_lead_to_the_theme(text: str, theme: str) -> None:
    assert theme in ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for reading this briefing.",
        "Reviews are held where a child has died and abuse or neglect is known or suspected.",
        "The daily round began at nine.",
        "Adam's data set was sad.",
    ],
)
def test_what_only_looks_like_a_theme_is_none(text: str) -> None:
    assert themes_of(text) == ()


def test_the_words_that_led_there_are_the_texts_own() -> None:
    text = "Professionals’ **differences** were not resolved, and the Escalation Policy was not used."
    proposed = themes_of(text)[0]
    assert proposed.id == "escalation-challenge"
    assert "Escalation" in proposed.because
    assert all(words in plain(text) for words in proposed.because)


def test_a_lesson_has_at_most_three_themes_heaviest_first() -> None:
    text = (
        "Domestic abuse, parental mental health, substance misuse, neglect and information sharing were each known, "
        "and no strategy meeting was held."
    )
    found = themes_of(text)
    assert len(found) == 3
    assert [each.weight for each in found] == sorted((each.weight for each in found), reverse=True)


def test_a_publications_themes_are_weighed_by_its_lessons() -> None:
    points = [
        "Disagreements between professionals were not resolved.",
        "Nobody used the escalation policy.",
        "Dissent at conference was lost.",
        "A new partner was not checked.",
    ]
    found = {
        each.id: each
        for each in themes_of_publication(points, story=["There was domestic abuse.", "She was pregnant."])
    }
    assert found["escalation-challenge"].weight == "primary"
    assert "Disagreements" in found["escalation-challenge"].because
    assert "pre-birth" not in found, "the story alone makes no theme beside lessons"


def test_a_publication_without_lessons_is_told_by_the_rest() -> None:
    found = themes_of_publication((), story=["Bruising on a baby who cannot crawl", "Thank you"])[0]
    assert (found.id, found.weight) == ("bruising-non-mobile", "primary")


def test_nothing_to_go_by_is_no_theme() -> None:
    assert themes_of_publication(()) == ()
    assert themes_of("") == ()
    (found,) = themes_of("Neglect")
    assert (found.id, found.because, found.named) == ("neglect", ("Neglect",), True)


def test_what_the_recommendations_ask_for_is_primary_before_what_one_lesson_mentions() -> None:
    points = ["The school wrote down little.", "Mother's new partner was not checked and the risk he posed not named."]
    asked = ["Revise the escalation policy.", "Show that dissent is heard when a case is closed."]
    found = {each.id: each.weight for each in themes_of_publication(points, asked=asked)}
    assert found["escalation-challenge"] == "primary"
    alone = {each.id: each.weight for each in themes_of_publication((), asked=asked)}
    assert alone["escalation-challenge"] == "primary"


def test_what_adds_up_to_a_theme_was_taught_by_publications_that_may_be_looked_at() -> None:
    """theme_evidence.json knows every part that is heard: `script/teach` writes it."""
    heard = heard_in(["Neglect."], ["Neglect."], ["Neglect?"], ["Neglect"], ["Neglect."])
    (known,) = (each for theme, each in evidence(heard).items() if theme == "neglect")
    assert set(known) <= set(json.loads(teaching_publications.WRITTEN.read_text(encoding="utf-8")))
    assert likely(known) > 0.5 > likely({})


def test_a_vulnerable_mother_is_not_yet_one_whose_mind_is_ill() -> None:
    assert "parental-mental-health" not in ids(
        "They feared that a vulnerable mother would meet another abusive partner."
    )


def test_what_was_taught_is_what_the_labelled_lessons_teach() -> None:
    """theme_words.json is current: `script/teach` writes it."""
    written, again = json.loads(teaching.WRITTEN.read_text(encoding="utf-8")), teaching.taught()
    assert written["rarity"].keys() == again["rarity"].keys()
    assert all(abs(again["start"][theme] - value) < 0.05 for theme, value in written["start"].items())


def test_no_held_out_publication_teaches() -> None:
    taught = {text for text, _ in teaching.lessons()}
    sets = (labelled_publications.read(name) for name in ("held_out", "another_hand"))
    held_out = {point.text for documents in sets for each in documents for point in each.learning_points}
    assert held_out
    assert taught.isdisjoint(held_out)
