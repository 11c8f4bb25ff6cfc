"""Every write of assurance. An action is never closed without evidence, and nobody grades their own."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from heed.web.assurance.models import Action, Evidence, Grade
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Member
from heed.web.reviews.models import Recommendation

ENOUGH = ("shows", "done")


@transaction.atomic
def open_action(*, by: Member, recommendation: Recommendation | None, **told: Any) -> Action:
    """A new action with its owner and date. told: the fields of Action that a person fills in.

    Sending the same twice opens one. Raises NotPossible where owner or agency are of another partnership.
    """
    if told["owner"].partnership_id != by.partnership_id or told["agency"].partnership_id != by.partnership_id:
        raise NotPossible("The owner and the agency have to be of your own partnership.")
    asked = {"partnership": by.partnership, "recommendation": recommendation, **told}
    if (there := Action.objects.filter(state=Action.OPEN, **asked).first()) is not None:
        return there
    action = Action.objects.create(**asked)
    trail.enter(who=by, action="opened an action", subject=action)
    return action


@transaction.atomic
def add_evidence(*, by: Member, action: Action, words: str, name: str = "", document: bytes | None = None) -> Evidence:
    """Hands in evidence for an open action; sending the same twice adds it once. Raises NotPossible for one ended."""
    action = _locked(action)
    if action.state != Action.OPEN:
        raise NotPossible("This action has ended. Open a new one for what is still to do.")
    given = {"action": action, "words": words, "document_name": name, "document": document, "by": by}
    there: Evidence | None = Evidence.objects.filter(**given).first()
    if there is not None:
        return there
    evidence: Evidence = Evidence.objects.create(**given)
    trail.enter(who=by, action="added evidence", subject=action)
    return evidence


@transaction.atomic
def grade_evidence(*, by: Member, evidence: Evidence, grade: str, reason: str) -> Grade:
    """Somebody independent says what evidence shows; saying the same again changes nothing.

    Raises NotPossible for one's own action or evidence.
    """
    _locked(evidence.action)
    if by.pk in (evidence.by_id, evidence.action.owner_id):
        raise NotPossible("Evidence is graded by somebody who neither owns the action nor handed it in.")
    latest = Grade.objects.filter(evidence=evidence, by=by).last()
    if latest is not None and (latest.grade, latest.reason) == (grade, reason):
        return latest
    given = Grade.objects.create(evidence=evidence, grade=grade, reason=reason, by=by)
    trail.enter(who=by, action="graded evidence", subject=evidence.action)
    return given


@transaction.atomic
def close(*, by: Member, action: Action) -> None:
    """Closes an action whose evidence somebody independent found to show it. Raises NotPossible otherwise."""
    action = _locked(action)
    if action.state != Action.OPEN:
        raise NotPossible("This action has ended already.")
    if not action.evidence.exists():
        raise NotPossible("There is no evidence yet. Add what shows that this was done.")
    if not Grade.objects.filter(evidence__action=action, grade__in=ENOUGH).exists():
        raise NotPossible("Nobody independent has graded the evidence as showing it yet. Ask for a grade first.")
    action.state = Action.DONE
    action.save(update_fields=["state"])
    trail.enter(who=by, action="closed an action", subject=action)


@transaction.atomic
def withdraw(*, by: Member, action: Action, reason: str) -> None:
    """Ends an action that will not be done, with the reason; it stays in the list."""
    action = _locked(action)
    if action.state != Action.OPEN:
        raise NotPossible("This action has ended already.")
    action.state, action.closed_because = Action.WITHDRAWN, reason
    action.save(update_fields=["state", "closed_because"])
    trail.enter(who=by, action="withdrew an action", subject=action)


def _locked(action: Action) -> Action:
    """The action as it stands now, held until this write is done."""
    return Action.objects.select_for_update().get(pk=action.pk)
