"""A document read and understood in a process of its own, which may take so much time and memory and no more.

Whatever a file was made to do to its reader, it does it there: the site and the command line go on, and say in one
sentence that it took too long or too much. A process that has read nothing but what Heed needs is kept, and begets the
one for each file, so that a file does not wait for Python to begin.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import pickle
import select
import signal
import struct
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from typing import IO, Any

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
# How much longer than a file the kept process may take before it is ended itself.
_GRACE = 10
_SIZE = struct.Struct(">Q")
_AT_ONCE = 1 << 20
# Read once by the kept process, so that what every file needs is ready.
_FIRST = b"Learning notes\n\nWhat did we learn?\n\n- Nobody asked who looked after the baby.\n"


def understood(name: str, data: bytes, *, seconds: int = SECONDS, memory: int = MEMORY) -> Publication:
    """The publication in the bytes of a file called `name`. Raises UnusableInput, also for what takes too much."""
    asked = pickle.dumps((name, data, seconds, memory))
    if _lock.acquire(blocking=False):
        try:
            answer = _kept.asked(asked, seconds)
        finally:
            _lock.release()
    else:  # another file is being read
        other = _Kept()
        answer = other.asked(asked, seconds)
        other.end()
    if answer is None:
        raise UnusableInput(_too_long(name, seconds))
    if not answer:
        raise UnusableInput(_too_much(name))
    found: Publication | str = _Answer(io.BytesIO(answer)).load()
    if isinstance(found, str):
        raise UnusableInput(found)
    return found


class _Kept:
    """The process that begets readers. One belongs to the process that began it and to no copy of that."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._of = 0

    def asked(self, asked: bytes, seconds: int) -> bytes | None:
        """The answer about one file; nothing in it where the reader ended early, None where it took too long."""
        process = self._running()
        ending = Timer(seconds + _GRACE, process.kill)
        ending.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            with suppress(BrokenPipeError):
                _send(process.stdin, asked)
            told = _received(process.stdout)
        finally:
            ending.cancel()
        if told is None:
            self.end()
            return b""
        late, answer = told[:1] == b"\x01", told[1:]
        return None if late else answer

    def end(self) -> None:
        if self._process is not None and self._of == os.getpid():
            self._process.kill()
            self._process.communicate()
        self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._of != os.getpid() or self._process.poll() is not None:
            self.end()
            environment = os.environ | {"PYTHONPATH": str(Path(heed.__file__).parents[1])}
            self._of = os.getpid()
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
            )
        return self._process


_kept, _lock = _Kept(), Lock()
atexit.register(_kept.end)


def _send(out: IO[bytes], data: bytes) -> None:
    out.write(_SIZE.pack(len(data)))
    out.write(data)
    out.flush()


def _received(given: IO[bytes]) -> bytes | None:
    """The next message; None where the other side has gone."""
    head = given.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    (size,) = _SIZE.unpack(head)
    data = given.read(size)
    return data if len(data) == size else None


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


def _in_a_child(name: str, data: bytes, seconds: int, memory: int) -> bytes:
    """What a child of this process answers about a file: a mark of whether it was late, then the answer, if any."""
    back, out = os.pipe()
    child = os.fork()
    if not child:
        os.close(back)
        _answer_and_leave(out, name, data, seconds, memory)
    os.close(out)
    try:
        answer = _until(back, time.monotonic() + seconds)
    finally:
        os.close(back)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    late = answer is None or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU)
    return b"\x01" if late else b"\x00" + (answer or b"")


def _answer_and_leave(out: int, name: str, data: bytes, seconds: int, memory: int) -> None:
    """What the child does. It never comes back."""
    with suppress(BaseException):
        os.setsid()
        _limit(seconds, memory)
        answer = pickle.dumps(_read(name, data))
        with os.fdopen(out, "wb") as written:
            _send(written, answer)
        os._exit(0)
    os._exit(1)


def _until(back: int, end: float) -> bytes | None:
    """The whole message of a child, nothing where it left without one; None where it was not there in time."""
    read = bytearray()
    while True:
        ready, _, _ = select.select([back], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return None
        piece = os.read(back, _AT_ONCE)
        if not piece:
            return b""
        read += piece
        if len(read) >= _SIZE.size and len(read) - _SIZE.size == _SIZE.unpack(read[: _SIZE.size])[0]:
            return bytes(read[_SIZE.size :])


def main() -> None:
    """Answers about one file after another, each read in a child, until nobody asks any more."""
    given, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    gc.set_threshold(_SELDOM)
    _read("first.txt", _FIRST)
    gc.freeze()
    while (asked := _received(given)) is not None:
        name, data, seconds, memory = pickle.loads(asked)
        if hasattr(os, "fork"):
            _send(out, _in_a_child(name, data, seconds, memory))
        else:  # Windows: whoever waits ends this process, and begins another
            _send(out, b"\x00" + pickle.dumps(_read(name, data)))


if __name__ == "__main__":
    main()
