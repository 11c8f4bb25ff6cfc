"""One thing that hides in a file."""

from __future__ import annotations

from dataclasses import dataclass

_REMEDIES = {
    "property": "Empty the properties of the file (in Office: File, Info, Inspect Document).",
    "tracked change": "Accept or reject every change, then save.",
    "comment": "Delete the comment.",
    "speaker notes": "Delete the notes, or read them as you read the slides.",
    "hidden slide": "Delete the slide.",
    "hidden sheet": "Delete the sheet, its rows or its columns.",
    "hidden text": "Delete the words, or make them visible and read them.",
    "alternative text": "Read it as you read the page; reword what tells too much.",
    "link": "Check where it leads; take it out if it leads to a person or a case.",
    "embedded file": "Take the file out.",
    "picture data": "Save the picture again without its data (export, or a screenshot).",
    "annotation": "Delete the annotation.",
    "covered text": "Delete the words and make the file anew: a black box hides them from the eye only.",
    "other part": "Save the words alone as a new file.",
}
KINDS = tuple(_REMEDIES)


@dataclass(frozen=True)
class Hidden:
    """kind: one of KINDS. where: the place in the file, as its program calls it. found: what is hidden there."""

    kind: str
    where: str
    found: str
    say: str
    remedy: str

    def as_json(self) -> dict[str, str]:
        return {"kind": self.kind, "where": self.where, "found": self.found, "say": self.say, "remedy": self.remedy}


_LONGEST = 300


def hidden(kind: str, where: str, found: str, say: str) -> Hidden:
    """A find with the remedy of its kind; white space collapsed, and no more than a reader takes in."""
    words = " ".join(found.split())
    return Hidden(kind, where, words if len(words) <= _LONGEST else f"{words[:_LONGEST]}...", say, _REMEDIES[kind])
