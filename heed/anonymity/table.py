"""The entries of a review's table of labels: every way each is written, and what makes a table unsafe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from heed.anonymity import names
from heed.anonymity.finding import Form
from heed.chronology.problems import Problem

PERSON, PLACE, ORGANISATION, FAMILY = "person", "place", "organisation", "family"
# What a family name in the plural becomes ("the Patels"), where no entry of kind family declares it.
THE_FAMILY = "family"


@dataclass(frozen=True)
class Entry:
    """Somebody or something that must not be known: the label that stands for it, and every name it goes by.

    names: the name in full first, then aliases and nicknames. Initials with stops ("A.C.") follow from the name in
    full; without ("AC") they are replaced only where they stand among the names.
    """

    id: str
    label: str
    names: tuple[str, ...] = ()
    kind: str = PERSON


# What is derived and not the same as a declared spelling of the same key.
_PLURAL, _DOTTED = " +", " ."
_Holders = dict[str, dict[str, list[Entry]]]


def forms_of_names(entries: Sequence[Entry]) -> Iterator[Form]:
    """Every way the names of a table are written. What somebody declared comes before what was derived from a name."""
    for key, spellings in (_dotted(entries) | _plurals(entries) | _derived(entries) | _declared(entries)).items():
        for written, holders in spellings.items():
            yield _form(written, holders, plural=key.endswith(_PLURAL), dotted=key.endswith(_DOTTED))


def _form(written: str, holders: Sequence[Entry], *, plural: bool, dotted: bool) -> Form:
    a_person = any(entry.kind in (PERSON, FAMILY) for entry in holders)
    one_word = " " not in written.strip() and a_person
    needs_capital = one_word and written.casefold() in names.WORDS_TOO
    pattern = names.dotted_pattern(written) if dotted else names.pattern(written, needs_capital=needs_capital)
    labels = list(dict.fromkeys(entry.label for entry in holders))
    families = [entry.label for entry in holders if entry.kind == FAMILY]
    instead = (families or [THE_FAMILY])[0] if plural else " or ".join(families or labels)
    return Form(written, pattern, instead, holders[0].id, a_person)


def _declared(entries: Iterable[Entry]) -> _Holders:
    return _holders((name, entry) for entry in entries for name in entry.names)


def _derived(entries: Iterable[Entry]) -> _Holders:
    people = [entry for entry in entries if entry.kind == PERSON]
    return _holders((short, entry) for entry in people for name in entry.names for short in names.derived(name))


def _plurals(entries: Iterable[Entry]) -> _Holders:
    found = [(names.plural(family), entry) for entry in entries for family in _family_names(entry)]
    return {f"{key}{_PLURAL}": spellings for key, spellings in _holders(found).items()}


def _dotted(entries: Iterable[Entry]) -> _Holders:
    people = [entry for entry in entries if entry.kind == PERSON]
    found = ((letters, entry) for entry in people for name in entry.names if (letters := names.dotted_initials(name)))
    return {f"{key}{_DOTTED}": spellings for key, spellings in _holders(found).items()}


def _family_names(entry: Entry) -> Iterator[str]:
    if entry.kind == FAMILY:
        yield from entry.names
    elif entry.kind == PERSON:
        yield from (family for name in entry.names if (family := names.parts(name)[2]))


def _holders(written: Iterable[tuple[str, Entry]]) -> _Holders:
    """By key, each spelling with everybody who goes by the key."""
    spellings: dict[str, set[str]] = defaultdict(set)
    holders: dict[str, dict[str, Entry]] = defaultdict(dict)
    for name, entry in written:
        key = names.key(name)
        spellings[key] |= {name, names.without_accents(name)}
        holders[key].setdefault(entry.id, entry)
    return {key: {name: list(holders[key].values()) for name in sorted(spellings[key])} for key in spellings if key}


def faults(entries: Sequence[Entry]) -> tuple[Problem, ...]:
    """What would take one person for another, or give somebody away; all of it at once."""
    return (*_labels_shared(entries), *_names_shared(entries), *_labels_that_are_names(entries), *_initials(entries))


def _labels_shared(entries: Sequence[Entry]) -> Iterator[Problem]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        if not entry.label.strip():
            yield Problem("label_missing", f"'{entry.id}' has no label. Give it one.", found=entry.id)
        elif entry.label.casefold() in seen:
            other = seen[entry.label.casefold()].id
            say = f"'{entry.label}' stands for both '{other}' and '{entry.id}'. Give each a label of its own."
            yield Problem("label_of_two", say, found=entry.label)
        seen.setdefault(entry.label.casefold(), entry)


def _names_shared(entries: Sequence[Entry]) -> Iterator[Problem]:
    for spellings in _declared(entries).values():
        name, holders = next(iter(spellings.items()))
        if len(holders) > 1:
            both = " and ".join(f"'{entry.label}'" for entry in holders)
            say = f"A name is given to {both}. Keep it with one of them, or make an entry of kind 'family' for it."
            yield Problem("name_of_two", say, found=name)


def _labels_that_are_names(entries: Sequence[Entry]) -> Iterator[Problem]:
    known = _derived(entries) | _declared(entries)
    for entry in entries:
        if names.key(entry.label) in known:
            say = f"The label of '{entry.id}' is itself a name in this table. Choose a label that tells nobody."
            yield Problem("label_is_a_name", say, found=entry.label)


def _initials(entries: Sequence[Entry]) -> Iterator[Problem]:
    """A label that is, or ends in, the real initials is a weak disguise."""
    for entry in entries:
        last = entry.label.split()[-1:] or [""]
        full = {names.initials(name) for name in entry.names} - {""}
        if entry.kind == PERSON and last[0].isupper() and (last[0] in full or last[0] in {word[0] for word in full}):
            say = f"The label '{entry.label}' is made of the person's own initials. Choose another letter."
            yield Problem("label_is_initials", say, found=entry.label)
