"""The examples of a safeguard's file run as its tests.

An example has a record of every agency without end, unless it says whose records there are (`record`) or where
knowledge ends (`until`). Rules and limits are those of the day of its trigger.
"""

from __future__ import annotations

from dataclasses import dataclass

from heed.chronology.events import CHILD, Chronology, Coverage, in_order
from heed.chronology.kinds import vocabulary
from heed.chronology.people import Person
from heed.chronology.when import OPEN
from heed.safeguards import replay
from heed.safeguards.meaning import Answer, Example, Safeguard, Verdict
from heed.safeguards.parameters import Parameters


@dataclass(frozen=True)
class Disagreement:
    """An example whose answers are not what its author wrote."""

    safeguard: str
    example: str
    line: int
    expected: tuple[Verdict, ...]
    found: tuple[Answer, ...]

    def say(self) -> str:
        """The disagreement in a sentence, with what the engine said."""
        wanted = ", ".join(verdict.words for verdict in self.expected) or "silent"
        got = ", ".join(answer.answer.words for answer in self.found) or "silent"
        why = " ".join(dict.fromkeys(reason for answer in self.found for reason in answer.reasons))
        place = f"{self.safeguard}, line {self.line}, '{self.example}'"
        return f"{place}: {wanted} was expected, {got} was found. {why}".strip()


def chronology(example: Example) -> Chronology:
    """The example as the chronology of a case."""
    agencies = vocabulary().codes["agency"] if example.covered is None else example.covered
    people = [Person("child", CHILD, born=example.born), *(Person(role, role) for role in example.people)]
    return Chronology(
        in_order(example.events),
        tuple(Coverage(agency, OPEN) for agency in agencies),
        tuple(people),
        reference=example.until.upto if example.until else None,
    )


def disagreements(safeguard: Safeguard, parameters: Parameters) -> tuple[Disagreement, ...]:
    """Every example of the safeguard whose answers are not what it says; none where all hold."""
    found = []
    for example in safeguard.examples:
        told = replay.replay(chronology(example), (safeguard,), parameters, reveal=True).answers
        if tuple(answer.answer for answer in told) != example.then:
            found.append(Disagreement(safeguard.id, example.name, example.line, example.then, told))
    return tuple(found)
