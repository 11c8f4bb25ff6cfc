"""Age and mobility at an entry: dates, words of the source, observations, and what stays open."""

import pytest

from heed.safeguards.children import of_child, stated_age
from heed.safeguards.meaning import OfChild
from heed.safeguards.record import of_case
from tests.spec.safeguards import record, table

NOT_MOBILE = OfChild(mobile=False)
# What is told : born : the record : whether the child was not mobile.
# Without an observation six months to twelve is open.
ROWS = """
a baby of three months         : 2018-12-05 : 5 injured                            : yes
nine months, nothing observed  : 2018-06-05 : 5 injured                            : open
eighteen months                : 2017-09-05 : 5 injured                            : no
a birthday that month          : 2018-03    : 5 injured                            : open
no birth on record             : unknown    : 5 injured                            : open
before it was born             : 2019-06-05 : 5 injured                            : no
seen crawling                  : 2018-06-05 : 2019-02-05 crawling, 5 injured       : no
seen rolling                   : 2018-06-05 : 2019-02-05 rolling, 5 injured        : yes
rolling, then crawling         : 2018-06-05 : 2019-01-05 rolling, 1 crawling, 5 injured : no
crawling only afterwards       : 2018-06-05 : 5 injured, 20 crawling               : open
crawling before it or after    : 2018-10-05 : March crawling, 5 injured            : open
rolling long ago, now two      : 2017-03-05 : 2017-09-05 rolling, 5 injured        : open
a disability                   : 2015-03-05 : 2017-09-05 disabled, 5 injured       : yes
the source's age agrees        : 2018-12-05 : 5 three_months                       : yes
the source's age does not      : 2017-09-05 : 5 three_months                       : open
only the source's age          : unknown    : 5 three_months                       : yes
a sibling seen crawling        : 2018-12-05 : 1 sibling, 5 injured                 : yes
a grown-up's bruise            : 2018-12-05 : 5 mother                             : no
days from the birth            : unknown    : birth+20 injured                     : yes
"""
WORDS = {
    "injured": "injury.seen",
    "three_months": "injury.seen (stated_age=3 months)",
    "mother": "injury.seen about mother",
    "crawling": "child.mobility.crawling",
    "rolling": "child.mobility.rolling",
    "disabled": "child.mobility.immobile_disability",
    "sibling": "child.mobility.crawling about sibling.1",
}
HOLDS = {"yes": True, "no": False, "open": None}
TABLE = [line.split(" : ") for line in ROWS.strip().splitlines()]


@pytest.mark.parametrize("row", TABLE, ids=[row[0].strip() for row in TABLE])
def test_whether_a_child_could_not_yet_move(row: list[str]) -> None:
    name, born, told, still = map(str.strip, row)
    ((_, rows, _),) = table(f"{name} : {told} : silent", WORDS)
    case = of_case(record(rows, born=born.replace("unknown", "")), "case")
    entry = next(entry for entry in case.entries if entry.event.is_a("injury.seen"))
    found = of_child(case, entry, NOT_MOBILE, 6, 12)
    assert found.holds is HOLDS[still]
    assert found.why


@pytest.mark.parametrize(
    ("asked", "born", "found"),
    [
        (OfChild(under=60), "2014-03-06", True),
        (OfChild(under=60), "2014-03-05", False),
        (OfChild(under=60), "2014-03", None),
        (OfChild(at_least=24), "2017-03-05", True),
        (OfChild(unborn=True), "2019-03-06", True),
        (OfChild(unborn=True), "2019-03-04", False),
        (OfChild(unborn=True), "2019-03", None),
        (OfChild(unborn=True), "", None),
    ],
)
def test_an_age_is_asked_in_completed_months(asked: OfChild, born: str, found: bool | None) -> None:
    case = of_case(record(["2019-03-05  injury.seen"], born=born), "case")
    assert of_child(case, case.entries[0], asked, 6, 12).holds is found


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("6 months", (6, 6)),
        ("2 years", (24, 35)),
        ("3 weeks", (0, 0)),
        ("8 to 11 months", (8, 11)),
        ("a toddler", None),
    ],
)
def test_an_age_in_words(words: str, months: tuple[int, int] | None) -> None:
    assert stated_age(words) == months
