"""A case folder, or a file with the tables beside it: coverage, people, relationships, nation and reference."""

from datetime import datetime
from pathlib import Path

import pytest

from heed.chronology.events import Coverage
from heed.chronology.people import Relationship
from heed.chronology.problems import UnusableInput
from heed.chronology.reading import read
from heed.chronology.when import LATEST, OPEN, Moment

FILES = {
    "chronology.csv": """\
case,at,upto,kind,about,agency,known,source,attrs,text
K,June 2016,,birth,,midwifery,,,,Born.
""",
    "chronology.coverage.csv": """\
case,agency,from,to,kinds
K,gp,1/1/2016,31/12/2016,plan;referral.made
,police,2015,,
""",
    "chronology.people.csv": """\
case,person,role,born,due,sex,household,from,to,died,aliases
K,c1,child,June 2016,,female,home,June 2016,2016,,W;Child W
K,c1,child,,,,foster,2017,,,
K,m,mother,,,,,,,,
""",
    "chronology.relationships.csv": "case,kind,a,b,from,to\nK,parent,m,c1,,\n",
    "review.yaml": "id: child-w\nnation: wales\nreference: 2018-06-30\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = tmp_path / "child-w"
    case.mkdir()
    for name, text in FILES.items():
        (case / name).write_text(text, encoding="utf-8")
    return case


def test_everything_in_the_folder_is_read(folder: Path) -> None:
    reading = read(folder)
    chronology = reading.chronology
    assert (reading.name, reading.rows, reading.problems) == ("child-w", 1, ())
    assert chronology.events[0].source == "child-w/chronology.csv:2"
    assert chronology.coverage == (
        Coverage("gp", Moment(datetime(2016, 1, 1), datetime(2017, 1, 1)), "K", ("plan", "referral.made")),
        Coverage("police", Moment(datetime(2015, 1, 1), LATEST)),
    )
    assert chronology.relationships == (Relationship("parent", "m", "c1", OPEN, "K"),)
    assert (chronology.nation, chronology.reference) == ("wales", datetime(2018, 7, 1))


def test_a_person_has_a_stay_for_each_row(folder: Path) -> None:
    child, mother = read(folder).chronology.people
    assert (child.id, child.aliases, child.sex) == ("c1", ("W", "Child W"), "female")
    assert [(stay.household, stay.over.at, stay.over.upto) for stay in child.stays] == [
        ("home", datetime(2016, 6, 1), datetime(2017, 1, 1)),
        ("foster", datetime(2017, 1, 1), LATEST),
    ]
    assert (mother.stays, mother.born) == ((), None)


def test_a_file_alone_takes_what_lies_beside_it_under_its_name(folder: Path) -> None:
    chronology = read(folder / "chronology.csv").chronology
    assert len(chronology.coverage) == 2
    assert (chronology.nation, chronology.reference) == ("england", None)


@pytest.mark.parametrize(
    ("file", "line", "codes"),
    [
        ("chronology.coverage.csv", "K,gp,31/02/2016,,", ["date-does-not-exist", "coverage-not-counted"]),
        ("chronology.coverage.csv", "K,gp,1/2/2016,1/1/2016,", ["ends-before-it-begins", "coverage-not-counted"]),
        ("chronology.people.csv", "K,x,father,some day,,,,,,,", ["date-not-read"]),
        ("chronology.relationships.csv", "K,friend,m,c1,,", ["unknown-relationship"]),
    ],
)
def test_what_cannot_be_read_beside_the_events_is_said(folder: Path, file: str, line: str, codes: list[str]) -> None:
    (folder / file).write_text(FILES[file] + line + "\n", encoding="utf-8")
    problems = read(folder).problems
    assert [problem.code for problem in problems] == codes
    assert all(problem.say.startswith(f"child-w/{file}, row ") for problem in problems)


def test_a_period_that_cannot_be_read_covers_nothing(folder: Path) -> None:
    (folder / "chronology.coverage.csv").write_text("case,agency,from,to,kinds\nK,gp,31/02/2016,,\n", encoding="utf-8")
    assert read(folder).chronology.coverage == ()


def test_a_nation_that_is_none_is_said(folder: Path) -> None:
    (folder / "review.yaml").write_text("nation: cornwall\nreference: no idea\n", encoding="utf-8")
    assert [problem.code for problem in read(folder).problems] == ["unknown-nation", "date-not-read"]


def test_a_review_that_is_no_yaml_is_refused_with_its_line(folder: Path) -> None:
    (folder / "review.yaml").write_text("id: child-w\nnation: [wales\n", encoding="utf-8")
    with pytest.raises(UnusableInput, match=r"child-w/review\.yaml is not YAML at line 3"):
        read(folder)


def test_the_hash_is_that_of_the_whole_folder(folder: Path) -> None:
    before = read(folder).sha256
    (folder / "review.yaml").write_text("nation: scotland\n", encoding="utf-8")
    assert read(folder).sha256 != before
