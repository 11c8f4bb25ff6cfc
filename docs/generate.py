"""Writes docs/reference from the program itself, so that it cannot drift; `--check` only says what is not current."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from heed.chronology.kinds import vocabulary
from heed.cli import parser
from heed.reviews.processes import Process, Stage, processes
from heed.safeguards import pack, parameters
from heed.safeguards.meaning import Safeguard

REFERENCE = Path(__file__).parent / "reference"
NOTE = "<!-- Written by docs/generate.py; change the program, then run script/reference. -->\n"


def commands() -> str:
    """Every command with its options, as `--help` prints it."""
    whole = parser()
    lines = ["# Commands", "", NOTE, "```", whole.format_help().strip(), "```"]
    actions = [action for action in whole._actions if isinstance(action, argparse._SubParsersAction)]
    for name, command in actions[0].choices.items():
        lines += ["", f"## heed {name}", "", "```", command.format_help().strip(), "```"]
    return "\n".join([*lines, ""])


def vocabulary_of_events() -> str:
    """Every kind with its meaning and attributes, and every code list."""
    known = vocabulary()
    lines = ["# The vocabulary of events", "", NOTE]
    lines += ["A safeguard may name any node; a narrower kind is the name and one more word.", ""]
    lines += ["| kind | meaning | narrower by | attributes |", "|---|---|---|---|"]
    narrower = {f"{kind.name}.{value}" for kind in known.kinds.values() for value in kind.narrower}
    for name, kind in known.kinds.items():
        if name in narrower:
            continue
        by = f"{kind.by}: {', '.join(kind.narrower)}" if kind.by else ""
        attributes = ", ".join(f"{one} ({_type(values)})" for one, values in kind.attributes.items())
        lines.append(f"| `{name}` | {kind.meaning} | {by} | {attributes} |")
    lines += ["", "## Code lists", ""]
    lines += [f"- **{name}**: {', '.join(values)}" for name, values in known.codes.items()]
    return "\n".join([*lines, ""])


def _type(values: str | tuple[str, ...]) -> str:
    return values if isinstance(values, str) else " / ".join(values)


def limits() -> str:
    """Every parameter with its values, dates, basis and sources."""
    lines = ["# Limits", "", NOTE]
    lines += ["A limit says where it comes from. `judgement` means that no source was found: set it locally.", ""]
    lines += ["| parameter | value | from | basis | sources | note |", "|---|---|---|---|---|---|"]
    for parameter in parameters.load().by_id.values():
        for dated in parameter.values:
            limit = dated.limit
            lines.append(
                f"| `{parameter.id}` | {limit.say()} | {dated.since:%d/%m/%Y} | {limit.basis.replace('_', ' ')} "
                f"| {', '.join(dated.sources)} | {parameter.note} |"
            )
    return "\n".join([*lines, ""])


def safeguards() -> str:
    """The pack, one section a safeguard."""
    lines = ["# The pack", "", NOTE]
    for safeguard in pack.load():
        lines += _safeguard(safeguard)
    return "\n".join([*lines, ""])


def _safeguard(safeguard: Safeguard) -> list[str]:
    because = [reason.lesson or f"{reason.guidance} ({reason.source})" for reason in safeguard.because]
    return [
        f"## {safeguard.id}",
        "",
        f"**{safeguard.says}**",
        "",
        f"- pattern: {safeguard.pattern}; severity: {safeguard.severity}; in force from {safeguard.in_force:%d/%m/%Y}",
        f"- limits: {', '.join(f'`{name}`' for name in safeguard.parameters) or 'no clock'}",
        *(f"- unless {exception.says}" for exception in safeguard.exceptions),
        f"- because: {'; '.join(because)}",
        f"- ask: {safeguard.ask}",
        "",
        *(
            f"  - {example.name}: **{', then '.join(one.words for one in example.then) or 'nothing is asked'}**"
            for example in safeguard.examples
        ),
        "",
    ]


def stages() -> str:
    """The course of a review in each nation: stages, what each must hold, clocks with their basis, sources."""
    lines = ["# The course of a review, by nation", "", NOTE]
    lines += [
        "A clock without a limit waits for a partnership's own. `local` means that nobody read the figure in law or"
    ]
    lines += ["guidance. **Needed** stands in the way of closing a stage.", ""]
    for process in processes().values():
        until = f" to {process.until:%d/%m/%Y}" if process.until else ""
        lines += [f"## {process.title}", "", f"In force from {process.since:%d/%m/%Y}{until}.", ""]
        lines += ["| stage | who | what it must hold | clock |", "|---|---|---|---|"]
        lines += [_stage(process, stage) for stage in process.stages]
        lines += ["", f"Time and quality: {process.monitoring.say(process.facts)} ({process.monitoring.basis}).", ""]
        lines += [f"- [{source.title}]({source.href})" for source in process.sources]
        lines.append("")
    return "\n".join(lines)


def _stage(process: Process, stage: Stage) -> str:
    held = "; ".join(f"**{item.title}**" if item.needed else item.title for item in stage.items)
    clock = stage.clock
    timed = f"{clock.title}: {clock.say(process.facts)} ({clock.basis})" if clock else ""
    return f"| {stage.number}. {stage.title} | {stage.who} | {held} | {timed} |"


PAGES = {
    "commands.md": commands,
    "vocabulary.md": vocabulary_of_events,
    "limits.md": limits,
    "pack.md": safeguards,
    "stages.md": stages,
}


def main(arguments: list[str]) -> int:
    """0 when every page is current (or was written), 1 when `--check` finds one that is not."""
    # Help texts are folded to the width of the terminal; the page is folded the same everywhere.
    os.environ["COLUMNS"] = "110"
    stale = []
    for name, make in PAGES.items():
        path, text = REFERENCE / name, make()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
    if stale and "--check" in arguments:
        print(f"Not current: {', '.join(stale)}. Run script/reference and commit what it writes.")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
