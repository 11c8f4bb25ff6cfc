"""The language safeguards are written in: YAML to meaning, with every mistake of a file told at once.

Each mistake gives the line, what was found, what was expected and what to do. Nothing is evaluated: the vocabulary is
closed. `docs/reference/language.md` tells every key.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from heed.chronology import as_written
from heed.chronology.events import CHILD, Event
from heed.chronology.kinds import vocabulary
from heed.chronology.problems import UnusableInput
from heed.chronology.when import Moment
from heed.safeguards import meaning, phrases
from heed.safeguards.meaning import (
    Because,
    Condition,
    Count,
    Earlier,
    Example,
    Exception_,
    Expectation,
    Instead,
    OfChild,
    Safeguard,
    Trigger,
    Verdict,
)
from heed.safeguards.states import STATES
from heed.safeguards.written import Found, Mistake, Reader, from_file, from_text, suggestion

CONDITION = ("kind", "where", "by", "child", "while", "not_while", "earlier", "either", "called")
COUNT = ("at_least", "different", "in")
EXPECTED = ("within", "before", "since", "first", "every", "held_by", "all_of", "each")
TOP = (
    *("id", "says", "pattern", "severity", "scope", "duty", "because", "in_force"),
    *("when", "expect", "also", "instead", "unless", "ask", "note", "examples"),
)
NEEDED = ("id", "says", "pattern", "severity", "duty", "because", "in_force", "when", "expect", "ask", "examples")
TIMINGS = {
    "before trigger": "before",
    "same day": "same day",
    "within limit": "within limit",
    "trigger itself": "itself",
}
ITSELF = "itself"
SILENT = "silent"
VERDICTS = {verdict.words: verdict for verdict in Verdict}


def load(path: Path) -> Safeguard:
    """The safeguard of a file. Raises UnusableInput that names every mistake with its line."""
    found, mistakes = from_file(path)
    return _read(found, mistakes, path.name)


def read(written: str, name: str = "safeguard") -> Safeguard:
    """The safeguard of a text. Raises UnusableInput that names every mistake with its line."""
    found, mistakes = from_text(written)
    return _read(found, mistakes, name)


def _read(found: Found | None, mistakes: list[Mistake], name: str) -> Safeguard:
    reader = Reader(mistakes)
    safeguard = _safeguard(reader, found, name) if found is not None else None
    if reader.mistakes or safeguard is None:
        raise UnusableInput("\n".join(mistake.say(name) for mistake in sorted(reader.mistakes)))
    return safeguard


def _safeguard(reader: Reader, found: Found, name: str) -> Safeguard | None:
    keys = reader.mapping(found, "a safeguard", TOP, NEEDED)
    trigger = _trigger(reader, keys.get("when"))
    expectations = [_expectation(reader, keys[key]) for key in ("expect", "also") if key in keys]
    since, until = _in_force(reader, keys.get("in_force"))
    told = {key: reader.text(keys.get(key)) for key in ("id", "says", "ask", "note")}
    chosen = {
        "pattern": reader.choice(keys.get("pattern"), "a pattern", meaning.PATTERNS),
        "severity": reader.choice(keys.get("severity"), "a severity", meaning.SEVERITIES),
        "duty": reader.choice(keys.get("duty"), "a duty", meaning.BASES),
        "scope": reader.choice(keys.get("scope"), "a scope", meaning.SCOPES) or "child",
    }
    because = tuple(_because(reader, item) for item in reader.items(keys.get("because")))
    exceptions = tuple(_exception(reader, item) for item in reader.items(keys.get("unless")))
    instead = tuple(_instead(reader, item) for item in reader.items(keys.get("instead")))
    examples = tuple(_example(reader, item, told["id"]) for item in reader.items(keys.get("examples")))
    kept = tuple(expectation for expectation in expectations if expectation)
    if reader.mistakes or trigger is None or since is None or len(kept) != len(expectations):
        return None
    try:
        return Safeguard(
            **told,
            **chosen,
            in_force=since,
            until=until,
            trigger=trigger,
            expectations=kept,
            because=because,
            exceptions=exceptions,
            instead=instead,
            examples=examples,
            file=name,
        )
    except ValueError as problem:
        reader.wrong(found.line, str(problem), "parts that fit together were expected", "Mend 'when' or 'expect'.")
        return None


def _in_force(reader: Reader, found: Found | None) -> tuple[date | None, date | None]:
    keys = reader.mapping(found, "'in_force'", ("from", "to"), ("from",))
    return reader.day(keys.get("from")), reader.day(keys.get("to"))


def _because(reader: Reader, found: Found) -> Because:
    keys = reader.mapping(found, "a reason", ("lesson", "guidance", "source"))
    return Because(*(reader.text(keys.get(key)) for key in ("lesson", "guidance", "source")))


def _trigger(reader: Reader, found: Found | None) -> Trigger | None:
    if found is None:
        return None
    if found.items is not None:
        conditions = [_condition(reader, item, "an entry of 'when'", needs_called=True) for item in found.items]
        return Trigger(tuple(conditions)) if conditions else None
    keys = reader.mapping(found, "'when'", (*CONDITION, *COUNT), ("called",))
    condition = _condition_of(reader, keys)
    if not condition.kinds and not condition.states:
        remedy = "Write 'kind:' for an event, or 'while:' for a state that lasts."
        reader.wrong(found.line, "'when' has neither kind nor while", "one of them was expected", remedy)
        return None
    if "at_least" not in keys:
        return Trigger((condition,))
    different = reader.choice(keys.get("different"), "what is counted", ("event", "agency")) or "event"
    count = Count(reader.text(keys.get("at_least")), reader.text(keys.get("in")), different)
    return Trigger((condition,), count)


def _condition(reader: Reader, found: Found, what: str, needs_called: bool = False) -> Condition:
    keys = reader.mapping(found, what, CONDITION, ("called",) if needs_called else ())
    return _condition_of(reader, keys)


def _condition_of(reader: Reader, keys: dict[str, Found]) -> Condition:
    kinds = keys.get("kind")
    for item in reader.items(kinds):
        if item.text != ITSELF:
            phrases.kind(reader, item, reader.text(item))
    return Condition(
        kinds=tuple(kind for kind in reader.texts(kinds) if kind != ITSELF),
        where=phrases.tests(reader, keys.get("where")),
        by=_agencies(reader, keys.get("by")),
        child=_child(reader, keys.get("child")),
        states=_states(reader, keys.get("while")),
        not_states=_states(reader, keys.get("not_while")),
        earlier=tuple(_earlier(reader, item) for item in reader.items(keys.get("earlier"))),
        either=tuple(_condition(reader, item, "an entry of 'either'") for item in reader.items(keys.get("either"))),
        called=reader.text(keys.get("called")),
    )


def _kinds(reader: Reader, found: Found | None) -> tuple[str, ...]:
    for item in reader.items(found):
        phrases.kind(reader, item, reader.text(item))
    return reader.texts(found)


def _agencies(reader: Reader, found: Found | None) -> tuple[str, ...]:
    allowed = (meaning.SAME_AGENCY, meaning.ANOTHER_AGENCY, *vocabulary().codes["agency"])
    return tuple(reader.choice(item, "an agency", allowed) for item in reader.items(found))


def _states(reader: Reader, found: Found | None) -> tuple[str, ...]:
    return tuple(reader.choice(item, "a state", tuple(STATES)) for item in reader.items(found))


def _child(reader: Reader, found: Found | None) -> OfChild | None:
    if found is None:
        return None
    keys = reader.mapping(found, "'child'", ("mobile", "unborn", "age"))
    bounds = dict(phrases.age(reader, item) for item in reader.items(keys.get("age")))
    mobile, unborn = reader.flag(keys.get("mobile")), reader.flag(keys.get("unborn"))
    return OfChild(mobile, unborn, bounds.get("under"), bounds.get("at least"))


def _earlier(reader: Reader, found: Found) -> Earlier:
    keys = reader.mapping(found, "'earlier'", (*CONDITION, "within", "since"), ("kind",))
    return Earlier(_condition_of(reader, keys), reader.text(keys.get("within")), _kinds(reader, keys.get("since")))


def _expectation(reader: Reader, found: Found) -> Expectation | None:
    keys = reader.mapping(found, "an expectation", (*CONDITION, *EXPECTED), ("called",))
    condition = _condition_of(reader, keys)
    needs_all = reader.texts(keys.get("all_of"))
    for item in reader.items(keys.get("all_of")):
        phrases.kind(reader, item, reader.text(item))
    if "before" in keys:
        reader.choice(keys["before"], "what it stands before", ("trigger",))
    try:
        return Expectation(
            replace(condition, kinds=needs_all) if needs_all else condition,
            within=reader.text(keys.get("first") or keys.get("within")),
            before="before" in keys,
            since=_kinds(reader, keys.get("since")),
            every=reader.text(keys.get("every")),
            held_by=_agencies(reader, keys.get("held_by")),
            all_of=bool(needs_all),
            itself="kind" in keys and not condition.kinds,
            each=reader.texts(keys.get("each")),
        )
    except ValueError as problem:
        remedy = "Write 'within:' and a parameter, 'before: trigger', or 'kind: itself'."
        reader.wrong(found.line, str(problem), "an expectation that can be judged", remedy)
        return None


def _instead(reader: Reader, found: Found) -> Instead:
    keys = reader.mapping(found, "an entry of 'instead'", (*CONDITION, "within"), ("within",))
    return Instead(_condition_of(reader, keys), reader.text(keys.get("within")))


def _exception(reader: Reader, found: Found) -> Exception_:
    keys = reader.mapping(found, "an exception", ("id", "says", "when", *CONDITION), ("id", "says"))
    timing = reader.choice(keys.get("when"), "when an exception counts", tuple(TIMINGS)) or "before trigger"
    has_test = any(key in keys for key in CONDITION)
    condition = _condition_of(reader, keys) if has_test else None
    return Exception_(reader.text(keys.get("id")), reader.text(keys.get("says")), TIMINGS[timing], condition)


def _example(reader: Reader, found: Found, safeguard: str) -> Example:
    allowed = ("name", "born", "people", "events", "record", "until", "then")
    keys = reader.mapping(found, "an example", allowed, ("name", "events", "then"))
    verdicts = tuple(_verdict(reader, item) for item in reader.items(keys.get("then")) if item.text != SILENT)
    return Example(
        name=reader.text(keys.get("name")),
        events=tuple(_events(reader, keys.get("events"), safeguard)),
        then=tuple(verdict for verdict in verdicts if verdict),
        born=_moment(reader, keys["born"]) if "born" in keys else None,
        until=_moment(reader, keys["until"]) if "until" in keys else None,
        covered=_covered(reader, keys.get("record")),
        people=reader.texts(keys.get("people")),
        line=found.line,
    )


def _covered(reader: Reader, found: Found | None) -> tuple[str, ...] | None:
    """The agencies whose records an example has; None: every agency's."""
    if found is None:
        return None
    if found.text == "none":
        return ()
    return _agencies(reader, found)


def _verdict(reader: Reader, found: Found) -> Verdict | None:
    written = reader.choice(found, "an answer", (*VERDICTS, SILENT))
    return VERDICTS.get(written)


def _events(reader: Reader, found: Found | None, safeguard: str) -> list[Event]:
    events: list[Event] = []
    for written, value in reader.mapping(found, "'events'").items():
        moment = _moment(reader, Found(value.line, text=written))
        for item in reader.items(value):
            phrase = phrases.event(reader, item)
            if phrase is None or moment is None:
                continue
            place = f"{safeguard}:{len(events) + 1}"
            about = phrase.about or CHILD
            events.append(Event(safeguard, moment, phrase.kind, about, phrase.agency, None, place, phrase.attrs))
    return events


def _moment(reader: Reader, found: Found) -> Moment | None:
    try:
        return as_written.read(reader.text(found))
    except as_written.UnreadableDate as problem:
        remedy = "Write it as 2019-03-05, 2019-03-05 14:00, 2019-03 or birth+14."
        reader.wrong(found.line, str(problem).split(". ")[0], "a date was expected", remedy)
        return None


__all__ = ["load", "read", "suggestion"]
