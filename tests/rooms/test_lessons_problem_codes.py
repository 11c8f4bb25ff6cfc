"""Every code that reading a publication can give is explained in the manual, and the manual explains no other."""

import re
from pathlib import Path

from heed.lessons import assembling

MANUAL = Path(__file__).parents[2] / "docs" / "reference" / "problems.md"


def test_the_manual_has_every_code_once() -> None:
    given = re.findall(r'ReadingProblem\(\s*"([a-z-]+)"', Path(assembling.__file__).read_text(encoding="utf-8"))
    section = MANUAL.read_text(encoding="utf-8").split("## A publication read into lessons")[1].split("\n## ")[0]
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)) == sorted(given)
