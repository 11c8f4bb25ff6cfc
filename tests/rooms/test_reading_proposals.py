"""Kinds proposed from an agency's words: what happened, not what did not; how often that is right is printed."""

import pytest

from heed.chronology.kinds import includes, vocabulary
from heed.chronology.reading import read_bytes
from heed.chronology.reading.proposals import Proposal, proposals, proposed
from tests.rooms.entries_labelled import labelled


def fits(kind: str, proposal: Proposal) -> bool:
    return includes(kind, proposal.kind) or includes(proposal.kind, kind)


def measured(entries: list[tuple[str, str]]) -> tuple[float, float]:
    """Share of first proposals that are right, and of entries with a kind for which it is among those proposed."""
    made = [(kind, found) for text, kind in entries if (found := proposals(text))]
    right = [kind for kind, found in made if kind != "-" and fits(kind, found[0])]
    told = [(text, kind) for text, kind in entries if kind != "-"]
    found = [kind for text, kind in told if any(fits(kind, one) for one in proposals(text))]
    return len(right) / len(made), len(found) / len(told)


@pytest.mark.parametrize("name", ["patterns were mended on these", "patterns never saw these"])
def test_proposals_are_mostly_right_and_mostly_there(name: str) -> None:
    first, later = labelled()[:100], labelled()[100:]
    precision, recall = measured(first[::2] if "mended" in name else first[1::2] + later)
    print(f"\n{name}: precision of the first proposal {precision:.2f}, recall {recall:.2f}")
    assert precision >= 0.85
    assert recall >= 0.88


def test_every_kind_that_is_proposed_is_in_the_vocabulary() -> None:
    kinds = {kind for _, kind in labelled()} - {"-"}
    assert [kind for kind in kinds if kind not in vocabulary()] == []


@pytest.mark.parametrize(
    "text",
    [
        "No bruising seen today",
        "Bruise not seen on this visit was what mum reported",
        "If any further bruising is seen, staff to refer",
        "To be referred to MASH next week",
        "Home visit planned for Friday",
        "Denied any domestic violence",
        "Skeletal survey requested",
        "Strategy meeting did not take place",
        "Agreed to make a referral to CSC",
        "Seen asleep upstairs. No bruising",
        "Seen with no bruising",
        "Kieran not at home, staying with grandmother",
    ],
)
def test_what_did_not_happen_or_not_yet_is_not_proposed(text: str) -> None:
    assert [one for one in proposals(text) if one.kind not in ("visit.made",)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No access to the home", "visit.no_access"),
        ("Was not brought to clinic", "appointment.not_brought"),
        ("NFA by MASH", "referral.decided.no_further_action"),
        ("Case closed, mum declined support", "case.closed"),
    ],
)
def test_a_kind_of_something_missing_is_proposed_by_words_that_say_no(text: str, kind: str) -> None:
    assert proposed(text) is not None
    assert kind in [one.kind for one in proposals(text)]


def test_a_negation_reaches_no_further_than_its_clause() -> None:
    assert proposals("No reply at the door. Bruise to cheek seen later.")[0].kind in ("visit.no_access",)
    assert "injury.seen.bruise" in [one.kind for one in proposals("No reply at the door. Bruise to cheek seen later.")]
    assert "injury.seen.bruise" in [one.kind for one in proposals("He was not distressed, but bruising was seen.")]


def test_words_of_two_sentences_are_not_read_as_one() -> None:
    assert [one.words for one in proposals("Seen at clinic. Small bruise to cheek.") if "bruise" in one.kind] == [
        "bruise"
    ]


def test_the_words_stand_where_the_proposal_says() -> None:
    text = "HV visited; a bruise to the ear was seen and mum said he fell."
    assert all(text[one.start : one.end] == one.words for one in proposals(text))
    assert len(proposals(text)) >= 2


def test_a_comment_proposes_nothing() -> None:
    data = b"Date,Event,Analysis\n3/5/16,Rang mum,A referral was made too late and a bruise seen\n"
    (event,) = read_bytes("x.csv", data, "gp").chronology.events
    assert "proposed" not in event.attrs
