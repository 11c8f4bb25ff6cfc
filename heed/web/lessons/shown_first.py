"""What the library shows first: the five example publications, read and accepted; of one, half is left to be judged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from heed.safeguards import pack
from heed.web.lessons import actions
from heed.web.lessons.models import Passage, Publication
from heed.web.partnership.demonstration import Demonstration
from heed.web.partnership.models import Member

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
# Of the slides only what the review itself says is accepted; whose account is a lesson is left for Imogen to say, and
# so is the last recommendation, question and response.
HALF_JUDGED = "norfolk-case-s"


def load(demonstration: Demonstration) -> None:
    """Rashid adds each publication; Imogen accepts what was read out of it and names the safeguards that carry it."""
    for file in sorted(EXAMPLES.glob("*/publication.*")):
        publication = actions.add_publication(
            by=demonstration["rashid"], name=f"{file.parent.name}{file.suffix}", document=file.read_bytes()
        )
        _accept(demonstration["imogen"], publication, file.parent)


def _accept(by: Member, publication: Publication, folder: Path) -> None:
    carried = _carried(folder)
    for lesson in publication.lessons.proposed():
        if folder.name == HALF_JUDGED and lesson.stance == "account":
            continue
        safeguards = carried.get(lesson.where, [])
        as_proposed: dict[str, Any] = {
            "stance": lesson.stance,
            "themes": lesson.themes,
            "question": lesson.question,
        }
        actions.accept(by=by, lesson=lesson, safeguards=safeguards, **as_proposed)
    for of_kind in (publication.passages.filter(kind=kind) for kind, _ in Passage.KINDS):
        judged = list(of_kind)[:-1] if folder.name == HALF_JUDGED else list(of_kind)
        actions.accept_as_proposed(by=by, proposals=judged)


def _carried(folder: Path) -> dict[str, list[str]]:
    """The safeguards that cite each lesson of an example, by the line where it stands."""
    told = yaml.safe_load((folder / "lessons.yaml").read_text(encoding="utf-8"))
    citing: dict[str, list[str]] = {}
    for safeguard in pack.load():
        for cited in safeguard.lessons:
            citing.setdefault(cited, []).append(safeguard.id)
    return {str(one["place"]): citing.get(f"{folder.name}/{one['id']}", []) for one in told["lessons"]}
