"""A case folder, or a file with the tables that lie beside it under its own name (`NAME.coverage.csv` ...)."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml

from heed.chronology.problems import UnusableInput
from heed.chronology.reading import delimited, limits
from heed.chronology.reading.beside import Beside
from heed.chronology.reading.headings import BESIDE, recognise
from heed.chronology.reading.places import Place

EVENTS = "chronology.csv"
REVIEW = "review.yaml"


@dataclass(frozen=True)
class Gathered:
    """A file's bytes under the name its rows are cited by, what lies beside it, and the hash of all of it."""

    cited: str
    data: bytes
    beside: Beside
    sha256: str


def gather(path: Path) -> Gathered:
    """The events of a file or case folder and what lies beside them.

    Raises UnusableInput where there is no such file, it is empty or too large, or the folder holds no chronology.
    """
    file = path / EVENTS if path.is_dir() else path
    if path.is_dir() and not file.is_file():
        raise UnusableInput(f"{path} holds no {EVENTS}. Name a file, or a folder with {EVENTS} in it.")
    cited = f"{path.resolve().name}/{EVENTS}" if path.is_dir() else path.name
    data = _bytes(file)
    beside, digest = Beside(), sha256(data)
    for part in _parts_beside(file, path.is_dir()):
        content = _bytes(part) if part.stat().st_size else b""
        digest.update(content)
        place = Place(f"{path.resolve().name}/{part.name}" if path.is_dir() else part.name)
        _take(beside, place, content)
    return Gathered(cited, data, beside, digest.hexdigest())


def _parts_beside(file: Path, in_case_folder: bool) -> list[Path]:
    """The tables named after the file, and a case folder's review: those that are there, in a settled order."""
    named = [file.with_name(f"{file.stem}.{kind}.csv") for kind in BESIDE] if file.suffix == ".csv" else []
    return [part for part in [*named, *([file.with_name(REVIEW)] if in_case_folder else [])] if part.is_file()]


def _bytes(file: Path) -> bytes:
    try:
        limits.check_size(file.name, file.stat().st_size)
        return file.read_bytes()
    except FileNotFoundError:
        raise UnusableInput(f"There is no file {file}. Look whether the name and the folder are right.") from None
    except OSError as wrong:
        why = (wrong.strerror or "it cannot be opened").lower()
        raise UnusableInput(f"{file} cannot be read: {why}. Look whether you may open it.") from None


def _take(beside: Beside, place: Place, data: bytes) -> None:
    if place.file.endswith(".yaml"):
        _take_review(beside, place, data)
        return
    if not data:
        return
    for table in delimited.read_tables(place.file, data):
        headings = recognise(table)
        if headings and headings.kind in BESIDE:
            beside.take(table, headings)
        else:
            say = "its headings are not those of a table beside a chronology, so it was passed over."
            beside.problems.append(place.problem("table-not-known", say))


def _take_review(beside: Beside, place: Place, data: bytes) -> None:
    """Nation and reference of a review. The base loader takes every value as it is written: a date stays text."""
    try:
        review = yaml.load(data, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as wrong:
        mark = getattr(wrong, "problem_mark", None)
        line = f" at line {mark.line + 1}" if mark else ""
        raise UnusableInput(f"{place.file} is not YAML{line}. Mend that line: each reads 'name: value'.") from None
    if isinstance(review, dict):
        beside.settle(place, str(review.get("nation", "")), str(review.get("reference", "")))
