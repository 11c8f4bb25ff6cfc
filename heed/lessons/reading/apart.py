"""A document read and understood in a process of its own, which may take so much time and memory and no more.

Whatever a file was made to do to its reader, it does it there: the site and the command line go on, and say in one
sentence that it took too long or too much. A process is begun anew for each file, so that it works from any thread.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import heed
from heed.chronology.problems import UnusableInput
from heed.lessons.extraction import extract
from heed.lessons.publications import Publication
from heed.lessons.reading import read_bytes

# What one file may take: a report of several hundred pages takes less.
SECONDS = 60
MEMORY = 3 * 1024**3
# A reading makes few rings of objects; looking for them at every few hundred objects costs an eighth of its time.
_SELDOM = 100_000


def understood(name: str, data: bytes, *, seconds: int = SECONDS, memory: int = MEMORY) -> Publication:
    """The publication in the bytes of a file called `name`. Raises UnusableInput, also for what takes too much."""
    command = [sys.executable, "-P", "-m", __name__, str(seconds), str(memory)]
    environment = os.environ | {"PYTHONPATH": str(Path(heed.__file__).parents[1])}
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        answer, _ = child.communicate(pickle.dumps((name, data)), timeout=seconds)
    except subprocess.TimeoutExpired:
        raise UnusableInput(_too_long(name, seconds)) from None
    finally:
        _end(child)
    return _answered(name, child.returncode, answer, seconds)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the process, if it still runs, with whatever it has begun."""
    if child.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
        child.communicate()


def _answered(name: str, status: int, answer: bytes, seconds: int) -> Publication:
    if status == -getattr(signal, "SIGXCPU", 0) and status:
        raise UnusableInput(_too_long(name, seconds))
    if status or not answer:
        raise UnusableInput(_too_much(name))
    found: Publication | str = _Answer(io.BytesIO(answer)).load()
    if isinstance(found, str):
        raise UnusableInput(found)
    return found


def _too_long(name: str, seconds: int) -> str:
    return f"{name} took longer than {seconds} seconds to read. Send the part that holds the learning, or its text."


def _too_much(name: str) -> str:
    return f"{name} takes more memory to read than any briefing does. Save it without its pictures, or send its text."


class _Answer(pickle.Unpickler):
    """Takes from the process what a publication is made of, and nothing that could act."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith("heed.") or module == "datetime" else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a publication")
        return found


def _limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the clock of whoever waits is the limit
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _read(name: str, data: bytes) -> Publication | str:
    try:
        return extract(read_bytes(name, data))
    except UnusableInput as why:
        return str(why)
    except MemoryError:
        return _too_much(name)
    except Exception as fault:
        trace = fault.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
        return (
            f"{name} cannot be read, by a fault of Heed itself ({type(fault).__name__} at {place}). "
            "Please report it, and send the document in another format meanwhile."
        )


def main(arguments: list[str]) -> None:
    """Reads a name and bytes from standard input, and writes the publication, or why there is none."""
    _limit(*map(int, arguments))
    gc.set_threshold(_SELDOM)
    name, data = pickle.load(sys.stdin.buffer)
    answer = pickle.dumps(_read(name, data))
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main(sys.argv[1:])
