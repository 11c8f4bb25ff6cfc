"""heed leaks: what in a file would let somebody know who the child is, on its pages and hidden in its bytes."""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path
from typing import Any

from heed.anonymity import hidden, leaks
from heed.anonymity.labels import PERSON, Entry, Labels
from heed.anonymity.leaks import Leak
from heed.chronology.problems import UnusableInput
from heed.cli.printing import as_line, complain, count, heading, tell, wrapped
from heed.lessons import reading
from heed.lessons.reading import contents

_COLUMNS = "label, names, kind"
_KINDS = (PERSON, "place", "organisation", "family")


def add_commands(commands: Any) -> None:
    command = commands.add_parser("leaks", help="find what in a file would give somebody away, shown or hidden")
    command.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="DOCX, PPTX, XLSX, PDF, HTML, picture, mail, text"
    )
    command.add_argument(
        "--labels", type=Path, metavar="TABLE", help=f"CSV with the columns {_COLUMNS}; names parted by ;"
    )
    command.add_argument(
        "--own", action="append", default=[], metavar="CONTACT", help="a contact of your own, may stand"
    )
    command.add_argument("--sex-withheld", action="store_true", help="words that tell the sex of a child are finds too")
    command.add_argument("--json", action="store_true", help="print one JSON object a file, a line each")
    command.set_defaults(run=run_leaks)


def run_leaks(chosen: argparse.Namespace) -> int:
    """Looks into each file; one that cannot be used is named and the others are still looked into (status 3)."""
    labels = _table(chosen.labels) if chosen.labels else Labels()
    status = 0
    for path in chosen.files:
        try:
            found = _in_file(path, chosen, labels)
        except UnusableInput as why:
            complain(str(why))
            status = 3
            continue
        tell(as_line(found) if chosen.json else _in_words(found))
    return status


def _in_file(path: Path, chosen: argparse.Namespace, labels: Labels) -> dict[str, Any]:
    data = contents(path)
    unseen = hidden.find(path.name, data)
    text, why = _text(path.name, data)
    shown = leaks.find(text, labels, withheld_sex=chosen.sex_withheld, own_contacts=chosen.own)
    # What is hidden is read for names as what is shown: it is searched and copied as well.
    within = [(each, leaks.find(each.found, labels, own_contacts=chosen.own)) for each in unseen]
    return {
        "name": path.name,
        "leaks": [_as_json(leak) for leak in shown],
        "hidden": [each.as_json() | {"leaks": [_as_json(leak) for leak in finds]} for each, finds in within],
        "not_read": why,
    }


def _text(name: str, data: bytes) -> tuple[str, str]:
    """The words that a reader of the pages sees, and why there are none where a file has no such words."""
    try:
        document = reading.read_bytes(name, data)
    except UnusableInput as why:
        return "", str(why)
    return "\n\n".join(document.units), ""


def _as_json(leak: Leak) -> dict[str, object]:
    return {
        **{"kind": leak.kind, "found": leak.found, "start": leak.start, "end": leak.end},
        **{"severity": leak.severity, "say": leak.say, "reword": leak.reword},
    }


def _in_words(found: dict[str, Any]) -> str:
    lines = [heading(found["name"])]
    if found["not_read"]:
        lines.append(wrapped(f"Its pages were not read for names: {found['not_read']}", 2, 4))
    lines.append(f"On the page: {count(len(found['leaks']), 'find')}")
    for leak in sorted(found["leaks"], key=lambda leak: leaks.KINDS.index(leak["kind"])):
        lines.append(
            wrapped(f"{leak['kind'].replace('_', ' ')}, '{leak['found']}': {leak['say']} {leak['reword']}", 2, 4)
        )
    lines.append(f"Hidden: {count(len(found['hidden']), 'find')}")
    for each in found["hidden"]:
        lines.append(
            wrapped(f"{each['kind']}, {each['where']}, '{each['found']}': {each['say']} {each['remedy']}", 2, 4)
        )
    return "\n".join(lines)


def _table(path: Path) -> Labels:
    rows = list(csv.DictReader(io.StringIO(contents(path).decode("utf-8-sig", "replace"))))
    if not rows or not {"label", "names"} <= set(rows[0]):
        raise UnusableInput(
            f"{path.name} is no table of labels: its first line should be '{_COLUMNS}', names parted by ';'."
        )
    wrong = sorted({kind for row in rows if (kind := (row.get("kind") or PERSON).strip()) not in _KINDS})
    if wrong:
        raise UnusableInput(f"{path.name}: a kind is one of {', '.join(_KINDS)}, not '{wrong[0]}'.")
    entries = (
        Entry(f"row {n}", row["label"].strip(), _names(row["names"]), (row.get("kind") or PERSON).strip())
        for n, row in enumerate(rows, start=2)
    )
    return Labels(tuple(entry for entry in entries if entry.label and entry.names))


def _names(written: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in (written or "").split(";") if name.strip())
