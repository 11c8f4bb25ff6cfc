"""heed brief: a briefing drafted from a case folder, with what it lacks and what would give the child away."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from heed.anonymity import leaks
from heed.anonymity.labels import Labels
from heed.briefings.case_folder import drafted
from heed.briefings.contents import Briefing
from heed.briefings.faults import faults
from heed.briefings.layouts import LAYOUTS, SEVEN_MINUTE
from heed.briefings.source import Contact, HouseStyle
from heed.briefings.writing import files, poster
from heed.briefings.writing.typesetting import CannotBeSet
from heed.chronology.problems import UnusableInput
from heed.cli.printing import as_line, count, tell, wrapped


def add_commands(commands: Any) -> None:
    brief = commands.add_parser("brief", help="draft a briefing from a case folder, in any of its forms")
    brief.add_argument("folder", type=Path, metavar="FOLDER", help="a case folder with review.yaml and lessons.yaml")
    brief.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="the file to write: .pdf, .docx, .pptx (slides) or .html",
    )
    brief.add_argument(
        "--form", choices=tuple(LAYOUTS), default=SEVEN_MINUTE.form, help="which form (default seven_minute_briefing)"
    )
    brief.add_argument("--partnership", default="A safeguarding partnership", metavar="NAME", help="who signs it")
    brief.add_argument("--contact", metavar="PHONE", default="", help="the telephone number to ask")
    brief.add_argument("--sides", type=int, choices=(1, 2), default=1, help="sides of paper (default 1)")
    brief.add_argument("--json", action="store_true", help="print what was found as JSON")
    brief.set_defaults(run=run_brief)


def run_brief(chosen: argparse.Namespace) -> int:
    """Writes the draft and reports every fault and leak; the draft is never called issued."""
    contacts = (Contact(chosen.partnership, phone=chosen.contact),) if chosen.contact else ()
    briefing = drafted(chosen.folder, HouseStyle(chosen.partnership, contacts=contacts), chosen.form)
    _keep(_written(briefing, chosen.out.suffix.lower(), chosen.sides), chosen.out)
    missing = faults(briefing)
    found = leaks.find(briefing.text, Labels(()), own_contacts=(chosen.contact,) if chosen.contact else ())
    if chosen.json:
        told = [{"kind": fault.kind, "panel": fault.panel, "say": fault.say} for fault in missing]
        leaked = [
            {"kind": leak.kind, "found": leak.found, "severity": leak.severity, "say": leak.say} for leak in found
        ]
        tell(as_line({"words": briefing.words, "minutes": briefing.minutes, "faults": told, "leaks": leaked}))
        return 0
    tell(f"{chosen.out.name}: {briefing.layout.title}, a draft; {briefing.length}")
    for title, says in (
        ("It still lacks", [fault.say for fault in missing]),
        ("It may give somebody away", [f"'{leak.found}': {leak.say} {leak.reword}" for leak in found]),
    ):
        tell(f"{title}: {count(len(says), 'thing')}")
        for say in says:
            tell(wrapped(say, 2, 4))
    return 0


def _keep(data: bytes, path: Path) -> None:
    try:
        path.write_bytes(data)
    except OSError as wrong:
        why = (wrong.strerror or "it cannot be opened").lower()
        raise UnusableInput(f"{path} cannot be written: {why}. Name a file in a folder you may write to.") from None


def _written(briefing: Briefing, ending: str, sides: int) -> bytes:
    kind, kinds = ending.lstrip("."), briefing.layout.files
    if kind not in kinds:
        raise UnusableInput(
            f"--out: {briefing.layout.title} is written as {', '.join(f'.{one}' for one in kinds)}, not as "
            f"'{ending or 'nothing'}'."
        )
    try:
        return files.write(briefing, kind, sides=sides)
    except poster.DoesNotFit as problem:
        raise UnusableInput(f"{problem} (--sides 2)") from None
    except CannotBeSet as problem:
        raise UnusableInput(str(problem)) from None
