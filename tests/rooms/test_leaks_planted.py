"""The drafts with planted identifiers: written as they should be, and how much of what they plant is found."""

from __future__ import annotations

import pytest

from benchmarks import leaking
from heed.anonymity import leaks
from heed.anonymity.labels import Entry, Labels

DEVELOPMENT = leaking.read("development")
KINDS = {kind for kinds in leaking.GROUPS.values() for kind in kinds}
NOBODY = Labels((Entry("child", "Child K", ("Zainab Hussain",)),))


@pytest.mark.parametrize("name", leaking.SETS)
def test_each_draft_is_as_long_as_one_and_marks_what_it_plants(name: str) -> None:
    drafts = leaking.read(name)
    assert sum(not each.is_clean for each in drafts) == 30
    for each in drafts:
        assert 150 <= len(each.text.split()) <= 500, each.name
        assert "{" not in each.text, each.name
        assert bool(each.plants) != each.is_clean, each.name
        assert {plant.kind for plant in each.plants} <= KINDS, each.name
        assert all(plant.because for plant in each.plants), each.name


@pytest.mark.parametrize(("group", "kinds"), leaking.GROUPS.items())
def test_what_is_planted_is_found(group: str, kinds: tuple[str, ...]) -> None:
    found, planted = leaking.recall(DEVELOPMENT, kinds)
    assert found / planted >= (leaking.RARE if group == "rare details" else 0.96), f"{found} of {planted}"


def test_few_finds_are_false() -> None:
    for is_clean in (True, False):
        drafts = [each for each in DEVELOPMENT if each.is_clean == is_clean]
        false = [leak.found for each in drafts for leak in each.false()]
        assert len(false) <= leaking.FALSE_A_PAGE * sum(each.pages for each in drafts), false


def test_what_is_only_measured_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert leaking.main([leaking.ONLY_MEASURED]) == 2
    assert "missed" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The letter was saved as Hussain_letter.docx that day.", "account", "Hussain_letter.docx"),
        ("A post by @storm.k_09 was seen.", "account", "@storm.k_09"),
        ("They left in a car, QK17 XYZ, at night.", "vehicle", "QK17 XYZ"),
        ("It was filed as LADO/2022/0118 by mistake.", "case_number", "LADO/2022/0118"),
        ("They had moved to Achnashiel a month before.", "small_place", "Achnashiel"),
        ("Then Malachy rang.", "other_name", "Malachy"),
        ("On the second of May the worker came.", "exact_date", "the second of May"),
        ("It was seen on Hogmanay 2020.", "rare_detail", "on Hogmanay 2020"),
        ("Mother, who had won the cello prize, was ill.", "rare_detail", "Mother, who had won the cello prize"),
        ("The Designated Doctor, who agreed, wrote.", "only_holder", "Designated Doctor"),
        ("Then Brother Cuthbert came.", "other_name", "Brother Cuthbert"),
        ("Three days before Christmas it was seen.", "rare_detail", "Three days before Christmas"),
        ("Aged 8 weeks and a day, she was weighed.", "exact_age", "8 weeks and a day"),
        ("Ysgol Bryn Awel wrote to the panel.", "school", "Ysgol Bryn Awel"),
        ("A house called The Old Forge was cold.", "address", "The Old Forge"),
    ],
)
def test_what_no_list_of_names_knows_is_told_by_its_shape(text: str, kind: str, words: str) -> None:
    assert (kind, words) in [(leak.kind, leak.found) for leak in leaks.find(text, NOBODY)]


@pytest.mark.parametrize(
    "text",
    [
        "Brandon and colleagues (2020) found neglect in three quarters of reviews.",
        "Harry Ferguson writes about the home visit.",
        "Clare's Law and the Care Act 2014 were explained.",
        "NICE guideline NG225 and PACE Code C apply.",
        "Dame Olivia Bramble spoke of the parents she had met.",
        "Childline is on 0800 1111.",
        "Ask the Named Doctor for advice.",
        "The seven MARFs each told one thing.",
        "Ofsted, Estyn and the Care Inspectorate were told.",
    ],
)
def test_what_is_printed_everywhere_may_stand(text: str) -> None:
    assert not leaks.find(text, NOBODY)


def test_a_name_within_a_rare_detail_is_shown_apart_and_no_find_holds_another() -> None:
    found = leaks.find("Zainab Hussain was on the evening news after the flood.", NOBODY)
    assert [leak.kind for leak in found] == ["name", "rare_detail"]
    assert found[0].end <= found[1].start
