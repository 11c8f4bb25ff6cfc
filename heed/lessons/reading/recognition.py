"""Text recognition: the pages of a scan read by Tesseract, where the machine has it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2

from heed.lessons.documents import Document
from heed.lessons.reading import text
from heed.lessons.reading.drafts import Draft, Run

# What a publication has; a longer scan would take its reader's time.
MOST_PAGES = 60
SECONDS = 80
_PROGRAM = "tesseract"
_DOTS_AN_INCH = 200
_LANGUAGES = ("eng", "cym")
# What a bullet is often taken for.
_BULLET = re.compile(r"^(?:[¢«»°©@*·]|e(?= [A-Z]))\s+(?=\w)", re.MULTILINE)


def is_there() -> bool:
    """Whether the machine has Tesseract."""
    return shutil.which(_PROGRAM) is not None


def read(name: str, data: bytes, *, is_pdf: bool) -> Document | None:
    """The document in a scan; None where there is no Tesseract, it found no word, or could not do it in time.

    data: a PDF, or one picture (PNG, JPEG, TIFF).
    """
    if not is_there():
        return None
    pages = [_BULLET.sub("• ", page) for page in _told(data, is_pdf)]
    draft = Draft("page")
    for page in pages:
        draft.turn()
        for block in text.read(name, page.encode()).blocks if page.strip() else ():
            draft.add(block.kind, [Run(block.text)], level=block.level, links=block.links, number=block.number)
    found = draft.finished(name, "pdf" if is_pdf else "picture", data)
    return replace(found, recognised=True) if found.blocks else None


def _told(data: bytes, is_pdf: bool) -> list[str]:
    """The words of each page, as Tesseract lays them out; nothing where it could not."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        try:
            names = list(_pages(data, here) if is_pdf else _picture(data, here))
            (here / "pages.txt").write_text("\n".join(names), encoding="utf-8")
            command = [_PROGRAM, "pages.txt", "read", "-l", _known_languages(), "txt"]
            environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
            subprocess.run(command, cwd=here, env=environment, check=True, capture_output=True, timeout=SECONDS)
            return (here / "read.txt").read_text(encoding="utf-8", errors="replace").split("\f")[: len(names)]
        except (OSError, subprocess.SubprocessError, pypdfium2.PdfiumError):
            return []


def _pages(data: bytes, folder: Path) -> Iterator[str]:
    """Each page as a picture in the folder; their names."""
    with pypdfium2.PdfDocument(data) as document:
        for number in range(min(len(document), MOST_PAGES)):
            name = f"{number}.png"
            document[number].render(scale=_DOTS_AN_INCH / 72, grayscale=True).to_pil().save(folder / name)
            yield name


def _picture(data: bytes, folder: Path) -> Iterator[str]:
    (folder / "0").write_bytes(data)
    yield "0"


def _known_languages() -> str:
    told = subprocess.run([_PROGRAM, "--list-langs"], capture_output=True, timeout=SECONDS, check=True).stdout.decode()
    known = [language for language in _LANGUAGES if language in told.split()]
    return "+".join(known) or _LANGUAGES[0]
