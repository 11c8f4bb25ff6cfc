"""A case folder, or a file with the tables that lie beside it under its own name (`NAME.coverage.csv` ...)."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

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
    cited = written_name(f"{path.resolve().name}/{EVENTS}" if path.is_dir() else path.name)
    data = bytes_of(file)
    beside, digest = Beside(), sha256(data)
    for part in _parts_beside(file, path.is_dir()):
        content = bytes_of(part) if part.stat().st_size else b""
        digest.update(content)
        place = Place(f"{path.resolve().name}/{part.name}" if path.is_dir() else part.name)
        _take(beside, place, content)
    return Gathered(cited, data, beside, digest.hexdigest())


def written_name(name: str) -> str:
    """A file's name as text that can be written: bytes that are no UTF-8 are shown as question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _parts_beside(file: Path, in_case_folder: bool) -> list[Path]:
    """The tables named after the file, and a case folder's review: those that are there, in a settled order."""
    named = [file.with_name(f"{file.stem}.{kind}.csv") for kind in BESIDE] if file.suffix == ".csv" else []
    return [part for part in [*named, *([file.with_name(REVIEW)] if in_case_folder else [])] if part.is_file()]


def bytes_of(file: Path) -> bytes:
    """The bytes of a file of the size a chronology may have. Raises UnusableInput."""
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


class _AsWritten(yaml.BaseLoader):
    """Every value as it is written, a date as its text; no alias, with which a small file unfolds to a huge one."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="an alias", problem_mark=self.get_mark())
        return super().compose_node(parent, index)


def told_by(name: str, data: bytes) -> dict[str, Any]:
    """What the YAML of a case folder says, each value as it is written. Raises UnusableInput, with the line."""
    try:
        told = yaml.load(data, Loader=_AsWritten)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as wrong:
        mark = getattr(wrong, "problem_mark", None)
        line = f" at line {mark.line + 1}" if mark else ""
        raise UnusableInput(f"{name} is not YAML{line}. Mend that line: each reads 'name: value'.") from None
    if not isinstance(told, dict):
        raise UnusableInput(f"{name} has no names before its values. Write each line as 'name: value'.")
    return told


def _take_review(beside: Beside, place: Place, data: bytes) -> None:
    """Nation and reference of a review."""
    if data:
        review = told_by(place.file, data)
        beside.settle(place, str(review.get("nation", "")), str(review.get("reference", "")))
