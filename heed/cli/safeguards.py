"""heed replay, check, explain: what the safeguards ask of one case or of many, and what a safeguard says."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from rapidfuzz import process

from heed.chronology.as_written import UnreadableDate
from heed.chronology.as_written import read as read_moment
from heed.chronology.events import Chronology
from heed.chronology.kinds import vocabulary
from heed.chronology.problems import UnusableInput
from heed.chronology.reading import read
from heed.chronology.when import LATEST
from heed.cli.printing import as_line, count, heading, tell, wrapped
from heed.safeguards import pack, parameters
from heed.safeguards.check import Check, check
from heed.safeguards.meaning import Answer, Safeguard, Verdict
from heed.safeguards.replay import Replay, replay
from heed.safeguards.seen import View
from heed.safeguards.sentences import BASIS_IN_WORDS, agencies_in_words

# The order in which a careful reader wants them: what would have been asked, then what cannot be known.
SECTIONS = (
    ("Would have been asked", (Verdict.NOT_RECORDED, Verdict.LATE)),
    ("Might have been asked, it depends", (Verdict.MAYBE,)),
    ("Not yet due", (Verdict.NOT_YET_DUE,)),
    ("Done as expected, or excused", (Verdict.MET, Verdict.EXCEPTED)),
    ("Cannot tell", (Verdict.CANNOT_TELL,)),
)


def add_commands(commands: Any) -> None:
    _add_replay(commands)
    _add_check(commands)
    explaining = commands.add_parser("explain", help="say what a safeguard expects, why, and by whose authority")
    explaining.add_argument("id", help="the safeguard, as in BRU-01")
    _pack_options(explaining)
    explaining.set_defaults(run=run_explain)


def _add_replay(commands: Any) -> None:
    replaying = commands.add_parser("replay", help="ask every safeguard what one case's chronology says")
    replaying.add_argument("events", type=Path, metavar="EVENTS", help="an event file or a case folder")
    _pack_options(replaying)
    replaying.add_argument("--until", metavar="MOMENT", type=_moment, help="the cursor: nothing later is looked at")
    replaying.add_argument(
        "--as-known-to", metavar="AGENCY", type=_agency, help="only what this agency recorded or was told"
    )
    replaying.add_argument("--rules", choices=("then", "today"), default="then", help="rules of the day, or today's")
    replaying.add_argument("--reveal", action="store_true", help="show the outcome, which is masked otherwise")
    replaying.add_argument("--json", action="store_true", help="print JSON")
    replaying.set_defaults(run=run_replay)


def _add_check(commands: Any) -> None:
    checking = commands.add_parser("check", help="ask every safeguard of many cases, and count the answers")
    checking.add_argument("events", nargs="+", type=Path, metavar="EVENTS", help="event files or case folders")
    checking.add_argument("--engine", choices=("plain", "columnar", "spark"), default="plain", help="default: plain")
    checking.add_argument(
        "--threads", type=int, default=1, metavar="N", help="worker threads, where the engine has any"
    )
    checking.add_argument("--out", type=Path, metavar="FILE", help="write every answer to this .parquet or .csv file")
    checking.add_argument("--json", action="store_true", help="print JSON")
    _pack_options(checking)
    checking.set_defaults(run=run_check)


def _pack_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--pack", type=Path, metavar="DIR", help="a folder of safeguards in place of the pack")
    command.add_argument("--parameters", type=Path, metavar="FILE", help="a partnership's own limits, laid over")


def run_replay(chosen: argparse.Namespace) -> int:
    """Replays each case of the file; prints what would have been asked, of whom, when, and what could not be told."""
    reading = read(chosen.events)
    safeguards, limits = pack.load(chosen.pack), parameters.load(chosen.parameters)
    for case, chronology in reading.chronology.cases().items():
        result = replay(
            chronology,
            safeguards,
            limits,
            until=chosen.until,
            known_to=chosen.as_known_to,
            rules=chosen.rules,
            reveal=chosen.reveal,
        )
        if chosen.json:
            tell(as_line(result.as_json()))
        else:
            tell(_replayed(case, result, chosen))
            if chosen.as_known_to:
                tell(_known(chronology, chosen))
    return 0


def _moment(written: str) -> datetime:
    """The last minute of a date of the command line."""
    try:
        moment = read_moment(written)
    except UnreadableDate as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None
    if not moment.is_calendar or moment.upto >= LATEST:
        raise argparse.ArgumentTypeError(f"'{written}' is not a day to stop at. Write a date, as in 14/03/2018.")
    return moment.last


def _agency(named: str) -> str:
    """The code of an agency, as events name it."""
    codes = vocabulary().codes["agency"]
    if named in codes:
        return named
    nearest = process.extractOne(named, codes)
    raise argparse.ArgumentTypeError(
        f"no agency is called '{named}'. The nearest is {nearest[0]}; all: {', '.join(codes)}."
    )


def _replayed(case: str, result: Replay, chosen: argparse.Namespace) -> str:
    lines = [heading(f"{case}: what {_whose(chosen)} shows"), ""]
    if not chosen.reveal:
        lines += [wrapped("The outcome is masked. --reveal shows it."), ""]
    for title, verdicts in SECTIONS:
        found = [answer for answer in result.answers if answer.answer in verdicts]
        if found:
            lines.append(f"{title} ({len(found)})")
            lines += [line for answer in found for line in _in_words(answer)]
            lines.append("")
    judged = sum(answer.answer is not Verdict.CANNOT_TELL for answer in result.answers)
    untold = len(result.answers) - judged
    nothing = "No safeguard was set off, so there is nothing to answer. That is no finding that all was well."
    answered = f"{count(judged, 'answer')} could be given, {count(untold, 'answer')} could not."
    lines.append(answered if result.answers else wrapped(nothing))
    lines.append(f"Silent ({len(result.silent)}):")
    lines += [wrapped(f"{silent.safeguard}  {silent.why}", 2, 10) for silent in result.silent]
    return "\n".join(lines)


def _known(chronology: Chronology, chosen: argparse.Namespace) -> str:
    """What the agency had on record, so that its silence can be read: entries of its own, and what it was told."""
    view = View(chosen.until, chosen.as_known_to, chosen.reveal)
    events = view.of(chronology).events
    agency = agencies_in_words([chosen.as_known_to])
    lines = [
        "",
        f"What {agency} could have known: {count(len(events), 'entry', 'entries')} of {len(chronology.events)}",
    ]
    lines += [
        wrapped(f"{event.when.say()}: {vocabulary().meaning(event.kind)} ({event.source})", 2, 4) for event in events
    ]
    return "\n".join(lines)


def _whose(chosen: argparse.Namespace) -> str:
    record = (
        f"the record of {agencies_in_words([chosen.as_known_to])}" if chosen.as_known_to else "the integrated record"
    )
    return f"{record}{f', up to {chosen.until:%d/%m/%Y}' if chosen.until else ''}"


def _in_words(answer: Answer) -> list[str]:
    lines = [wrapped(f"{answer.safeguard}  {answer.answer.words}: {answer.say}", 2, 10)]
    asked = f"asked of {agencies_in_words([answer.trigger.agency])}, " if answer.trigger.agency else ""
    lines.append(wrapped(f"{asked}{answer.trigger.when.say()} ({answer.trigger.source})", 10))
    if answer.limit:
        lines.append(wrapped(f"limit: {answer.limit.say()}, basis: {BASIS_IN_WORDS[answer.limit.basis]}", 10))
    lines += [wrapped(reason, 10, 12) for reason in answer.reasons]
    if answer.days_before_harm:
        least, most = answer.days_before_harm
        days = str(least) if least == most else f"between {max(least, 0)} and {most}"
        lines.append(wrapped(f"{days} days before the harm", 10))
    lines.append(wrapped(f"Question: {answer.ask}", 10, 12))
    return lines


def run_check(chosen: argparse.Namespace) -> int:
    """Counts what every safeguard says over all the cases of all the files."""
    checked = check(
        (read(path).chronology for path in chosen.events),
        pack.load(chosen.pack),
        parameters.load(chosen.parameters),
        engine=chosen.engine,
        out=chosen.out,
    )
    tell(as_line(checked.as_json()) if chosen.json else _checked(checked))
    return 0


def _checked(checked: Check) -> str:
    lines = [f"{count(checked.cases, 'case')}, {count(checked.events, 'event')}, {checked.seconds:.2f} s"]
    for name, tally in checked.safeguards.items():
        answers = ", ".join(f"{number} {answer.replace('_', ' ')}" for answer, number in tally.answers.items())
        counted = f"{count(tally.triggers, 'trigger')} in {count(tally.cases, 'case')}"
        lines.append(wrapped(f"{name}  {counted}{': ' if answers else ''}{answers}", 0, 8))
        lines += [
            wrapped(f"cannot tell, {number} times: {reason}", 8, 10) for reason, number in tally.cannot_tell.items()
        ]
    return "\n".join(lines)


def run_explain(chosen: argparse.Namespace) -> int:
    """Prints one safeguard as a practitioner would read it."""
    safeguards = pack.load(chosen.pack)
    wanted = next((one for one in safeguards if one.id.lower() == chosen.id.lower()), None)
    if wanted is None:
        raise UnusableInput(f"There is no safeguard {chosen.id}. There are: {', '.join(one.id for one in safeguards)}.")
    tell(explained(wanted, parameters.load(chosen.parameters)))
    return 0


def explained(safeguard: Safeguard, limits: parameters.Parameters) -> str:
    """A safeguard with its limits and their basis, exceptions, reasons, examples and question."""
    lines = [heading(safeguard.id), wrapped(safeguard.says), ""]
    lines.append(
        wrapped(f"Pattern: {safeguard.pattern}. The expectation rests on {BASIS_IN_WORDS[safeguard.duty]}.", 0, 2)
    )
    for name in safeguard.parameters:
        limit = limits.limit(name, None)
        lines.append(wrapped(f"Limit {name}: {limit.say()}, basis: {BASIS_IN_WORDS[limit.basis]}.", 0, 2))
    lines += [wrapped(f"Unless {exception.says}.", 0, 2) for exception in safeguard.exceptions]
    lines += [
        wrapped(f"Because: {one.lesson or one.guidance}{f' ({one.source})' if one.source else ''}", 0, 2)
        for one in safeguard.because
    ]
    lines += [f"In force from {safeguard.in_force:%d/%m/%Y}", "", "Examples"]
    lines += [wrapped(f"{one.name}: {_then(one.then)}", 2, 4) for one in safeguard.examples]
    return "\n".join([*lines, "", wrapped(f"Ask: {safeguard.ask}", 0, 2)])


def _then(verdicts: tuple[Verdict, ...]) -> str:
    return ", then ".join(verdict.words for verdict in verdicts) or "nothing is asked"
