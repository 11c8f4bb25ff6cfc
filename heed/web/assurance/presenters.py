"""Recommendations and actions in the words of a page, without a name of a child or a family."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from heed.web.assurance.models import Action
from heed.web.partnership.models import Member
from heed.web.reviews.models import Recommendation, Review
from heed.web.reviews.two_views import ANONYMISED, view_of
from heed.web.safeguards.counts import published_counts


@dataclass(frozen=True)
class RecommendationShown:
    """A recommendation, its text and addressee anonymised, and what is done about it."""

    recommendation: Recommendation
    text: str
    addressee: str
    actions: list[Action]


@dataclass(frozen=True)
class ReviewShown:
    review: Review
    recommendations: list[RecommendationShown]


def by_review(recommendations: Iterable[Recommendation], strength: str, member: Member) -> list[ReviewShown]:
    """Recommendations under their reviews. strength: only those with an action of this strength; empty for all."""
    found: dict[int, ReviewShown] = {}
    for one in recommendations:
        actions = [action for action in one.actions.all() if strength in ("", action.strength)]
        if strength and not actions:
            continue
        shown = found.setdefault(one.review_id, ReviewShown(one.review, []))
        shown.recommendations.append(RecommendationShown(one, one.text, one.addressee, actions))
    return [_anonymised(shown, member) for shown in found.values()]


def text_of(recommendation: Recommendation, member: Member) -> str:
    """The text of a recommendation, with labels in place of names."""
    return view_of(recommendation.review, member, ANONYMISED)(recommendation.text)


def _anonymised(shown: ReviewShown, member: Member) -> ReviewShown:
    view = view_of(shown.review, member, ANONYMISED)
    told = [
        RecommendationShown(one.recommendation, view(one.text), view(one.addressee), one.actions)
        for one in shown.recommendations
    ]
    return ReviewShown(shown.review, told)


@dataclass(frozen=True)
class StrengthShown:
    """How many actions are of one strength, and how they stand."""

    strength: str
    words: str
    open: int
    late: int
    done: int
    withdrawn: int


def by_strength(actions: Iterable[Action], today: date) -> list[StrengthShown]:
    """Actions counted by strength, strongest first; of remedies, not of people or agencies."""
    kept = list(actions)
    return [_counted(code, words, [one for one in kept if one.strength == code], today) for code, words in STRONGEST]


STRONGEST = list(reversed(Action.STRENGTHS))


def _counted(code: str, words: str, actions: list[Action], today: date) -> StrengthShown:
    states = [one.state for one in actions]
    return StrengthShown(
        strength=code,
        words=words,
        open=states.count(Action.OPEN),
        late=sum(one.is_late(today) for one in actions),
        done=states.count(Action.DONE),
        withdrawn=states.count(Action.WITHDRAWN),
    )


def counts_beside(action: Action) -> list[tuple[str, str, str]]:
    """What the registers show of the action's safeguard: in words, before the action was opened, since then.

    Nothing where nothing was ever expected: noughts would look like a finding.
    """
    if not action.safeguard:
        return []
    before = published_counts(action.partnership, action.safeguard, before=action.opened)
    since = published_counts(action.partnership, action.safeguard, since=action.opened)
    if before["total"] == since["total"] == "0":
        return []
    return [(words, before[words], since[words]) for words in before]
