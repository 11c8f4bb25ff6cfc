"""Rival accounts of one happening: the record under each of them, and what they answer laid side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from heed.safeguards.evidence import of_kinds
from heed.safeguards.meaning import Answer, Verdict
from heed.safeguards.record import Entry, Record
from heed.safeguards.sentences import agencies_in_words


def each_account(record: Record, kinds: tuple[str, ...]) -> Iterator[tuple[str, Record]]:
    """The record under each combination of rival accounts that bear on these kinds, with whose they are.

    The record itself, once, where nothing of these kinds is in dispute.
    """
    rivals: dict[str, dict[str, None]] = {}
    for entry in record.disputed:
        if of_kinds(entry.event, kinds).holds is not False:
            rivals.setdefault(entry.event.attrs["rival"], {})[entry.event.attrs["account"]] = None
    for choice in product(*rivals.values()):
        chosen = dict(zip(rivals, choice, strict=True))
        whose = agencies_in_words(choice, "and") if choice else ""
        yield whose, replace(record, entries=_as_told(record, chosen)) if chosen else record


def reconciled(found: Mapping[str, Mapping[str, Answer]]) -> list[Answer]:
    """One answer a trigger over rival accounts: theirs where they agree, else `maybe`, saying whose gives which.

    found: by account, the answers by trigger; the accounts of one disputed trigger share its name.
    """
    keys = sorted({key for told in found.values() for key in told}, key=lambda key: _position(found, key))
    return [_agreed({name: told.get(key) for name, told in found.items()}) for key in keys]


def _as_told(record: Record, chosen: Mapping[str, str]) -> tuple[Entry, ...]:
    """The entries without those of the accounts that were not chosen."""
    others = {
        entry.position
        for entry in record.disputed
        if chosen.get(entry.event.attrs["rival"], entry.event.attrs["account"]) != entry.event.attrs["account"]
    }
    return tuple(entry for entry in record.entries if entry.position not in others)


def _position(found: Mapping[str, Mapping[str, Answer]], key: str) -> tuple[object, str]:
    return min(told[key].trigger.when.at for told in found.values() if key in told), key


def _agreed(told: Mapping[str, Answer | None]) -> Answer:
    first = next(answer for answer in told.values() if answer is not None)
    if len({answer.answer if answer else None for answer in told.values()}) == 1:
        return first
    accounts = [
        f"By the account of the {name}: {answer.answer.words if answer else 'it does not apply'}."
        for name, answer in told.items()
    ]
    sentence = first.say.split(", the record ", 1)[0] + ", the record gives rival accounts, which answer differently."
    reasons = tuple(dict.fromkeys([*accounts, *first.reasons]))
    return replace(first, answer=Verdict.MAYBE, say=sentence, answered_by=None, reasons=reasons)
