"""The limits, each with its basis and its dates, so that no figure looks more official than it is.

A partnership lays its own file over the shipped one (`--parameters FILE`): a parameter it names replaces the shipped
one. A limit is looked up by the day of the trigger; one asked for outside its dates is never quietly replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from heed.chronology.problems import UnusableInput
from heed.safeguards.meaning import BASES, UNITS, Limit
from heed.safeguards.written import Found, Mistake, Reader, from_file

SHIPPED = Path(__file__).parent / "parameters.yaml"


class NotInForce(LookupError):
    """A parameter asked for on a day on which it has no value. Its text is a plain sentence."""


@dataclass(frozen=True)
class Dated:
    """One value of a parameter and the days on which it holds (`until` inclusive; None: still)."""

    limit: Limit
    since: date
    until: date | None = None
    sources: tuple[str, ...] = ()

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Parameter:
    """A named limit, what it is for, and its values over time, earliest first."""

    id: str
    meaning: str
    values: tuple[Dated, ...]
    note: str = ""


@dataclass(frozen=True)
class Parameters:
    """Every parameter by name."""

    by_id: Mapping[str, Parameter]

    def limit(self, name: str, day: date | None) -> Limit:
        """The limit that held on that day; None asks for the latest. Raises NotInForce; KeyError for no such name."""
        values = self.by_id[name].values
        if day is None:
            return values[-1].limit
        for value in values:
            if value.holds_on(day):
                return value.limit
        first = values[0].since
        raise NotInForce(
            f"The limit '{name}' has no value for {day.day}/{day.month}/{day.year}: its first is from "
            f"{first.day}/{first.month}/{first.year}."
        )


def load(path: Path | None = None) -> Parameters:
    """The shipped parameters, with those of `path` laid over them.

    Raises UnusableInput, naming every mistake with its line.
    """
    shipped = _read(SHIPPED)
    return Parameters(shipped if path is None else shipped | _read(path))


def _read(path: Path) -> dict[str, Parameter]:
    found, mistakes = from_file(path)
    parameters: dict[str, Parameter] = {}
    if found is not None:
        reader = Reader(mistakes)
        for name, entry in reader.mapping(found, "parameters by name").items():
            if parameter := _parameter(reader, name, entry):
                parameters[name] = parameter
    if mistakes:
        raise UnusableInput("\n".join(mistake.say(path.name) for mistake in sorted(mistakes)))
    return parameters


def _parameter(reader: Reader, name: str, entry: Found) -> Parameter | None:
    keys = reader.mapping(entry, f"the parameter {name}", ("meaning", "values", "note"), ("meaning", "values"))
    values = [dated for item in reader.items(keys.get("values")) if (dated := _dated(reader, name, item)) is not None]
    if not values:
        return None
    return Parameter(name, reader.text(keys.get("meaning")), tuple(values), reader.text(keys.get("note")))


def _dated(reader: Reader, name: str, entry: Found) -> Dated | None:
    allowed = ("value", "unit", "basis", "from", "to", "sources")
    keys = reader.mapping(entry, f"a value of {name}", allowed, ("unit", "basis", "from"))
    unit = reader.choice(keys.get("unit"), "a unit", UNITS)
    basis = reader.choice(keys.get("basis"), "a basis", BASES)
    number = reader.number(keys["value"]) if "value" in keys else 1
    since = reader.day(keys.get("from"))
    if not (unit and basis and number is not None and since):
        return None
    until = reader.day(keys["to"]) if "to" in keys else None
    sources = tuple(reader.text(source) for source in reader.items(keys.get("sources")))
    return Dated(Limit(name, number, unit, basis), since, until, sources)


__all__ = ["Dated", "Mistake", "NotInForce", "Parameter", "Parameters", "load"]
