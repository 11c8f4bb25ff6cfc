"""Two passages side by side, the words in which they differ marked."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Stretch:
    """A run of words, and whether the other passage has it too."""

    words: str
    differs: bool = False


def marked(first: str, second: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Both passages in stretches, letter for letter; a stretch that the other lacks is marked."""
    one, other = _words(first), _words(second)
    sides: tuple[list[Stretch], list[Stretch]] = ([], [])
    for found, a, b, c, d in SequenceMatcher(None, _bare(one), _bare(other), autojunk=False).get_opcodes():
        for side, words in ((sides[0], one[a:b]), (sides[1], other[c:d])):
            if words:
                side.append(Stretch("".join(words), found != "equal"))
    return tuple(sides[0]), tuple(sides[1])


def _words(text: str) -> list[str]:
    """The words, each with the white space behind it."""
    words = [f"{part} " for part in text.split(" ")]
    words[-1] = words[-1].removesuffix(" ")
    return [word for word in words if word]


def _bare(words: list[str]) -> list[str]:
    """The words as they are compared: a capital or a stop makes no difference."""
    return [word.strip().strip(".,;:!?").casefold() for word in words]
