"""From issued to sent, opened, read, talked about and replied to: by team and agency, and who has no record.

Each step counts one thing and says so. *Sent*: the mail server took the letter. *Opened*: the address was asked for,
perhaps by a mail program that looks at links. *Read*: somebody said so, by their address or in their account. *Talked
about*: a team recorded a talk. A step without a record is one of which Heed knows nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from heed.web.briefings.models import Cascade, Issue, Receipt, Reflection
from heed.web.cascade.models import Copy
from heed.web.letters.models import Letter
from heed.web.partnership.models import Agency, Team

# Replies to an issue by team, None for those of no team: the room above that gathers them registers how it counts.
Replies = Callable[[Issue], Mapping[int | None, int]]

_replies: list[Replies] = []


def register_replies(counter: Replies) -> None:
    """Adds a way of counting replies; registering it again changes nothing."""
    if counter not in _replies:
        _replies.append(counter)


@dataclass
class Steps:
    """How many people an issue went to, and how far it got with how many of them."""

    people: int = 0
    sent: int = 0
    refused: int = 0
    opened: int = 0
    read: int = 0

    def __add__(self, other: Steps) -> Steps:
        return Steps(*(a + b for a, b in zip(vars(self).values(), vars(other).values(), strict=True)))


@dataclass
class TeamRow:
    """A team, or the people of an agency who are of no team. is_asked: the issue was shared with it."""

    agency: Agency
    team: Team | None
    is_asked: bool
    steps: Steps = field(default_factory=Steps)
    talks: list[tuple[date, int]] = field(default_factory=list)
    replies: int = 0

    @property
    def has_no_record(self) -> bool:
        """Whether the issue was shared with this team and no talk of it is recorded."""
        return self.is_asked and self.team is not None and not self.talks

    @property
    def present(self) -> int:
        return sum(people for _, people in self.talks)


@dataclass
class AgencyRows:
    """An agency with its teams, those with no record first."""

    agency: Agency
    rows: list[TeamRow]

    @property
    def steps(self) -> Steps:
        return sum((row.steps for row in self.rows), Steps())


@dataclass(frozen=True)
class Measured:
    """What became of one issue. outside: people of other partnerships and organisations."""

    issue: Issue
    agencies: list[AgencyRows]
    outside: Steps
    not_sent: list[Team]

    @property
    def rows(self) -> list[TeamRow]:
        return [row for agency in self.agencies for row in agency.rows]

    @property
    def asked(self) -> list[TeamRow]:
        """The teams it was shared with."""
        return [row for row in self.rows if row.is_asked and row.team is not None]

    @property
    def no_record(self) -> list[TeamRow]:
        return [row for row in self.rows if row.has_no_record]

    @property
    def steps(self) -> Steps:
        return sum((agency.steps for agency in self.agencies), self.outside)

    @property
    def replies(self) -> int:
        return sum(row.replies for row in self.rows)


def with_steps(copies: QuerySet[Copy]) -> QuerySet[Copy]:
    """Copies, each with how far it got: `was_sent`, `was_refused`, `was_opened`, `was_read`."""
    receipt = Receipt.objects.filter(issue=OuterRef("issue"), member=OuterRef("recipient__member"))
    letter = Letter.objects.filter(key=Concat(Value("copy "), Cast(OuterRef("pk"), CharField())))
    was_read = Q(read__isnull=False) | Exists(receipt)
    return copies.alias(in_account=Exists(receipt)).annotate(
        was_sent=Exists(letter.filter(state=Letter.SENT)),
        was_refused=Exists(letter.filter(state__in=[Letter.REFUSED, Letter.RETURNED])),
        was_opened=Q(opened__isnull=False) | was_read,
        was_read=was_read,
    )


def steps_by_place(issue: Issue) -> dict[tuple[int | None, int | None], Steps]:
    """How far an issue got, by the agency and team that people were of when it was sent to them."""
    counted = with_steps(Copy.objects.filter(issue=issue)).values("agency", "team").order_by()
    rows = counted.annotate(
        people=Count("pk"),
        n_sent=Count("pk", filter=Q(was_sent=True)),
        n_refused=Count("pk", filter=Q(was_refused=True)),
        n_opened=Count("pk", filter=Q(was_opened=True)),
        n_read=Count("pk", filter=Q(was_read=True)),
    ).values_list("agency", "team", "people", "n_sent", "n_refused", "n_opened", "n_read")
    return {(agency, team): Steps(*counts) for agency, team, *counts in rows}


def measure(issue: Issue) -> Measured:
    """What became of an issue, everybody counted where they were when it was sent to them."""
    steps, talks, replies = steps_by_place(issue), _talks(issue), _replies_to(issue)
    teams = list(Team.objects.filter(agency__partnership=issue.partnership_id).select_related("agency"))
    asked = set(Cascade.objects.filter(issue=issue).values_list("team_id", flat=True))
    grouped: dict[Agency, list[TeamRow]] = defaultdict(list)
    for team in teams:
        here = steps.get((team.agency_id, team.pk))
        if team.pk in asked or here or talks[team.pk]:
            row = TeamRow(team.agency, team, team.pk in asked, here or Steps(), talks[team.pk], replies[team.pk])
            grouped[team.agency].append(row)
    agencies: Any = Agency.objects.filter(partnership=issue.partnership_id)
    for agency in agencies:
        if without := steps.get((agency.pk, None)):
            grouped[agency].append(TeamRow(agency, None, is_asked=False, steps=without))
    not_sent = [team for team in teams if team.pk not in asked and (team.agency_id, team.pk) not in steps]
    return Measured(issue, _in_order(grouped), steps.get((None, None), Steps()), not_sent)


def _in_order(grouped: Mapping[Agency, list[TeamRow]]) -> list[AgencyRows]:
    """Agencies by name; within each, teams with no record first, people of no team last."""
    agencies = sorted(grouped, key=lambda agency: agency.name)
    return [
        AgencyRows(
            agency,
            sorted(
                grouped[agency],
                key=lambda row: (row.team is None, not row.has_no_record, row.team.name if row.team else ""),
            ),
        )
        for agency in agencies
    ]


def _talks(issue: Issue) -> dict[int, list[tuple[date, int]]]:
    found: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for team, held, people in (
        Reflection.objects.filter(issue=issue).current().order_by("held").values_list("team", "held", "people")
    ):
        found[team].append((held, people))
    return found


def _replies_to(issue: Issue) -> Counter[int | None]:
    found: Counter[int | None] = Counter()
    for counter in _replies:
        found.update(counter(issue))
    return found


@dataclass(frozen=True)
class Week:
    """How far an issue had got by the end of a week."""

    number: int
    ends: date
    opened: int
    read: int
    teams: int


def by_week(issue: Issue, most: int = 12) -> list[Week]:
    """The weeks since it was issued, until nothing more happened; at most so many."""
    opened, read = [], []
    copies = Copy.objects.filter(issue=issue).exclude(opened=None, read=None)
    for was_opened, was_read in copies.values_list("opened", "read"):
        opened.append(timezone.localdate(was_opened or was_read))
        if was_read:
            read.append(timezone.localdate(was_read))
    first_talks = {team: talks[0][0] for team, talks in _talks(issue).items()}
    days = [*opened, *read, *first_talks.values()]
    last = max(days, default=issue.issued_on)
    weeks = min(most, max(1, (last - issue.issued_on).days // 7 + 1))
    ends = [issue.issued_on + timedelta(days=7 * (n + 1) - 1) for n in range(weeks)]
    return [
        Week(n + 1, end, _until(opened, end), _until(read, end), _until(first_talks.values(), end))
        for n, end in enumerate(ends)
    ]


def _until(days: Iterable[date], end: date) -> int:
    return sum(day <= end for day in days)
