"""What the demonstration shows of briefings: one about Child K, written by one member, approved by another, shared."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

from heed.web.briefings import actions
from heed.web.briefings.checking import key_of, open_leaks
from heed.web.briefings.laying_out import Content
from heed.web.partnership.demonstration import Demonstration
from heed.web.partnership.models import Member
from heed.web.reviews.models import Review

PARTS = (
    *("sides", "forms", "process", "story", "issues", "lessons", "questions", "recommendations", "links"),
    *("good_practice", "for_parents"),
)
TEAM = "Harbour health visiting team"


def load(demonstration: Demonstration) -> None:
    """Rashid drafts and rewords, Imogen resolves and approves, Rashid issues and shares; another draft is left open."""
    told = _told()
    rashid, imogen = demonstration["rashid"], demonstration["imogen"]
    actions.set_contact(by=rashid, **told["contact"])
    reviews = Review.objects.filter(partnership=demonstration.partnership)
    draft = actions.start_draft(by=rashid, review=reviews.get(label="Child K"), title=told["title"])
    content: Content = {name: told[name] for name in PARTS}
    wording = actions.write(by=rashid, draft=draft, title=told["title"], content=content, based_on=1)
    for leak in open_leaks(draft):
        for words, reason in told["may_stand"].items():
            if words in leak.found:
                actions.keep_leak(by=imogen, draft=draft, leak=key_of(leak), reason=reason)
    actions.approve(by=imogen, draft=draft, version=wording.version)
    issued = actions.issue(by=rashid, draft=draft, version=wording.version)
    actions.share(by=rashid, issue=issued, team=demonstration.teams[TEAM])
    _leave_in_hand(rashid, reviews.get(label=told["in_hand"]["label"]), told["in_hand"])


def _leave_in_hand(by: Member, review: Review, told: dict[str, str]) -> None:
    """A draft that somebody is writing, with a leak still open."""
    draft = actions.start_draft(by=by, review=review, title=told["title"])
    content: Content = draft.latest.content
    story = [told["slip"] if one.startswith(told["instead_of"]) else one for one in content["story"]]
    actions.write(by=by, draft=draft, title=told["title"], content=content | {"story": story}, based_on=1)


def _told() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("shown_first.yaml").read_text(encoding="utf-8"))
    return told
