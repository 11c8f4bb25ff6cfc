"""From the one source to a form of briefing: each panel filled as the layout says, abbreviations explained once."""

from __future__ import annotations

from datetime import date

from heed.briefings import wording
from heed.briefings.contents import Briefing, Panel, panel
from heed.briefings.filling import Filling, Point, standing, taken
from heed.briefings.layouts import LAYOUTS, SEVEN_MINUTE, Layout, PanelPlan
from heed.briefings.source import Source


def compose(source: Source, form: str = SEVEN_MINUTE.form, *, issued: date | None = None, version: int = 1) -> Briefing:
    """A form drafted from what the source holds, the standing paragraphs of its house, and nothing else.

    A panel with nothing to hold stays empty or is left out, as the layout says. Raises KeyError for an unknown form.
    """
    layout = LAYOUTS[form]
    filled = [(plan, _filled(plan, source, layout)) for plan in layout.panels]
    kept = [(plan, held) for plan, held in filled if not (held.is_empty and plan.leave_out)]
    numbered = layout.sheets is not None
    panels = [
        panel(plan.number if numbered else place, plan.title, held, notes=_notes(plan, source), new_page=plan.new_page)
        for place, (plan, held) in enumerate(kept, 1)
    ]
    return Briefing(
        id=source.facts.id,
        title=source.facts.title,
        style=source.style,
        panels=tuple(_explained(panels, layout, source)),
        lessons=tuple(one for one in source.lessons if not (layout.is_short and one.longer)),
        recommendations=tuple(one for one in source.recommendations if not (layout.is_short and one.longer)),
        issued=issued,
        version=version,
        labels=source.facts.labels,
        form=form,
    )


def _filled(plan: PanelPlan, source: Source, layout: Layout) -> Filling:
    for words in (plan.fill, plan.or_else):
        held = sum((taken(word, source, short=layout.is_short) for word in words), Filling())
        if not held.is_empty:
            return held
    if plan.if_empty_standing:
        return Filling(paragraphs=(standing(plan.if_empty_standing, source.style),))
    return Filling(paragraphs=(plan.if_empty,)) if plan.if_empty else Filling()


def _notes(plan: PanelPlan, source: Source) -> str:
    if plan.notes.startswith("standing."):
        return standing(plan.notes.removeprefix("standing."), source.style)
    return plan.notes


def _explained(panels: list[Panel], layout: Layout, source: Source) -> list[Panel]:
    """Each abbreviation with a known meaning explained where it first stands, and listed where a list is due."""
    meanings = wording.MEANINGS | wording.meanings_told("\n".join(one.text for one in panels))
    word = wording.explaining(meanings, source.facts.labels)
    contacts = {one.number for one in panels if _is_contacts(one, source)}
    told = [one if one.number in contacts else one.worded(word) for one in panels]
    if not any("abbreviations" in plan.fill for plan in layout.panels):
        return told
    used = wording.used("\n".join(one.text for one in told), meanings, source.facts.labels)
    if not used:
        return told
    plan = next(plan for plan in layout.panels if "abbreviations" in plan.fill)
    points = tuple(Point(meaning, f"{short}:") for short, meaning in used)
    return [*told, Panel(len(told) + 1, plan.title, points=points)]


def _is_contacts(one: Panel, source: Source) -> bool:
    """Whether it names whom to ask: names of offices are left as they call themselves."""
    names = {contact.name for contact in source.style.contacts}
    return any(point.lead.rstrip(":") in names for point in one.points)
