"""An agency's name in a cell as the code of the vocabulary, where it is one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from heed.chronology.kinds import vocabulary
from heed.chronology.reading.headings import folded


def code_of(written: str) -> str:
    """The vocabulary's code for an agency as written ("Police", "HV"); the words themselves where it has none."""
    return _codes().get(folded(written), written.strip())


@cache
def _codes() -> dict[str, str]:
    written = (Path(__file__).parent / "agency_names.yaml").read_text(encoding="utf-8")
    raw = yaml.load(written, Loader=yaml.BaseLoader)
    codes = {word: code for code, words in raw.items() for word in words}
    return codes | {folded(code): code for code in vocabulary().codes["agency"]}
