"""Where the passages of a document are laid while it is read, before they are numbered and paired."""

from __future__ import annotations

from dataclasses import dataclass, field

from heed.lessons.documents import Passage
from heed.lessons.points import Point
from heed.lessons.publications import Response
from heed.lessons.recommending import Asked


@dataclass
class Drawers:
    """Where the blocks of a document go while it is read."""

    points: list[tuple[Point, bool]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    questions: list[Passage] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    case_facts: list[Passage] = field(default_factory=list)
    context: list[Passage] = field(default_factory=list)
    contacts: list[Passage] = field(default_factory=list)
    requests: list[Passage] = field(default_factory=list)
    conclusions: list[Passage] = field(default_factory=list)
    notes: list[Passage] = field(default_factory=list)
    titles: list[Passage] = field(default_factory=list)
    signatures: list[Passage] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)
    empty: list[Passage] = field(default_factory=list)
    taken: list[Passage] = field(default_factory=list)
