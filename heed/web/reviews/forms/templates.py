"""The template of a review as people make it: which columns, under which heading, and which are mandatory."""

from __future__ import annotations

from typing import Any

from django import forms

from heed.chronology.template import COLUMNS, NEEDED, Column, Template
from heed.web.design.forms import SeenForm
from heed.web.reviews.forms.fields import words


class TemplateForm(SeenForm):
    """A row for each column there can be: whether it is asked for, its heading, whether every row has to fill it."""

    instructions = words(6, label="What to do", help_text="One sentence on a line; they stand above the table.")

    def __init__(self, *args: Any, of: Template, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = {column.means: column for column in of.columns}
        self.fields["instructions"].initial = "\n".join(of.instructions)
        for means, heading in COLUMNS.items():
            column = there.get(means)
            needed = means in NEEDED
            self.fields[f"use_{means}"] = forms.BooleanField(required=False, initial=bool(column), disabled=needed)
            self.fields[f"heading_{means}"] = forms.CharField(
                required=False, max_length=60, initial=column.heading if column else heading
            )
            self.fields[f"mandatory_{means}"] = forms.BooleanField(
                required=False, initial=needed or bool(column and column.mandatory), disabled=needed
            )

    def rows(self) -> list[dict[str, Any]]:
        """For each column there can be, the words for it and its three fields."""
        parts = ("use", "heading", "mandatory")
        return [
            {"called": called} | {part: self[f"{part}_{means}"] for part in parts} for means, called in COLUMNS.items()
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [
            Column(means, cleaned.get(f"heading_{means}") or called, bool(cleaned.get(f"mandatory_{means}")))
            for means, called in COLUMNS.items()
            if cleaned.get(f"use_{means}")
        ]
        headings = [column.heading.casefold() for column in chosen]
        for column in chosen:
            if headings.count(column.heading.casefold()) > 1:
                self.add_error(f"heading_{column.means}", "Two columns have this heading. Give each one of its own.")
        return cleaned | {"columns": chosen}
