"""Which problems only say what was done: nothing need be mended for the chronology to be read as meant."""

from __future__ import annotations

# Each is explained, with all the others, in docs/reference/problems.md.
NOTICES = frozenset(
    {
        *(
            "rows-above-headings",
            "repeated-heading",
            "banner-row",
            "headings-carried-over",
            "newest-first",
            "text-outside-tables",
        ),
        *(
            "hidden-row",
            "hidden-sheet",
            "hidden-text",
            "tracked-insertion",
            "encoding-assumed",
            "macros-not-run",
            "date-from-day-number",
        ),
    }
)
