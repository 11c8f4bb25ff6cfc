"""heed read, heed recur: what published documents say was learned, and which of it was learned before."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from heed.chronology.problems import UnusableInput
from heed.cli.printing import as_line, complain, count, heading, tell, wrapped
from heed.lessons.publications import Publication
from heed.lessons.reading import contents
from heed.lessons.reading.apart import understood
from heed.lessons.recurrence import recurring


def add_commands(commands: Any) -> None:
    reading = commands.add_parser("read", help="read published documents into lessons")
    reading.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PDF, DOCX, PPTX, HTML, TXT or Markdown")
    reading.add_argument("--json", action="store_true", help="print one JSON object a file, a line each")
    reading.set_defaults(run=run_read)
    again = commands.add_parser("recur", help="find lessons that several documents share")
    again.add_argument("files", nargs="+", type=Path, metavar="FILE", help="published documents")
    again.add_argument("--json", action="store_true", help="print the groups as JSON, a line each")
    again.set_defaults(run=run_recur)


def run_read(chosen: argparse.Namespace) -> int:
    """Reads each file; one that cannot be used is named on its own and the others are still read (status 3)."""
    publications, status = _read_all(chosen.files)
    for number, publication in enumerate(publications):
        if chosen.json:
            tell(as_line(publication.as_json()))
        else:
            tell(("\n" if number else "") + in_words(publication))
    return status


def run_recur(chosen: argparse.Namespace) -> int:
    """Groups the lessons of the documents that say the same thing, most often learned first."""
    publications, status = _read_all(chosen.files)
    for group in recurring(publications):
        if chosen.json:
            tell(as_line(group.as_json()))
        else:
            tell(wrapped(f"{group.title}: {group.say}", 0, 2))
            for lesson in group.lessons:
                tell(wrapped(f"{lesson.publication}: {lesson.text}", 4, 6))
    return status


def _read_all(paths: list[Path]) -> tuple[list[Publication], int]:
    publications, status = [], 0
    for path in paths:
        try:
            publications.append(understood(path.name, contents(path)))
        except UnusableInput as why:
            complain(str(why))
            status = 3
    return publications, status


def in_words(publication: Publication) -> str:
    """What was found in a publication and what could not be placed, for a terminal."""
    shape: dict[str, Any] = publication.as_json()
    lines = [heading(shape["source"]["name"]), *_about(shape)]
    for title, key in (
        ("What happened", "case_facts"),
        ("Learning points", "learning_points"),
        ("Good practice", "good_practice"),
        ("Recommendations", "recommendations"),
        ("Reflective questions", "reflective_questions"),
        ("Responses", "responses"),
        ("Not placed", "unplaced"),
    ):
        lines.append(f"\n{title}: {count(len(shape[key]), 'passage')}")
        lines += [wrapped(_item(item), 2, 6) for item in shape[key]]
    lines.append(f"\n{count(len(shape['contradictions']), 'contradiction')}".capitalize())
    lines += [wrapped(f"[{item['severity']}] {item['say']}", 2, 6) for item in shape["contradictions"]]
    lines += [wrapped(f"Problem: {item['say']}", 2, 6) for item in shape["problems"]]
    return "\n".join(lines)


def _about(shape: dict[str, Any]) -> list[str]:
    review, authority, published = shape["review"] or {}, shape["authority"], shape["published"]
    themes = ", ".join(theme["id"] for theme in shape["themes"] if theme["weight"] == "primary")
    return [
        f"Form: {shape['form'].replace('_', ' ')}   Review: {review.get('label') or 'not named'}",
        f"Authority: {authority['name'] + ' (' + authority['basis'] + ')' if authority else 'not named'}",
        f"Published: {published['text'] if published else 'no date of publication'}",
        f"Themes: {themes or 'none'}",
    ]


def _item(item: dict[str, Any]) -> str:
    place = next(f"{unit} {item['place'][unit]}" for unit in ("page", "slide", "line") if unit in item["place"])
    notes = [str(item[key]) for key in ("stance", "number", "addressee") if item.get(key)]
    return f"({place}{''.join(f', {note}' for note in notes)}) {item['text']}"
