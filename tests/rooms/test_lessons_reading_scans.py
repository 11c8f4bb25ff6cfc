"""Scans and pictures are read by text recognition where the machine has it, and said to be."""

import io
import os
import stat
from pathlib import Path

import pypdfium2
import pytest

from heed.chronology.problems import UnusableInput
from heed.lessons.extraction import extract
from heed.lessons.reading import read_bytes, recognition
from tests.rooms import lessons_printed as printed

SOURCE = """#set page(width: 15cm, height: 12cm)
#set text(size: 16pt, font: "Liberation Sans")
= Learning Notes: Child Q

== What did it tell us?

- A bruise on a baby was not reported.
- The school was not told of the plan.
"""

# What Tesseract takes the page for: its bullets are seldom known.
WORDS = """Learning Notes: Child Q

What did it tell us?

¢ A bruise on a baby was not reported.
e The school was not told of the plan.
\f"""


def scanned(source: str = SOURCE) -> bytes:
    """A PDF whose page is a picture of a printed page."""
    page = pypdfium2.PdfDocument(printed.typeset(source))[0].render(scale=3).to_pil().convert("L")
    out = io.BytesIO()
    page.save(out, format="PDF", resolution=216)
    return out.getvalue()


def picture(source: str = SOURCE) -> bytes:
    out = io.BytesIO()
    pypdfium2.PdfDocument(printed.typeset(source))[0].render(scale=3).to_pil().convert("L").save(out, format="PNG")
    return out.getvalue()


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of Tesseract, which gives a printed page for whatever it is asked."""
    (tmp_path / "words.txt").write_text(WORDS, encoding="utf-8")
    program = tmp_path / "tesseract"
    listing = 'case "$1" in --list-langs) printf "List:\\neng\\n"; exit 0;; esac'
    program.write_text(f"#!/bin/sh\n{listing}\ncp {tmp_path}/words.txt read.txt\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return program


@pytest.mark.parametrize("data", [scanned(), picture()], ids=["pdf", "picture"])
def test_a_scan_is_read_and_said_to_be(stand_in: Path, data: bytes) -> None:
    publication = extract(read_bytes("scan", data))
    assert [point.passage.text for point in publication.learning_points] == [
        "A bruise on a baby was not reported.",
        "The school was not told of the plan.",
    ]
    assert {point.passage.place.unit for point in publication.learning_points} == {"page"}
    assert "read-by-recognition" in {problem.code for problem in publication.problems}


def test_a_program_that_fails_is_as_good_as_none(stand_in: Path) -> None:
    stand_in.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    with pytest.raises(UnusableInput, match="holds no text"):
        read_bytes("scan.pdf", scanned())


def test_without_the_program_a_scan_is_said_to_hold_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "is_there", lambda: False)
    with pytest.raises(UnusableInput, match=r"holds no text.*install Tesseract"):
        read_bytes("scan.pdf", scanned())
    with pytest.raises(UnusableInput, match="is a picture"):
        read_bytes("scan.png", picture())


@pytest.mark.skipif(not recognition.is_there(), reason="this machine has no Tesseract")
@pytest.mark.parametrize("data", [scanned(), picture()], ids=["pdf", "picture"])
def test_tesseract_reads_a_printed_page(data: bytes) -> None:
    publication = extract(read_bytes("scan", data))
    told = " ".join(point.passage.text for point in publication.learning_points)
    assert "not reported" in told
    assert "school" in told
