"""The vocabulary of events, read from kinds.yaml: a tree of kinds, each with its meaning and attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

UNSORTED = "entry"
_TRUE = {"yes", "true", "1", "y"}
_FALSE = {"no", "false", "0", "n"}


@dataclass(frozen=True)
class Kind:
    """One node of the tree. `by` names the attribute whose value makes the narrower kinds."""

    name: str
    meaning: str
    by: str = ""
    narrower: tuple[str, ...] = ()
    attributes: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Vocabulary:
    """Kinds by name, and code lists by name."""

    kinds: Mapping[str, Kind]
    codes: Mapping[str, tuple[str, ...]]

    def __contains__(self, name: str) -> bool:
        """Whether `name` is a kind, or a family of kinds such as "referral"."""
        return name in self.kinds or any(kind.startswith(name + ".") for kind in self.kinds)

    def meaning(self, name: str) -> str:
        """The meaning of a kind; raises KeyError for one that is not in the vocabulary."""
        return self.kinds[name].meaning

    def settle(self, name: str, attrs: Mapping[str, str]) -> str:
        """The narrowest kind: "plan.ended" with type=child_protection is "plan.ended.child_protection"."""
        kind = self.kinds.get(name)
        if kind is None or not kind.by or kind.by not in attrs:
            return name
        value = attrs[kind.by].strip().lower().replace(" ", "_")
        if kind.narrower == ("named", "unnamed"):
            value = "named" if value in _TRUE else "unnamed" if value in _FALSE else value
        return f"{name}.{value}" if value in kind.narrower else name


def includes(node: str, kind: str) -> bool:
    """Whether `kind` is the node of the tree or stands beneath it."""
    return kind == node or kind.startswith(node + ".")


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with Heed."""
    raw = yaml.safe_load((Path(__file__).parent / "kinds.yaml").read_text(encoding="utf-8"))
    codes = {name: tuple(map(str, values)) for name, values in raw["codes"].items()}
    kinds: dict[str, Kind] = {}
    for name, entry in raw["kinds"].items():
        narrower = entry.get("narrower", ())
        values = codes[narrower] if isinstance(narrower, str) else tuple(narrower)
        kinds[name] = Kind(name, entry["meaning"], entry.get("by", ""), values, _attributes(entry, codes))
        for value in values:
            words = f"{entry['meaning']}: {value.replace('_', ' ')}"
            kinds.setdefault(f"{name}.{value}", Kind(f"{name}.{value}", words, attributes=kinds[name].attributes))
    return Vocabulary(kinds, codes)


def _attributes(
    entry: Mapping[str, dict[str, str | list[str]]], codes: Mapping[str, tuple[str, ...]]
) -> dict[str, str | tuple[str, ...]]:
    """Each attribute with its type's name, or the tuple of its codes."""
    named: dict[str, str | tuple[str, ...]] = {}
    for name, values in entry.get("attributes", {}).items():
        named[name] = tuple(values) if isinstance(values, list) else codes.get(values, values)
    return named
