"""The small phrases of the language: ages, tests of attributes, events of an example."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heed.chronology.kinds import vocabulary
from heed.safeguards.meaning import Test
from heed.safeguards.written import Found, Reader, suggestion

_AGE = re.compile(r"(under|at least) (\d+) (month|year)s?")
_EVENT = re.compile(
    r"(?P<kind>[a-z_0-9.]+)(?: by (?P<agency>[a-z_]+))?(?: about (?P<about>[a-z_0-9.]+))?(?: \((?P<attrs>[^()]*)\))?"
)
_SAID = re.compile(r"said to be (.+)")
_BOUND = re.compile(r"(under|at least) (\d+)")


@dataclass(frozen=True)
class EventPhrase:
    """An event of an example as it is written: `injury.seen by gp about sibling.1 (site=ear; count=2)`."""

    kind: str
    agency: str
    about: str
    attrs: dict[str, str]


def age(reader: Reader, found: Found) -> tuple[str, int]:
    """ "under 5 years" as ("under", 60); ("", 0) where it cannot be read."""
    written = reader.text(found)
    match = _AGE.fullmatch(written)
    if match is None:
        reader.wrong(
            found.line,
            f"'{written}' was found",
            "an age was expected",
            "Write 'under 12 months' or 'at least 2 years'.",
        )
        return "", 0
    return match[1], int(match[2]) * (12 if match[3] == "year" else 1)


def tests(reader: Reader, found: Found | None) -> tuple[Test, ...]:
    """The tests of a `where`: one an attribute, or one for each name that `includes` lists."""
    tested: list[Test] = []
    for name, value in reader.mapping(found, "'where'").items():
        if not is_attribute(name):
            known = sorted(_attributes())
            reader.wrong(
                value.line,
                f"'{name}' is not an attribute",
                "an attribute of kinds.yaml was expected",
                suggestion(name, known),
            )
        tested.extend(_tests_of(reader, name, value))
    return tuple(tested)


def _tests_of(reader: Reader, name: str, value: Found) -> list[Test]:
    if value.items is not None:
        return [Test(name, "is", reader.texts(value))]
    written = reader.text(value)
    if bound := _BOUND.fullmatch(written):
        return [Test(name, bound[1], (bound[2],))]
    if written == "recorded":
        return [Test(name, "recorded")]
    if said := _SAID.fullmatch(written):
        return [Test(name, "said", tuple(said[1].split(" or ")))]
    word, _, rest = written.partition(" ")
    if word == "includes":
        return [Test(name, "includes", tuple(part.split(" or "))) for part in rest.split(" and ")]
    return [Test(name, "is not", (rest,))] if word == "not" else [Test(name, "is", (written,))]


def event(reader: Reader, found: Found) -> EventPhrase | None:
    """An event of an example; None where it cannot be read."""
    written = reader.text(found)
    match = _EVENT.fullmatch(written)
    if match is None:
        remedy = "Write a kind and, if need be: by AGENCY, about ROLE, (attribute=value; attribute=value)."
        reader.wrong(found.line, f"'{written}' was found", "an event was expected", remedy)
        return None
    kind(reader, found, match["kind"])
    pairs = [part.partition("=") for part in (match["attrs"] or "").split(";") if part.strip()]
    attrs = {name.strip(): value.strip() for name, _, value in pairs}
    return EventPhrase(match["kind"], match["agency"] or "", match["about"] or "", attrs)


def kind(reader: Reader, found: Found, name: str) -> None:
    """Notes a kind that is not in the vocabulary."""
    if name not in vocabulary():
        known = sorted(vocabulary().kinds)
        reader.wrong(
            found.line, f"'{name}' is not a kind of event", "a node of kinds.yaml was expected", suggestion(name, known)
        )


def is_attribute(name: str) -> bool:
    """Whether any kind can carry an attribute of this name."""
    return name in _attributes()


def _attributes() -> set[str]:
    envelope = {"agency", "status", "confidence", "account", "rival", "role", "named_as"}
    kinds = vocabulary().kinds.values()
    return envelope.union(*(set(one.attributes) | ({one.by} if one.by else set()) for one in kinds))
