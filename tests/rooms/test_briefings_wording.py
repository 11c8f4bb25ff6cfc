"""Words that blame, hide who did what, shut readers out or stand unexplained: found, why, and what to write instead."""

from __future__ import annotations

import pytest

from heed.briefings import wording


@pytest.mark.parametrize(
    ("text", "unexplained"),
    [
        ("The MASH was told.", [("MASH", "multi-agency safeguarding hub")]),
        ("The multi-agency safeguarding hub (MASH) was told. MASH agreed.", []),
        ("MASH (the multi-agency safeguarding hub) was told.", []),
        ("The QXZ was told.", [("QXZ", "")]),
        ("The GP and the NHS in the UK, NICE CG89 too.", []),
        ("HS was seen.", []),
        ("Two IROs met.", [("IRO", "independent reviewing officer")]),
    ],
)
def test_an_abbreviation_is_explained_where_it_first_stands(text: str, unexplained: list[tuple[str, str]]) -> None:
    assert list(wording.unexplained(text, labels=["HS"])) == unexplained


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["The MASH rang. MASH wrote."], ["The multi-agency safeguarding hub (MASH) rang. MASH wrote."]),
        (["MASH rang."], ["Multi-agency safeguarding hub (MASH) rang."]),
        (["An SCR was held.", "The SCR ended."], ["A serious case review (SCR) was held.", "The SCR ended."]),
        (["Two IROs met."], ["Two independent reviewing officers (IROs) met."]),
        (
            ["The independent reviewing officer (IRO) came.", "IRO"],
            ["The independent reviewing officer (IRO) came.", "IRO"],
        ),
        (["MASH (the hub) rang. MASH wrote."], ["MASH (the hub) rang. MASH wrote."]),
        (["The QXZ met; HS slept; the GP came."], ["The QXZ met; HS slept; the GP came."]),
    ],
)
def test_a_known_abbreviation_is_written_out_once(texts: list[str], told: list[str]) -> None:
    word = wording.explaining(wording.MEANINGS, labels=["HS"])
    assert [word(text) for text in texts] == told


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("Our early years advisory group (EYAG) met.", {"EYAG": "early years advisory group"}),
        ("The Board of Safeguarding Adults (BSA) met.", {"BSA": "Board of Safeguarding Adults"}),
        ("A multi-agency safeguarding hub (MASH) is one.", {"MASH": "multi-agency safeguarding hub"}),
        ("It was late (XYZ).", {}),
    ],
)
def test_a_text_tells_what_its_own_abbreviations_stand_for(text: str, meanings: dict[str, str]) -> None:
    assert wording.meanings_told(text) == meanings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She was hard to reach.", ["was hard to reach"]),
        ("This was disguised compliance.", ["disguised compliance"]),
        ("He DNA'd twice and failed to ring.", ["DNA'd", "failed to"]),
        ("A chaotic family that absconded.", ["chaotic family", "absconded"]),
        ("Workers should have known.", ["should have known"]),
        ("The child was not brought; the record does not show why.", []),
        ("It was not so much that notes failed to go as how they went.", []),
        ("The letter failed to arrive. Failure to thrive was seen.", []),
        ("The nurse with the notes failed to come.", ["failed to"]),
        ("He wrote that the records failed to show it.", ["failed to"]),
        ("A failure of the team that kept notes.", ["failure"]),
    ],
)
def test_words_that_blame_are_found_and_each_has_a_plainer_way(text: str, words: list[str]) -> None:
    found = list(wording.blaming(text))
    assert sorted(said for said, _ in found) == sorted(words)
    assert all(instead for _, instead in found)


def found(text: str, **how: str) -> list[tuple[str, str]]:
    return [(one.kind, one.found) for one in wording.findings(text, **how)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mistakes were made.", "Mistakes were made"),
        ("Concerns were raised at the nursery.", "Concerns were raised"),
        ("It was felt that she coped.", "It was felt that"),
        ("The referral was not followed up.", "was not followed up"),
        ("Lessons have been learned.", "Lessons have been learned"),
    ],
)
def test_a_sentence_that_hides_who_did_what_is_found(text: str, words: str) -> None:
    assert ("hides_who", words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Concerns were raised by the nursery.",
        "The referral was not followed up by the duty team.",
        "The child was not brought.",
        "The nursery was worried and rang the hub.",
        "The letter was sent in May.",
    ],
)
def test_a_sentence_that_names_who_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_jargon_of_offices_is_found_for_everybody_and_that_of_the_trade_for_parents() -> None:
    text = "Going forward, practitioners make a referral."
    assert found(text) == [("jargon", "Going forward")]
    assert found(text, readers="parents") == [
        ("jargon", "Going forward"),
        ("jargon", "practitioners"),
        ("jargon", "referral"),
    ]


@pytest.mark.parametrize(("readers", "most"), [("practitioners", 25), ("parents", 20)])
def test_a_long_sentence_is_found_by_how_it_begins(readers: str, most: int) -> None:
    fits, long = " ".join(["Word"] * most) + ".", "One two three four five six" + " word" * most + "."
    assert found(f"{fits} {fits}", readers=readers) == []
    assert found(long, readers=readers) == [("long_sentence", "One two three four five six ...")]


def test_each_finding_says_what_why_and_what_instead() -> None:
    for one in wording.findings("Mother failed to engage. Going forward, lessons were learned. " + "word " * 30):
        assert one.found in one.say
        assert one.why in one.say
        assert one.instead in one.say
