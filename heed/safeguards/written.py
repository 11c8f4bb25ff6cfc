"""YAML as it was written: every scalar is text, every node knows its line, a repeated key is a mistake.

The usual loaders turn `2018-09-20` into a date and `no` into false, and lose a repeated key; here nothing is
converted but by a reader that asks for it, and every mistake of a file is gathered before any is told.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from heed.chronology import as_written
from heed.chronology.problems import UnusableInput

FLAGS = {"yes": True, "no": False}


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing to mend in a file: the line, what was found, what was expected, what to do."""

    line: int
    found: str
    expected: str
    remedy: str

    def say(self, file: str) -> str:
        return f"{file}, line {self.line}: {self.found}; {self.expected}. {self.remedy}"


@dataclass(frozen=True)
class Found:
    """A node: text, a list or a mapping, with the line it stands on."""

    line: int
    text: str | None = None
    items: tuple[Found, ...] | None = None
    keys: dict[str, Found] | None = None

    def what(self) -> str:
        if self.text is not None:
            return f"'{self.text}'" if self.text else "nothing"
        return "a list" if self.items is not None else "a group of keys"


def from_file(path: Path) -> tuple[Found | None, list[Mistake]]:
    """The file's node and the mistakes in its YAML. Raises UnusableInput where it cannot be opened."""
    try:
        written = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UnusableInput(f"{path} cannot be read as text. Name a YAML file saved as UTF-8.") from None
    return from_text(written)


def from_text(written: str) -> tuple[Found | None, list[Mistake]]:
    """The text's node and the mistakes in its YAML."""
    try:
        # A text without anchors needs no look for what points to them, which takes as long as reading it.
        tokens = yaml.scan(written, Loader=yaml.SafeLoader) if "&" in written else ()
        aliases = [token for token in tokens if isinstance(token, yaml.AliasToken)]
        node = None if aliases else yaml.compose(written, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return None, [_unreadable(line, error.problem or "a mapping was expected")]
    except (yaml.YAMLError, RecursionError):
        return None, [_unreadable(1, "plain text in which keys have colons was expected")]
    if aliases:
        remedy = "Write out what is meant in each place."
        lines = (token.start_mark.line + 1 for token in aliases)
        return None, [
            Mistake(line, "'*' points to another place", "plain values were expected", remedy) for line in lines
        ]
    if node is None:
        return None, [Mistake(1, "the file is empty", "keys such as 'id' and 'says' were expected", "Write them.")]
    mistakes: list[Mistake] = []
    return _found(node, mistakes), mistakes


def _unreadable(line: int, expected: str) -> Mistake:
    remedy = "Check the indentation, the colons and the quotes of this line and the one above."
    return Mistake(line, "this cannot be read as YAML", expected, remedy)


def _found(node: yaml.Node, mistakes: list[Mistake]) -> Found:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Found(line, items=tuple(_found(item, mistakes) for item in node.value))
    if not isinstance(node, yaml.MappingNode):
        return Found(line, text=" ".join(str(node.value).split()))
    keys: dict[str, Found] = {}
    for key, value in node.value:
        name, at = str(key.value), key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            mistakes.append(Mistake(at, "a key that is a list or a group", "a word was expected", "Write one word."))
            continue
        if name in keys:
            first = f"the key '{name}' stands a second time (first on line {keys[name].line})"
            mistakes.append(
                Mistake(at, first, "each key once was expected", "Keep one, or make them a list under one key.")
            )
        keys[name] = _found(value, mistakes)
    return Found(line, keys=keys)


@dataclass
class Reader:
    """Reads nodes into values, gathering mistakes as it goes; a value that cannot be read comes back empty."""

    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, line: int, found: str, expected: str, remedy: str) -> None:
        """Notes a mistake."""
        self.mistakes.append(Mistake(line, found, expected, remedy))

    def mapping(
        self, found: Found | None, what: str, allowed: Sequence[str] = (), needed: Sequence[str] = ()
    ) -> dict[str, Found]:
        """The keys of a mapping; unknown ones are mistakes that suggest the nearest known, and so are missing ones."""
        if found is None:
            return {}
        if found.keys is None:
            self.wrong(found.line, found.what(), f"{what} was expected", "Write keys, each with a colon.")
            return {}
        for name, value in found.keys.items():
            if allowed and name not in allowed:
                expected = f"the keys of {what} are {', '.join(allowed)}"
                self.wrong(value.line, f"'{name}' is not known here", expected, suggestion(name, allowed))
        for name in needed:
            if name not in found.keys:
                self.wrong(found.line, f"'{name}' is missing", f"{what} needs it", f"Write '{name}:'.")
        return {name: value for name, value in found.keys.items() if not allowed or name in allowed}

    def items(self, found: Found | None) -> tuple[Found, ...]:
        """The members of a list; one thing alone is a list of one."""
        if found is None:
            return ()
        return found.items if found.items is not None else (found,)

    def text(self, found: Found | None) -> str:
        if found is None:
            return ""
        if found.text is None:
            self.wrong(found.line, found.what(), "words were expected", "Write them on one line, or after '>-'.")
            return ""
        return found.text

    def texts(self, found: Found | None) -> tuple[str, ...]:
        return tuple(self.text(item) for item in self.items(found))

    def choice(self, found: Found | None, what: str, allowed: Sequence[str]) -> str:
        """One of a closed list."""
        written = self.text(found)
        if found is None or written in allowed:
            return written
        expected = f"{what} is one of {', '.join(allowed)}"
        self.wrong(found.line, f"'{written}' was found", expected, suggestion(written, allowed))
        return ""

    def flag(self, found: Found | None) -> bool | None:
        if found is None:
            return None
        written = self.text(found)
        if written not in FLAGS:
            self.wrong(found.line, f"'{written}' was found", "yes or no was expected", "Write yes or no.")
        return FLAGS.get(written)

    def number(self, found: Found) -> int | None:
        written = self.text(found)
        if written.isdigit():
            return int(written)
        self.wrong(found.line, f"'{written}' was found", "a whole number was expected", "Write figures only.")
        return None

    def day(self, found: Found | None) -> date | None:
        """A calendar day, written 2018-07-01 or 1 July 2018."""
        if found is None:
            return None
        written = self.text(found)
        try:
            moment = as_written.read(written)
        except as_written.UnreadableDate as problem:
            self.wrong(found.line, str(problem).split(". ")[0], "a day was expected", "Write it as 2018-07-01.")
            return None
        if moment.precision != "day":
            self.wrong(found.line, f"'{written}' is not one day", "a day was expected", "Write it as 2018-07-01.")
            return None
        return moment.at.date()


def suggestion(found: str, allowed: Sequence[str]) -> str:
    """What to do about a word that is not in a list: the nearest that is, or the list itself."""
    near = difflib.get_close_matches(found, allowed, n=1, cutoff=0.5)
    return f"Did you mean '{near[0]}'?" if near else f"Write one of {', '.join(allowed[:12])}."
