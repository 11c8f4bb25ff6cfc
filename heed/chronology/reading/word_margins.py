"""What a Word document holds beside its text: comments in the margin, footnotes, tables in the head of a page.

None of it is a row, and none of it is lost: each is reported with its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from heed.chronology.problems import Problem
from heed.chronology.reading.packages import Package, local
from heed.chronology.reading.places import Place

_NOTES = {
    "comments": ("margin-comment", "comment", "a comment in the margin was not taken as part of an entry."),
    "footnotes": ("footnote-beside", "footnote", "a footnote was not taken as part of an entry."),
    "endnotes": ("footnote-beside", "endnote", "an endnote was not taken as part of an entry."),
}
_MOVE = "Write it into the row if it belongs there."


def notes(place: Place, package: Package) -> Iterator[Problem]:
    """The comments, footnotes and tables of page heads. Raises UnusableInput for a damaged part."""
    for part, (code, name, say) in _NOTES.items():
        root = package.xml(f"word/{part}.xml")
        for note in () if root is None else root.iter(f"{{*}}{name}"):
            if words := _words(note):
                yield place.problem(code, f"{say} {_MOVE}", found=words)
    for part in sorted(package.parts):
        if part.startswith(("word/header", "word/footer")) and part.endswith(".xml"):
            root = package.xml(part)
            words = "" if root is None else "\n".join(filter(None, map(_words, root.iter("{*}tbl"))))
            if words:
                say = (
                    "a table in the head or foot of the pages was not taken as entries. Move it into the page if it is."
                )
                yield place.problem("table-in-page-head", say, found=words)
        elif part.startswith("word/afchunk"):
            say = "another file is inserted into this one and was not read. Open it in Word and save it again."
            yield place.problem("inserted-file", say, found=part)


def _words(note: etree._Element) -> str:
    found = (one for one in note.iter() if local(one) in ("t", "p"))
    return "".join("\n" if local(one) == "p" else one.text or "" for one in found).strip()
