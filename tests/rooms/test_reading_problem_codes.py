"""Every code that a reader can give is explained in the manual, and the manual explains no other."""

import re
from pathlib import Path

import heed.chronology.reading
from heed.chronology.reading import NOTICES

READING = Path(heed.chronology.reading.__file__).parent
MANUAL = Path(__file__).parents[2] / "docs" / "reference" / "problems.md"
CODE = re.compile(r'"([a-z]+(?:-[a-z]+)+)"')
ROW = re.compile(r"^\| `([a-z-]+)` \|", re.MULTILINE)


def codes_given() -> set[str]:
    return {code for module in READING.glob("*.py") for code in CODE.findall(module.read_text(encoding="utf-8"))}


def test_every_code_is_in_the_manual_once() -> None:
    mended, said, *_ = MANUAL.read_text(encoding="utf-8").split("## Only said")
    codes = ROW.findall(mended) + ROW.findall(said.split("## What is kept")[0])
    assert sorted(codes) == sorted(codes_given())


def test_the_codes_that_ask_for_nothing_are_those_the_manual_says_are_only_said() -> None:
    said = MANUAL.read_text(encoding="utf-8").split("## Only said")[1].split("## What is kept")[0]
    assert set(ROW.findall(said)) == NOTICES
