"""What a draft still lacks before it is fit to be issued; in every form, each thing said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heed.briefings import colour, wording
from heed.briefings.contents import Briefing, Panel
from heed.briefings.layouts import PARENTS, SEVEN_MINUTES, WORDS_A_MINUTE, PanelPlan


@dataclass(frozen=True)
class Fault:
    """Something a draft lacks or should not have: in which panel (None: all of it), what, and what to do."""

    kind: str
    say: str
    panel: int | None = None


def faults(briefing: Briefing) -> list[Fault]:
    """Everything a draft still lacks, panel by panel, then of the whole."""
    plans = {plan.title: plan for plan in briefing.layout.panels}
    found = [fault for panel in briefing.panels for fault in _of_panel(panel, plans.get(panel.title))]
    return [
        *found,
        *_unpaired(briefing),
        *_unreachable(briefing),
        *_wording(briefing),
        *_too_long(briefing),
    ]


def faults_of_forms(briefings: Sequence[Briefing]) -> list[tuple[Fault, tuple[str, ...]]]:
    """The faults of every form of one source, each once, with the titles of the forms it was found in."""
    forms: dict[tuple[str, str], list[str]] = {}
    first: dict[tuple[str, str], Fault] = {}
    for briefing in briefings:
        for fault in faults(briefing):
            key = fault.kind, fault.say
            first.setdefault(key, fault)
            titles = forms.setdefault(key, [])
            if briefing.layout.title not in titles:
                titles.append(briefing.layout.title)
    return [(fault, tuple(forms[key])) for key, fault in first.items()]


def _of_panel(panel: Panel, plan: PanelPlan | None) -> Iterator[Fault]:
    if plan is None:
        return
    if not panel.words:
        say = f"Panel {panel.number}, {panel.title}, is empty. It holds {plan.holds}."
        yield Fault("empty_panel", say, panel.number)
    elif panel.words > plan.words:
        say = (
            f"Panel {panel.number}, {panel.title}, has {panel.words} words; it has space for {plan.words}. Shorten it."
        )
        yield Fault("panel_too_long", say, panel.number)


def _panel_of(briefing: Briefing, *words: str) -> int | None:
    """The number of the panel that one of these words of `fill` fills."""
    titles = {plan.title for plan in briefing.layout.panels if set(words) & set(plan.fill)}
    return next((panel.number for panel in briefing.panels if panel.title in titles), None)


def _unpaired(briefing: Briefing) -> Iterator[Fault]:
    learning = _panel_of(briefing, "lessons", "lessons_by_theme", "lessons_with_questions", "lessons_in_plain_words")
    asking = _panel_of(briefing, "questions", "lessons_with_questions")
    if briefing.layout.readers != PARENTS:
        for place, lesson in enumerate(briefing.lessons, 1):
            if not lesson.question.strip():
                say = f"Learning point {place} has no question. Ask the reader what it means in their own work."
                yield Fault("no_question", say, asking)
            if not lesson.source.strip():
                say = f"Learning point {place} has no source. Name the review and the place in it."
                yield Fault("no_source", say, learning)
    for one in briefing.recommendations:
        if not one.addressee.strip():
            say = f"Recommendation {one.number} is addressed to nobody. Name the one agency that answers for it."
            yield Fault("no_addressee", say, _panel_of(briefing, "recommendations", "recommendations_and_responses"))


def _unreachable(briefing: Briefing) -> Iterator[Fault]:
    last = _panel_of(briefing, "contacts")
    if not any(contact.phone or contact.email or contact.web for contact in briefing.style.contacts):
        say = "Nobody can be asked: the house style has no contact. Add a name with a telephone number or an address."
        yield Fault("no_contact", say, last)
    for link in (link for panel in briefing.panels for link in panel.links):
        if not link.address:
            yield Fault("lost_link", f"'{link.label}' leads nowhere. Add its address or leave it out.", last)
    for one in filter(None, (briefing.style.colour, briefing.style.accent)):
        if not colour.is_colour(one):
            yield Fault("no_colour", f"'{one}' is not a colour. Write six figures after a hash: #1d5c63.")


def _wording(briefing: Briefing) -> Iterator[Fault]:
    """Words that blame or that a reader may not know, panel by panel, then abbreviations in the order of reading."""
    readers = briefing.layout.readers
    offices = [contact.name for contact in briefing.style.contacts]
    for panel in briefing.panels:
        for line in (one for one in panel.lines if not one.startswith(tuple(offices))):  # they are called what they are
            for found in wording.findings(line, readers=readers):
                yield Fault(found.kind, found.say, panel.number)
    text = "\n".join(panel.text for panel in briefing.panels)
    for short, meaning in wording.unexplained(text, briefing.labels):
        number = next(panel.number for panel in briefing.panels if short in panel.text)
        how = f"{meaning} ({short})" if meaning else f"its meaning with ({short}) after it"
        yield Fault("abbreviation", f"'{short}' stands unexplained. Write {how} the first time.", number)


def _too_long(briefing: Briefing) -> Iterator[Fault]:
    most = briefing.layout.words
    if briefing.words > most:
        minutes = briefing.words / WORDS_A_MINUTE
        against = f" Seven minutes is {SEVEN_MINUTES}." if most <= SEVEN_MINUTES else ""
        say = (
            f"{briefing.layout.title}: {briefing.words} words, about {minutes:.0f} minutes at {WORDS_A_MINUTE} a "
            f"minute. It holds {most}: take out {briefing.words - most}.{against}"
        )
        yield Fault("too_long", say)
