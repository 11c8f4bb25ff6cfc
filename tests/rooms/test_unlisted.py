"""What everybody reads although nobody meant it: names in the entries that the table of labels does not know."""

import pytest

from heed.anonymity.labels import Entry, Labels
from heed.anonymity.unlisted import unlisted

TABLE = Labels(
    (
        Entry("child", "Child K", ("Leo Clements",)),
        Entry("mother", "Mother", ("Katherine Clements",)),
        Entry("hv", "Health Visitor", ("Zoë Marsh",)),
    )
)


def found(*texts: str, known: tuple[str, ...] = ()) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.written, one.where) for one in unlisted(texts, TABLE, known)]


def test_a_name_of_the_table_is_not_unlisted() -> None:
    assert found("Leo Clements was seen by Zoe Marsh. Katherine's sister rang.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr Farah Hussain examined Leo.", "Dr Farah Hussain"),
        ("Told the social worker, Gareth Pugh, that she was well", "Gareth Pugh"),
        ("Her partner Wayne was at home", "Wayne"),
        ("PC 1234 Okonkwo attended", "PC 1234 Okonkwo"),
        ("Seen with Kate at clinic", "Kate"),
        ("Leo Clemments did not wake", "Clemments"),
    ],
)
def test_a_name_that_nobody_listed_is_found(text: str, name: str) -> None:
    assert name in [written for written, _ in found(text)]


def test_it_is_counted_once_a_text_and_the_most_often_met_stands_first() -> None:
    texts = ("Wayne rang. Wayne rang again.", "Spoke to Gareth.", "wayne shouted; Wayne left")
    assert found(*texts) == [("Wayne", (0, 2)), ("Gareth", (1,))]


def test_what_somebody_said_may_stand_is_not_asked_again() -> None:
    assert found("Spoke to Gareth.", known=("gareth",)) == []


def test_no_word_of_a_service_or_a_month_is_a_name() -> None:
    assert found("In May MASH and Children's Social Care met at Harbour Clinic on Monday. No Access. Section 47.") == []


@pytest.mark.parametrize(
    ("text", "perhaps", "because"),
    [
        ("Kate was tired", ("Mother",), "short form"),
        ("Mr Darren Clements attended", ("Child K", "Mother"), "family name"),
        ("Leo Clemments", ("Child K", "Mother"), "one letter away"),
        ("Gareth rang", (), ""),
    ],
)
def test_it_says_whose_name_it_may_be_and_why(text: str, perhaps: tuple[str, ...], because: str) -> None:
    (one,) = unlisted([text], TABLE)
    assert one.perhaps == perhaps
    assert because in one.because
