"""The entries of a case set against each other: found once for a state of the case, kept, and read from there.

    found = comparison_of(review.case)

It is looked for anew when the case has changed (an entry, a person, a relationship, a covered period, the reference
date) or the program that looks has. What was found is kept in the words of the record; `reviews.contradictions` shows
it in the words of a view.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Count, Max, Model
from django.forms.models import model_to_dict

import heed.chronology
from heed.chronology.contradictions import Contradiction, Sentence, find_contradictions
from heed.chronology.contradictions.passages import HIGH
from heed.chronology.duplicates import find_pairs
from heed.chronology.events import Chronology, Event
from heed.chronology.gaps import Gap, find_gaps
from heed.chronology.sentences import agency, sentence
from heed.chronology.when import Moment
from heed.web.casebook.chains import Chains, chains_of
from heed.web.casebook.chronologies import chronology_with_keys
from heed.web.casebook.models import Case, EventRecord, stored
from heed.web.reviews.links import decisions_in_force
from heed.web.reviews.models import Comparison, LinkDecision


@dataclass(frozen=True)
class Side:
    """One passage: the key of its entry, or where it stands and what it says where it is no entry."""

    pk: int | None
    source: str = ""
    text: str = ""


@dataclass(frozen=True)
class Disagreement:
    """What cannot all be true, by the keys of the records it stands in."""

    kind: str
    severity: str
    sentence: Sentence
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Alike:
    """Two entries that may be one happening, and why."""

    pks: tuple[int, int]
    because: tuple[Sentence, ...]


@dataclass(frozen=True)
class Compared:
    """All that was found in a case."""

    disagreements: tuple[Disagreement, ...] = ()
    alike: tuple[Alike, ...] = ()
    gaps: tuple[Gap, ...] = ()


def comparison_of(case: Case) -> Compared:
    """What was found in the case as it stands now: read where it is kept, looked for where the case has changed."""
    now = fingerprint_of(case)
    kept = Comparison.objects.filter(case=case).first()
    if kept is None or kept.fingerprint != now:
        found = _found(*chronology_with_keys(case))
        kept, _ = Comparison.objects.update_or_create(case=case, defaults={"fingerprint": now, "found": found})
    return _read(kept.found)


def keys_of(case: Case, compared: Compared) -> dict[str, Disagreement]:
    """Each disagreement under a key of what it is made of: the entries, by their first records, and what it says.

    With those that were found are the rival accounts that a person linked. A key outlives a kind that is chosen; it is
    another once what does not agree is.
    """
    chains = chains_of(case)
    keys = {}
    for one in (*compared.disagreements, *_decided_rivals(case, chains)):
        sides = [chains.first(side.pk) if side.pk else f"{side.source} {side.text}" for side in one.sides]
        told = json.dumps([one.kind, one.sentence.told(), sides])
        keys[hashlib.sha256(told.encode()).hexdigest()] = one
    return keys


def _decided_rivals(case: Case, chains: Chains) -> Iterator[Disagreement]:
    """The pairs of which a person has said that they are rival accounts."""
    for pair, decision in decisions_in_force(case).items():
        pks = chains.currents(pair)
        if decision.decision == LinkDecision.RIVAL and len(pks) == len(pair):
            agencies = dict(EventRecord.objects.filter(pk__in=pks).values_list("pk", "agency"))
            said = sentence("{} and {} tell one happening differently.", *(agency(agencies[pk]) for pk in pks))
            yield Disagreement("accounts", HIGH, said, tuple(Side(pk) for pk in pks))


def fingerprint_of(case: Case) -> str:
    """A few letters that change whenever something does that the comparison reads."""
    events = case.events.aggregate(Count("pk"), Max("pk"))  # rows are only ever added
    about = [case.nation, str(case.reference), events, *map(_rows, (case.people, case.relationships, case.coverage))]
    told = json.dumps([_of_the_program(), *about], sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def _rows(rows: Any) -> list[dict[str, Any]]:
    found: list[Model] = list(rows.all())
    return [model_to_dict(row) for row in found]


@cache
def _of_the_program() -> str:
    """What looks: a changed rule looks at every case again."""
    sources = sorted(path for path in Path(heed.chronology.__path__[0]).rglob("*") if path.suffix in (".py", ".yaml"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _found(chronology: Chronology, pks: tuple[int, ...]) -> dict[str, Any]:
    keys = {id(event): pk for event, pk in zip(chronology.events, pks, strict=True)}
    return {
        "disagreements": [_disagreement(one, keys) for one in find_contradictions(chronology)],
        "alike": [
            [_key(pair.first, keys), _key(pair.second, keys), [_sentence(one) for one in pair.reasons]]
            for pair in find_pairs(chronology.events)
        ],
        "gaps": [
            [gap.agency, stored(gap.over.at), stored(gap.over.upto), gap.over.clock, gap.whole]
            for gap in find_gaps(chronology)
        ],
    }


def _key(event: Event, keys: dict[int, int]) -> int:
    return keys[id(event)]


def _disagreement(one: Contradiction, keys: dict[int, int]) -> list[Any]:
    sides = [
        [keys[id(side.event)], "", ""] if side.event is not None else [None, side.source, side.text]
        for side in one.passages
    ]
    return [one.kind, one.severity, _sentence(one.sentence), sides]


def _sentence(one: Sentence) -> list[Any]:
    return [one.text, [list(part) for part in one.parts]]


def _sentence_from(told: list[Any]) -> Sentence:
    text, parts = told
    return Sentence(text, tuple((sort, raw) for sort, raw in parts))


def _read(found: dict[str, Any]) -> Compared:
    return Compared(
        tuple(
            Disagreement(kind, severity, _sentence_from(said), tuple(Side(*side) for side in sides))
            for kind, severity, said, sides in found["disagreements"]
        ),
        tuple(Alike((first, second), tuple(map(_sentence_from, because))) for first, second, because in found["alike"]),
        tuple(
            Gap(agency, "", Moment(datetime.fromisoformat(at), datetime.fromisoformat(upto), clock=clock), whole)
            for agency, at, upto, clock, whole in found["gaps"]
        ),
    )
