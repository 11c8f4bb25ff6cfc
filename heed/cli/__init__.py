"""The command line. Each family of commands is one file beside this one and adds its own to the parser.

Exit status: 0 done (problems in the data are reported, not failures); 2 the command line is wrong; 3 an input cannot
be used at all; 1 a fault of Heed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from heed import __version__
from heed.chronology.problems import UnusableInput
from heed.cli import briefings, chronologies, documents, leaking, safeguards, site
from heed.cli.printing import complain

DONE, FAULT, UNUSABLE = 0, 1, 3


def parser() -> argparse.ArgumentParser:
    """The whole command line, as the reference in the documentation prints it too."""
    whole = argparse.ArgumentParser(
        prog="heed", description="Carries a lesson from a review into practice, and shows whether it holds."
    )
    whole.add_argument("--version", action="version", version=f"heed {__version__}")
    commands = whole.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
    for family in (documents, chronologies, safeguards, briefings, leaking, site):
        family.add_commands(commands)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and answers its exit status; a fault prints its kind and place, never a word of the case."""
    chosen = parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen) or DONE)
    except UnusableInput as why:
        complain(str(why))
        return UNUSABLE
    except BrokenPipeError:
        # The reader of our output has gone (as `head` does); what is left to flush has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as fault:
        complain(f"a fault of Heed itself ({_where(fault)}). Please report it; your files are unchanged.")
        return FAULT


def _where(fault: BaseException) -> str:
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else ""
    return f"{type(fault).__name__}{place}"
