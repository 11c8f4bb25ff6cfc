"""What somebody who means harm, or a program that copies badly, writes into words and dates."""

from __future__ import annotations

import pytest

from heed.anonymity import leaks
from heed.anonymity.labels import Entry, Labels
from heed.briefings.composing import compose
from heed.briefings.source import ReviewFacts, Source
from heed.briefings.writing import files
from heed.briefings.writing.typesetting import CannotBeSet
from heed.chronology.as_written import UnreadableDate, read

LABELS = Labels((Entry("child", "Child ZQ", ("Zofia Quillfeather", "Zofia")),))


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e"])
class TestACharacterNobodySees:
    def test_hides_no_name_from_its_label_and_is_given_back(self, unseen: str) -> None:
        told = f"Then Zo{unseen}fia {unseen}Quillfeather slept."
        shown = LABELS.anonymised(told)
        assert str(shown) == "Then Child ZQ slept."
        assert str(LABELS.named(shown)) == told

    def test_hides_no_leak(self, unseen: str) -> None:
        found = leaks.find(f"Zo{unseen}fia; 01632 96{unseen}0123", LABELS)
        assert [leak.kind for leak in found] == ["name", "phone"]


@pytest.mark.parametrize(
    "written",
    [
        "birth+999999999999999d",
        "birth+9999999d",
        "order+9999999999999999999999d",
        "9999-12-31",
        pytest.param("about " * 3000 + "2016", id="about, many times"),
        pytest.param("9" * 5000, id="a number of 5,000 figures"),
    ],
)
def test_a_date_beyond_the_calendar_is_one_that_cannot_be_read(written: str) -> None:
    with pytest.raises(UnreadableDate) as said:
        read(written)
    assert "Write" in str(said.value)


@pytest.mark.parametrize("form", ["seven_minute_briefing", "practice_note", "slides"])
@pytest.mark.parametrize("sign", ["😀", "漢", "\x1b", "\ufffe"])
def test_a_sign_the_page_cannot_show_is_named(sign: str, form: str) -> None:
    with pytest.raises(CannotBeSet, match="Take it out"):
        files.write(compose(Source(ReviewFacts("x", "Learning", process=(f"A {sign} sign",))), form), "pdf")


@pytest.mark.parametrize(("form", "kind"), [("seven_minute_briefing", "docx"), ("slides", "pptx")])
@pytest.mark.parametrize("sign", ["\x1b", "\ufffe"])
def test_a_sign_that_no_office_file_can_hold_is_named(sign: str, form: str, kind: str) -> None:
    with pytest.raises(CannotBeSet, match="Take it out"):
        files.write(compose(Source(ReviewFacts("x", "Learning", process=(f"A {sign} sign",))), form), kind)
