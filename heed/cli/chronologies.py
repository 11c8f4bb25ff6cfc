"""heed merge: many chronologies in, one integrated chronology out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from heed.chronology.duplicates import Pair
from heed.chronology.merge import Merged, merge
from heed.chronology.reading import Reading, read
from heed.chronology.writing import ENDINGS, write
from heed.cli.printing import as_line, count, tell, wrapped

PROBLEMS_SHOWN = 20


def add_commands(commands: Any) -> None:
    merging = commands.add_parser("merge", help="bring agencies' chronologies together into one")
    merging.add_argument("files", nargs="+", type=Path, metavar="FILE", help="chronologies, or case folders")
    merging.add_argument(
        "--out", type=Path, required=True, help=f"the file to write, by its ending: {' '.join(ENDINGS)}"
    )
    merging.add_argument(
        "--agency", action="append", default=[], type=_whose, metavar="FILE=NAME", help="whose chronology a file is"
    )
    merging.add_argument("--json", action="store_true", help="print the report as JSON")
    merging.set_defaults(run=run_merge)


def run_merge(chosen: argparse.Namespace) -> int:
    """Reads every file, merges, writes, and reports each problem, duplicate and contradiction."""
    agencies = dict(chosen.agency)
    readings = [read(path, agencies.get(path.name, "")) for path in chosen.files]
    merged = merge(readings)
    write(merged.chronology, chosen.out)
    tell(as_line(_report(readings, merged)) if chosen.json else _words(readings, merged, chosen.out))
    return 0


def _whose(pair: str) -> tuple[str, str]:
    """The name of a file and the agency whose it is."""
    file, equals, agency = pair.partition("=")
    if not equals or not agency:
        raise argparse.ArgumentTypeError(f"'{pair}': write the file's name and the agency, as in police.xlsx=police.")
    return Path(file).name, agency


def _report(readings: list[Reading], merged: Merged) -> dict[str, object]:
    return {
        "files": [
            {
                "name": reading.name,
                "format": reading.format,
                "rows": reading.rows,
                "events": len(reading.chronology.events),
                "problems": [problem.as_json() for problem in reading.problems],
            }
            for reading in readings
        ],
        **merged.as_json(),
    }


def _words(readings: list[Reading], merged: Merged, out: Path) -> str:
    lines = []
    for reading in readings:
        lines.append(
            f"{reading.name}: {count(reading.rows, 'row')}, {count(len(reading.chronology.events), 'event')}, "
            f"{count(len(reading.problems), 'thing')} to look at"
        )
        lines += [wrapped(problem.say, 2, 4) for problem in reading.problems[:PROBLEMS_SHOWN]]
        if len(reading.problems) > PROBLEMS_SHOWN:
            lines.append(f"  ... and {len(reading.problems) - PROBLEMS_SHOWN} more; --json lists them all")
    lines.append(f"{count(len(merged.chronology.events), 'event')} written to {out.name}")
    lines.append(f"{count(len(merged.duplicates), 'pair')} that may be one happening told twice")
    lines += [wrapped(_pair(pair), 2, 4) for pair in merged.duplicates[:PROBLEMS_SHOWN]]
    lines.append(count(len(merged.contradictions), "contradiction"))
    lines += [wrapped(contradiction.say, 2, 4) for contradiction in merged.contradictions]
    return "\n".join(lines)


def _pair(pair: Pair) -> str:
    told = " and ".join(f"{event.agency or 'an agency'} ({event.source})" for event in (pair.first, pair.second))
    return f"{pair.first.when.say()}: {told}. {'; '.join(pair.because)}"
