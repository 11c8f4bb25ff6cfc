"""What stands between a draft and its issue."""

from __future__ import annotations

import hashlib
from datetime import date

from django.utils import timezone

from heed.anonymity import leaks
from heed.anonymity.leaks import Leak
from heed.briefings.writing.typesetting import CannotBeSet
from heed.web.briefings.laying_out import briefings_of, file_of, forms_of
from heed.web.briefings.models import Approval, Draft
from heed.web.casebook.chronologies import people_of
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import labels_table


def key_of(leak: Leak) -> str:
    """A short name for a leak, by which a form says which one it means without repeating its words."""
    return hashlib.sha256(f"{leak.kind}\n{leak.found}".encode()).hexdigest()[:16]


def open_leaks(draft: Draft) -> list[Leak]:
    """Leaks in the version that stands which nobody let stand; the same words once."""
    kept = set(draft.kept_leaks.filter(taken_back=None).values_list("kind", "found"))
    fresh: dict[tuple[str, str], Leak] = {}
    for leak in _leaks_in(draft):
        if (leak.kind, leak.found) not in kept:
            fresh.setdefault((leak.kind, leak.found), leak)
    return list(fresh.values())


def what_stands_in_the_way(draft: Draft) -> list[str]:
    """Every reason why the draft cannot be issued now, all at once; empty when it can."""
    reasons = []
    if found := open_leaks(draft):
        one = len(found) == 1
        reasons.append(
            f"The anonymity check has {len(found)} leak{'' if one else 's'} that nobody has resolved: reword "
            f"{'it' if one else 'each'}, or say why it may stand."
        )
    reasons += [
        f"The review is on hold ({hold.get_reason_display().lower()}). Nothing of it is issued until that is lifted."
        for hold in draft.review.holds_in_force()
    ]
    if not approvals_of(draft):
        reasons.append("A second person, who wrote none of it, still has to approve this version.")
    if hasattr(draft.latest, "issue"):
        reasons.append("This version is issued already.")
    if too_long := what_does_not_fit(draft):
        reasons.append(too_long)
    return reasons


def approvals_of(draft: Draft) -> list[Approval]:
    """Approvals of the version that stands, by people who wrote no version of it."""
    found = draft.latest.approvals.exclude(by_id__in=draft.writers())
    return list(found.select_related("by__user"))


def what_does_not_fit(draft: Draft) -> str:
    """Why the version that stands, issued today, could not be set in a form that was chosen; "" where it could."""
    problems = []
    for form in forms_of(draft.latest.content):
        try:
            # With the day of issue: the line that tells it can be longer than a draft's.
            file_of(draft.latest, form, "pdf", issued=timezone.localdate())
        except CannotBeSet as problem:
            problems.append(str(problem))
    return " ".join(dict.fromkeys(problems))


def _leaks_in(draft: Draft) -> tuple[Leak, ...]:
    """Whatever in the version that stands, as it would be issued, still gives somebody away."""
    partnership = draft.review.partnership
    own = tuple(filter(None, (partnership.contact_phone, partnership.contact_email, partnership.front_door_phone)))
    text = _said_in_any_form(draft)
    return leaks.find(
        text,
        labels_table(draft.review),
        own_contacts=own,
        births=_births(draft.review),
        public_names=(partnership.name,),
    )


def _said_in_any_form(draft: Draft) -> str:
    """Every line of every form that was chosen, once, with what is told to whoever presents it."""
    lines: dict[str, None] = {}
    for briefing in briefings_of(draft.latest):
        lines |= dict.fromkeys(briefing.text.split("\n"))
        lines |= dict.fromkeys(panel.notes for panel in briefing.panels if panel.notes)
    return "\n".join(lines)


def _births(review: Review) -> set[date]:
    people = people_of(review.case)
    return {person.born.at.date() for person in people if person.born and person.born.precision == "day"}
