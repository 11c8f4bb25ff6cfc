"""Layouts as data: which panels a form has, in which order, how much each holds, and how they stand on a sheet."""

from __future__ import annotations

from dataclasses import dataclass

# Reading speed assumed for a team that reads aloud and stops to think; an assumption, not a finding.
WORDS_A_MINUTE = 130


@dataclass(frozen=True)
class PanelPlan:
    """A numbered panel: its fixed title, what belongs in it, and the most words that stay readable in its space."""

    number: int
    title: str
    holds: str
    words: int


@dataclass(frozen=True)
class Sheet:
    """One side of paper: numbers of panels in columns from left to right, each read downwards, then one across."""

    columns: tuple[tuple[int, ...], ...]
    across: int | None = None


@dataclass(frozen=True)
class Layout:
    """A form of briefing. words: the most it may hold altogether. sheets: by the number of sides it is printed on.

    key_panel: the one a passer-by should read if they read only one.
    """

    form: str
    title: str
    words: int
    panels: tuple[PanelPlan, ...]
    key_panel: int
    sheets: dict[int, tuple[Sheet, ...]]

    def plan(self, number: int) -> PanelPlan:
        """The panel of that number. Raises KeyError."""
        for plan in self.panels:
            if plan.number == number:
                return plan
        raise KeyError(number)


SEVEN_MINUTE = Layout(
    form="seven_minute_briefing",
    title="7-minute briefing",
    words=900,
    panels=(
        PanelPlan(1, "Process and background", "why there was a review, and over which period", 90),
        PanelPlan(2, "What happened", "the story, short, without a detail that tells who it was", 190),
        PanelPlan(3, "Emerging issues", "what the review saw, fault and good practice alike", 150),
        PanelPlan(4, "Learning points", "what every reader should take away", 200),
        PanelPlan(5, "Recommendations", "what will change, and who will see to it", 170),
        PanelPlan(6, "What does this mean for me?", "a question for each learning point", 170),
        PanelPlan(7, "Questions and where to learn more", "whom to ask, and the longer forms of this review", 90),
    ),
    key_panel=4,
    sheets={
        1: (Sheet(((1, 2), (3, 4), (5, 6)), across=7),),
        2: (Sheet(((1,), (2,), (3,))), Sheet(((4,), (5,), (6,)), across=7)),
    },
)
LAYOUTS = {layout.form: layout for layout in (SEVEN_MINUTE,)}
