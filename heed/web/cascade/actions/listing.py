"""Taking a whole list in: who joins, who changes, who leaves, said before anything is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from rapidfuzz import fuzz, process

from heed.chronology.problems import Problem
from heed.web.cascade.listed_people import Line
from heed.web.cascade.models import Recipient
from heed.web.partnership import trail
from heed.web.partnership.actions import add_agency, add_team
from heed.web.partnership.agencies import AGENCIES
from heed.web.partnership.models import Agency, Member, Team

NEARLY_ALIKE = 75
IN_ONE_GO = 1000
# What a list says of a person; the days they joined and left count only where it says them.
_TOLD = ("name", "agency", "team", "job", "manages", "joined", "left")


@dataclass
class Change:
    """What a list would change, or has changed. `missing`: current people of its agencies whom it does not name."""

    joining: list[Recipient] = field(default_factory=list)
    changing: list[Recipient] = field(default_factory=list)
    leaving: list[Recipient] = field(default_factory=list)
    same: int = 0
    missing: list[Recipient] = field(default_factory=list)
    new_agencies: list[str] = field(default_factory=list)
    new_teams: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@transaction.atomic
def take_in(
    *,
    by: Member,
    lines: Sequence[Line],
    problems: Sequence[Problem] = (),
    add_new: bool,
    is_whole: bool,
    only_look: bool,
) -> Change:
    """Brings the list of people to what the lines say; nothing at all where there is a problem, or to `only_look`.

    problems: what kept other lines from being read. add_new: agencies and teams that nobody has named yet are made.
    is_whole: whoever is of an agency in the list and not in it has left today. All problems are told together.
    """
    places = _Places(by, add_new)
    found = [*problems, *(problem for line in lines for problem in places.problems(line))]
    change = Change(problems=sorted(found, key=lambda problem: problem.row or 0))
    change.new_agencies, change.new_teams = sorted(places.new_agencies), sorted(places.new_teams)
    if change.problems:
        return change
    with transaction.atomic():
        _bring(by, lines, places, change, is_whole)
        if only_look:
            transaction.set_rollback(True)
            return change
        trail.enter(who=by, action="took in a list of recipients", subject=by.partnership)
    return change


def _bring(by: Member, lines: Sequence[Line], places: _Places, change: Change, is_whole: bool) -> None:
    there = {one.email: one for one in Recipient.objects.select_for_update().filter(partnership=by.partnership)}
    members = {m.user.email: m for m in by.partnership.members.filter(left=None).select_related("user")}
    for line in lines:
        agency = places.agency(line)
        team = places.team(line, agency)
        before = there.get(line.email)
        if before is None:
            change.joining.append(_joining(by, line, agency, team, members.get(line.email)))
        else:
            _changed(before, line, agency, team, change)
    change.missing = _not_named(there, lines, places)
    if is_whole:
        for one in change.missing:
            one.left = timezone.localdate()
        change.leaving += change.missing
    Recipient.objects.bulk_create(change.joining, batch_size=IN_ONE_GO)
    Recipient.objects.bulk_update([*change.changing, *change.leaving], _TOLD, batch_size=IN_ONE_GO)


def _joining(by: Member, line: Line, agency: Agency, team: Team | None, member: Member | None) -> Recipient:
    return Recipient(
        partnership=by.partnership,
        name=line.name,
        email=line.email,
        agency=agency,
        team=team,
        job=line.job,
        manages=line.manages,
        joined=line.joined or timezone.localdate(),
        left=line.left,
        member=member,
    )


def _changed(one: Recipient, line: Line, agency: Agency, team: Team | None, change: Change) -> None:
    before = [getattr(one, name) for name in _TOLD]
    one.name, one.agency, one.team, one.job, one.manages = line.name, agency, team, line.job, line.manages
    one.joined, one.left = line.joined or one.joined, line.left
    if before == [getattr(one, name) for name in _TOLD]:
        change.same += 1
    elif one.left is not None and before[-1] is None:
        change.leaving.append(one)
    else:
        change.changing.append(one)


def _not_named(there: dict[str, Recipient], lines: Sequence[Line], places: _Places) -> list[Recipient]:
    named = {line.email for line in lines}
    agencies = {places.agency(line).pk for line in lines}
    today = timezone.localdate()
    return [
        one
        for email, one in there.items()
        if email not in named and one.agency_id in agencies and one.joined <= today and not one.has_left(today)
    ]


class _Places:
    """The agencies and teams of a partnership by their names, and those that a list adds."""

    def __init__(self, by: Member, add_new: bool) -> None:
        self.by, self.add_new = by, add_new
        agencies: Any = Agency.objects.reachable_by(by)
        self.agencies: dict[str, Agency] = {one.name.casefold(): one for one in agencies}
        teams = Team.objects.reachable_by(by).select_related("agency")
        self.teams = {(one.agency.name.casefold(), one.name.casefold()): one for one in teams}
        self.new_agencies: set[str] = set()
        self.new_teams: set[str] = set()

    def problems(self, line: Line) -> Iterator[Problem]:
        """What keeps the line's agency and team from being known."""
        is_known = line.agency.casefold() in self.agencies
        if not is_known and not self.add_new:
            yield self._unknown(line.row, "agency", line.agency, [one.name for one in self.agencies.values()])
        elif not is_known:
            self.new_agencies.add(line.agency)
            if _kind(line.agency_kind) is None:
                yield self._no_kind(line)
        if line.team and (line.agency.casefold(), line.team.casefold()) not in self.teams:
            if not self.add_new and is_known:
                ours = [one.name for (agency, _), one in self.teams.items() if agency == line.agency.casefold()]
                yield self._unknown(line.row, "team", line.team, ours)
            self.new_teams.add(f"{line.team} ({line.agency})")

    def agency(self, line: Line) -> Agency:
        key = line.agency.casefold()
        if key not in self.agencies:
            self.agencies[key] = add_agency(by=self.by, code=_kind(line.agency_kind) or "", name=line.agency)
        return self.agencies[key]

    def team(self, line: Line, agency: Agency) -> Team | None:
        if not line.team:
            return None
        key = (agency.name.casefold(), line.team.casefold())
        if key not in self.teams:
            self.teams[key] = add_team(by=self.by, agency=agency, name=line.team)
        return self.teams[key]

    def _unknown(self, row: int, column: str, found: str, known: list[str]) -> Problem:
        near = process.extractOne(found, known, scorer=fuzz.WRatio, score_cutoff=NEARLY_ALIKE)
        perhaps = f" Do you mean {near[0]}?" if near else ""
        say = f"is not known.{perhaps} Write it as it stands in Heed, or choose to add what is new."
        return Problem(f"{column}-unknown", say, row, column, found)

    def _no_kind(self, line: Line) -> Problem:
        say = f"a new agency needs its kind in the column 'agency kind': {', '.join(AGENCIES.values())}."
        return Problem("agency-kind", say, line.row, "agency kind", line.agency_kind)


def _kind(said: str) -> str | None:
    """The code of a kind of agency, from its code or its name."""
    wanted = said.casefold()
    return next((code for code, name in AGENCIES.items() if wanted in (code, name.casefold())), None)
