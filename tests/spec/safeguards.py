"""Small safeguards and small records for the tables of the specification."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from heed.chronology import as_written
from heed.chronology.events import CHILD, Chronology, Coverage, Event, in_order
from heed.chronology.kinds import vocabulary
from heed.chronology.people import Person
from heed.chronology.when import OPEN, Moment
from heed.safeguards import language, parameters
from heed.safeguards.meaning import Answer, Safeguard
from heed.safeguards.parameters import Parameters
from heed.safeguards.phrases import event as event_phrase
from heed.safeguards.replay import replay
from heed.safeguards.written import Found, Reader

HEAD = """
id: {id}
says: What the table tests.
pattern: {pattern}
severity: high
scope: {scope}
duty: judgement
because: [{{lesson: a-review/a-lesson}}]
in_force: {{from: 2005-10-01}}
ask: What happened?
examples: []
"""


@cache
def shipped() -> Parameters:
    return parameters.load()


def safeguard(body: str, *, pattern: str = "response-within", scope: str = "case", id: str = "T-01") -> Safeguard:
    """A safeguard of which only `when`, `expect` and what follows are written."""
    return language.read(HEAD.format(id=id, pattern=pattern, scope=scope) + body)


def event(date: str, phrase: str, number: int = 0) -> Event:
    """An event from its date and phrase: `event("2019-03-05", "injury.seen by gp")`."""
    found = event_phrase(Reader(), Found(1, text=phrase))
    assert found is not None, phrase
    return Event(
        "case", as_written.read(date), found.kind, found.about or CHILD, found.agency, None, f"t:{number}", found.attrs
    )


def record(
    rows: str | Iterable[str],
    *,
    born: str = "",
    covered: Iterable[Coverage] | None = None,
    reference: datetime | None = None,
    people: Iterable[str] = (),
) -> Chronology:
    """A case from rows of `date  event phrase`; every agency's record is there unless `covered` says otherwise.

    people: roles of the adults in the case.
    """
    lines = rows.strip().splitlines() if isinstance(rows, str) else rows
    events = [event(*map(str.strip, line.split("  ", 1)), number) for number, line in enumerate(lines)]  # type: ignore[arg-type]
    everybody = [Coverage(agency, OPEN) for agency in vocabulary().codes["agency"]]
    child = Person("child", CHILD, born=as_written.read(born) if born else None)
    coverage = tuple(everybody if covered is None else covered)
    adults = (Person(role, role) for role in people)
    return Chronology(in_order(events), coverage, (child, *adults), reference=reference)


def table(written: str, words: dict[str, str]) -> list[tuple[str, list[str], list[str]]]:
    """Rows of `what is told : date word, date word : answer, answer`, as name, rows of a record, and answers.

    A date that is one number is that day of March 2019, "March" the whole of it; a word stands for a kind.
    """
    found = []
    for line in written.strip().splitlines():
        name, told, answered = (part.strip() for part in line.split(" : "))
        rows = []
        for one in told.split(","):
            date, word = one.strip().rsplit(" ", 1)
            date = (
                f"2019-03-{int(date):02}" if date.isdigit() and len(date) < 3 else date.replace("March", "March 2019")
            )
            rows.append(f"{date}  {words[word]}")
        found.append((name, rows, [] if answered == "silent" else answered.split(", ")))
    return found


def covering(agency: str, first: str, last: str, *kinds: str) -> Coverage:
    start, end = as_written.read(first), as_written.read(last)
    return Coverage(agency, Moment(start.at, end.upto, clock=start.clock), kinds=kinds)


def answers(safeguards: Safeguard | Iterable[Safeguard], chronology: Chronology, **how: object) -> tuple[Answer, ...]:
    """The answers of one or several safeguards, the harm not masked unless asked."""
    pack = (safeguards,) if isinstance(safeguards, Safeguard) else tuple(safeguards)
    return replay(chronology, pack, shipped(), **{"reveal": True, **how}).answers  # type: ignore[arg-type]


def verdicts(safeguards: Safeguard | Iterable[Safeguard], chronology: Chronology, **how: object) -> list[str]:
    return [answer.answer.words for answer in answers(safeguards, chronology, **how)]
