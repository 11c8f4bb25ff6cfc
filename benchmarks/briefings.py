"""The forms of a briefing: how long they take, and whether another program opens what is written and finds every word.

LibreOffice reads the Word and PowerPoint files where it is installed; without it nothing is said of them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import replace
from itertools import count
from pathlib import Path

import pdfplumber

from benchmarks import Ratio, Share, compared
from heed.briefings.case_folder import source_of
from heed.briefings.composing import compose
from heed.briefings.contents import Briefing
from heed.briefings.faults import faults
from heed.briefings.layouts import LAYOUTS
from heed.briefings.source import Contact, HouseStyle, Source
from heed.briefings.writing import files, html

EXAMPLES = Path(__file__).parents[1] / "examples"
OFFICE = ("docx", "pptx")
STYLE = HouseStyle("Avonmere Safeguarding Children Partnership", contacts=(Contact("The hub", "01632 960400"),))
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
# Fresh words each time, for what was set once is kept.
_again = count(1)


def measure() -> list[Ratio | Share]:
    sources = [source_of(path.parent, STYLE) for path in sorted(EXAMPLES.glob("*/review.yaml"))]
    return [
        compared(
            "a practice note composed, checked and shown beside what is typed",
            lambda: _previewed(sources[0]),
            "the same as PDF",
            lambda: files.write(_fresh(sources[0], "practice_note"), "pdf"),
            at_most=1,
        ),
        compared(
            "every file of seven forms",
            lambda: _all_written(sources[0]),
            "the 7-minute briefing as PDF",
            lambda: files.write(_fresh(sources[0], "seven_minute_briefing"), "pdf"),
            at_most=8,
            runs=3,
        ),
        *([_opened_elsewhere(sources)] if shutil.which("soffice") else []),
    ]


def _fresh(source: Source, form: str) -> Briefing:
    return compose(replace(source, facts=replace(source.facts, title=f"Learning, {next(_again)}")), form)


def _previewed(source: Source) -> None:
    briefing = _fresh(source, "practice_note")
    faults(briefing)
    html.fragment(briefing)


def _all_written(source: Source) -> None:
    for form, layout in LAYOUTS.items():
        briefing = _fresh(source, form)
        for kind in layout.files:
            files.write(briefing, kind)


def _opened_elsewhere(sources: list[Source]) -> Share:
    """The lines of each Word and PowerPoint file that LibreOffice shows, of all."""
    with tempfile.TemporaryDirectory() as folder:
        given = {path: briefing for source in sources for path, briefing in _office_files(source, Path(folder))}
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, *map(str, given)], check=True, capture_output=True)
        found = [line in text for path, one in given.items() for text in [_shown(path)] for line in _lines(one)]
    name = "lines of Word and PowerPoint files that LibreOffice shows"
    return Share(name, f"{len(found)} lines of {len(given)} files", sum(found) / len(found), 1)


def _office_files(source: Source, folder: Path) -> list[tuple[Path, Briefing]]:
    made = []
    for form, layout in LAYOUTS.items():
        briefing = compose(source, form)
        for kind in (one for one in layout.files if one in OFFICE):
            path = folder / f"{source.facts.id}-{form}.{kind}"
            path.write_bytes(files.write(briefing, kind))
            made.append((path, briefing))
    return made


def _shown(path: Path) -> str:
    with pdfplumber.open(path.with_suffix(".pdf")) as opened:
        # A part can go over to a second page, past the line at the foot of the first.
        foot = re.compile(rf"{re.escape(_bare(STYLE.name))}·Version1,notyetissued·page\d+of\d+")
        return "".join(foot.sub("", _bare("".join(char["text"] for char in page.chars))) for page in opened.pages)


def _lines(briefing: Briefing) -> list[str]:
    parts = (part for panel in briefing.panels for part in (*panel.paragraphs, *(point.text for point in panel.points)))
    grouped = (point.text for panel in briefing.panels for group in panel.groups for point in group.points)
    # A long paragraph goes over two slides, parted between its sentences.
    return [_bare(sentence) for line in (*parts, *grouped) for sentence in _SENTENCE.split(line)]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)
