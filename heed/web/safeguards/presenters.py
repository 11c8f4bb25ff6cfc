"""Answers and safeguards in the words of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from heed.chronology.kinds import vocabulary
from heed.chronology.when import Moment
from heed.safeguards.meaning import Answer, Limit, Safeguard, Verdict
from heed.safeguards.parameters import Dated, Parameters
from heed.safeguards.sentences import BASIS_IN_WORDS

# What an answer says comes first; the colour only repeats it.
TAGS = {
    Verdict.MET: ("Met", "turquoise"),
    Verdict.LATE: ("Late", "orange"),
    Verdict.NOT_RECORDED: ("Not recorded", "red"),
    Verdict.NOT_YET_DUE: ("Expected", "yellow"),
    Verdict.EXCEPTED: ("Exception", "grey"),
    Verdict.MAYBE: ("Maybe", "purple"),
    Verdict.CANNOT_TELL: ("Cannot tell", "blue"),
}
# What a person is asked today, what can still be done in time first.
ASKED = (Verdict.NOT_YET_DUE, Verdict.NOT_RECORDED, Verdict.MAYBE, Verdict.CANNOT_TELL, Verdict.LATE)
HELD = {True: "holds", False: "does not hold", None: "cannot be tested from this record"}
GROUPS = {
    "Would have been asked": (Verdict.NOT_RECORDED, Verdict.LATE),
    "Might have been asked": (Verdict.MAYBE,),
    "Still expected at this point": (Verdict.NOT_YET_DUE,),
    "Done as expected": (Verdict.MET, Verdict.EXCEPTED),
    "Cannot be told from this record": (Verdict.CANNOT_TELL,),
}


@dataclass(frozen=True)
class Shown:
    """One answer as a page shows it."""

    answer: Answer
    safeguard: Safeguard | None
    tag: str
    colour: str
    trigger: str
    source: str
    about: str
    agency: str
    due: str
    limit: str
    exceptions: tuple[tuple[str, str], ...]
    lessons: tuple[str, ...]
    lead: str


def shown(
    answers: Iterable[Answer], by_id: Callable[[str], Safeguard | None], source: Callable[[str], str] = str
) -> list[Shown]:
    """Answers for a page. source: how the page shows where an entry stands."""
    return [_shown(answer, by_id(answer.safeguard), source) for answer in answers]


def _shown(answer: Answer, safeguard: Safeguard | None, source: Callable[[str], str]) -> Shown:
    tag, colour = TAGS[answer.answer]
    says = {exception.id: exception.says for exception in safeguard.exceptions} if safeguard else {}
    return Shown(
        answer=answer,
        safeguard=safeguard,
        tag=tag,
        colour=colour,
        trigger=f"{meaning_of(answer.trigger.kind)}, {answer.trigger.when.say()}",
        source=source(answer.trigger.source),
        about=plain_words(answer.about),
        agency=plain_words(answer.trigger.agency),
        due=say_due(answer.due),
        limit=say_limit(answer.limit),
        exceptions=tuple(
            (says.get(tested.id, plain_words(tested.id)), HELD[tested.held]) for tested in answer.exceptions
        ),
        lessons=tuple(say_lesson(lesson) for lesson in answer.lessons),
        lead=say_lead(answer.days_before_harm),
    )


def grouped(answers: Iterable[Shown]) -> list[tuple[str, list[Shown]]]:
    """Answers under the headings of a page, empty ones left out."""
    kept = list(answers)
    found = [(title, [one for one in kept if one.answer.answer in told]) for title, told in GROUPS.items()]
    return [(title, here) for title, here in found if here]


def plain_words(code: str) -> str:
    return code.replace("_", " ").replace(".", " ").replace("-", " ")


def meaning_of(kind: str) -> str:
    """What a kind of event means; of the nearest kind above it where it has no meaning of its own."""
    known = vocabulary().kinds.get(kind)
    while known is None and "." in kind:
        kind = kind.rpartition(".")[0]
        known = vocabulary().kinds.get(kind)
    return known.meaning if known else plain_words(kind)


def say_lesson(lesson: str) -> str:
    """A lesson's identifier in words: "wiltshire child k: report every bruise"."""
    review, _, name = lesson.partition("/")
    words = f"{plain_words(review).title()}: {plain_words(name)}" if name else plain_words(review)
    return words


def say_limit(limit: Limit | None) -> str:
    return f"{limit.say()} ({BASIS_IN_WORDS[limit.basis]})" if limit else "no clock"


@dataclass(frozen=True)
class LimitShown:
    """One limit of a safeguard as a page shows it."""

    meaning: str
    value: str
    basis: str
    since: date
    until: date | None
    sources: tuple[str, ...]
    note: str


def limits_shown(safeguard: Safeguard, limits: Parameters) -> list[LimitShown]:
    """Every limit the safeguard looks up, with each of its values over time, the basis and the source."""
    named = [limits.by_id[name] for name in safeguard.parameters]
    return [_limit(one.meaning, one.note, value) for one in named for value in one.values]


def _limit(meaning: str, note: str, value: Dated) -> LimitShown:
    basis = BASIS_IN_WORDS[value.limit.basis]
    return LimitShown(meaning, value.limit.say(), basis, value.since, value.until, value.sources, note)


def say_due(due: Moment | None) -> str:
    """By when, in words; the last day of the interval in which the limit can have ended."""
    if due is None:
        return ""
    if due.is_calendar and due.upto - due.at <= timedelta(days=1):
        return say_by(due.upto)
    return f"a day from {due.say()}" if due.precision == "range" else due.say()


def say_by(end: datetime) -> str:
    """The end of a limit: "the end of 19 November 2026", "19 November 2026 at 16:30"."""
    if (end.hour, end.minute) == (0, 0):
        last = end - timedelta(minutes=1)
        return f"the end of {last.day} {last:%B %Y}"
    return f"{end.day} {end:%B %Y} at {end:%H:%M}"


def say_lead(days: tuple[int, int] | None) -> str:
    """How long before the harm: "12 days before the harm", "between 12 and 41 days before the harm"."""
    if days is None:
        return ""
    least, most = days
    if least == most:
        return f"{least} day{'' if least == 1 else 's'} before the harm"
    return f"between {max(least, 0)} and {most} days before the harm"


def say_delay(due: datetime, noticed: datetime) -> str:
    """How much later than its moment something was noticed; nothing within the hour."""
    late = noticed - due
    if late < timedelta(hours=1):
        return ""
    days, hours = late.days, late.seconds // 3600
    number, unit = (days, "day") if days else (hours, "hour")
    return f"{number} {unit}{'' if number == 1 else 's'} after its moment"


def tally(answers: Iterable[Answer]) -> str:
    """How much could be judged: never a score."""
    counted = Counter(answer.answer for answer in answers)
    if not counted:
        return "No safeguard was set off, so there is nothing to answer. That is no finding that all was well."
    untold = counted[Verdict.CANNOT_TELL]
    judged = sum(counted.values()) - untold
    return f"{judged} answer{'' if judged == 1 else 's'} could be given, {untold} could not."
