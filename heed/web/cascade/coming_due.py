"""What the clock writes: reminders, the weekly digest, what joiners are sent; asked at every collection of the post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from heed.web.briefings.models import Cascade, Issue, Receipt, Withdrawal
from heed.web.cascade.actions.sending import make_copies, stop_withdrawn
from heed.web.cascade.measuring import TeamRow, measure
from heed.web.cascade.models import Copy, Recipient, SendingRules, rules_of
from heed.web.cascade.wording import digest_for, reminder_of
from heed.web.letters import actions as post
from heed.web.letters.models import Letter
from heed.web.partnership.models import Partnership
from heed.web.partnership.trail import Command, enter

AT_ONCE = 1000
# A letter waits at most some days for a mail server; a withdrawal older than this finds none waiting.
LONGEST_WAIT = timedelta(days=30)


def write_what_is_due(now: datetime) -> None:
    """Everything whose time has come, each once however often it is asked."""
    stop_withdrawn(Issue.objects.filter(withdrawal__at__gte=now - LONGEST_WAIT).only("pk"))
    today = timezone.localdate(now)
    for partnership in Partnership.objects.all():
        remind(partnership, today)
        rules = rules_of(partnership)
        send_to_joiners(partnership, rules, today)
        write_digests(partnership, rules, today)


@transaction.atomic
def remind(partnership: Partnership, today: date) -> int:
    """Reminds, once, everybody whose day has come and who has not said that they read it; how many."""
    receipt = Receipt.objects.filter(issue=OuterRef("issue"), member=OuterRef("recipient__member"))
    due = (
        Copy.objects.filter(issue__partnership=partnership, remind_on__lte=today, closes__gte=today)
        .filter(reminded=None, read=None, revoked=None, issue__withdrawal=None)
        .filter(Q(recipient__left=None) | Q(recipient__left__gt=today))
        .exclude(Exists(receipt))
        .select_related("issue__partnership", "recipient")
        .defer("issue__pdf", "issue__content")
        .select_for_update(of=("self",))
    )
    copies = list(due[:AT_ONCE])
    if not copies:
        return 0
    arrived = set(_keys_of(copies).values_list("key", flat=True))
    post.write_all(reminder_of(copy) for copy in copies if copy.letter_key in arrived)
    Copy.objects.filter(pk__in=[copy.pk for copy in copies]).update(reminded=timezone.now())
    enter(who=Command("post", partnership), action="reminded readers of briefings", subject=partnership)
    return len(copies)


def _keys_of(copies: Sequence[Copy]) -> QuerySet[Letter]:
    """The letters of these copies that did arrive, as far as the post knows."""
    return Letter.objects.filter(key__in=[copy.letter_key for copy in copies], state=Letter.SENT)


@transaction.atomic
def send_to_joiners(partnership: Partnership, rules: SendingRules, today: date) -> None:
    """Who has joined a team since the partnership chose so is sent what the team was sent and is still open."""
    if rules.joiners_from is None:
        return
    joined = Recipient.objects.filter(partnership=partnership, joined__gte=rules.joiners_from).current(today)
    since = today - timedelta(days=rules.opens_for)
    shared = Cascade.objects.filter(issue__partnership=partnership, issue__withdrawal=None, issue__issued_on__gte=since)
    missing: dict[int, list[Recipient]] = defaultdict(list)
    for issue in Issue.objects.filter(pk__in=shared.values("issue")).only("pk"):
        teams = shared.filter(issue=issue).values("team")
        has_it = Copy.objects.filter(issue=issue, recipient=OuterRef("pk"))
        missing[issue.pk] = list(joined.filter(team__in=teams).exclude(Exists(has_it)).select_related("agency", "team"))
    for issue in Issue.objects.filter(pk__in=[pk for pk, people in missing.items() if people]).defer("pdf", "content"):
        by = Command("post", partnership)
        closes = today + timedelta(days=rules.opens_for)
        remind_on = today + timedelta(days=rules.remind_after) if rules.remind_after else None
        make_copies(by=by, issue=issue, recipients=missing[issue.pk], closes=closes, remind_on=remind_on)
        enter(who=by, action="sent a briefing to joiners", subject=issue)


@transaction.atomic
def write_digests(partnership: Partnership, rules: SendingRules, today: date) -> None:
    """Tells each manager, once a week from the day chosen, what their teams have and have not done.

    It tells of what was shared before that day: nobody is asked about what reaches them the same day.
    """
    if rules.digest_on is None or today.weekday() < rules.digest_on:
        return
    day = today - timedelta(days=today.weekday() - rules.digest_on)
    week = f"{today:%G-W%V}"
    managers = Recipient.objects.filter(partnership=partnership, manages=True).current(today).exclude(agency=None)
    told = set(Letter.objects.filter(partnership=partnership, key__endswith=f" {week}").values_list("key", flat=True))
    waiting = [one for one in managers.select_related("partnership") if f"digest {one.pk} {week}" not in told]
    if not waiting:
        return
    since = today - timedelta(days=rules.opens_for)
    measured = [measure(issue) for issue in _open_issues(partnership, since, before=day)]
    letters = []
    for manager in waiting:
        parts = [(one.issue.title, _own(one.issue, manager), _lines(one.asked, manager)) for one in measured]
        if any(lines for _, _, lines in parts):
            letters.append(digest_for(manager, week, [part for part in parts if part[2]]))
    post.write_all(letters)


def _open_issues(partnership: Partnership, since: date, *, before: date) -> Iterable[Issue]:
    shared = Issue.objects.filter(partnership=partnership, issued_on__gte=since, cascades__at__date__lt=before)
    return shared.exclude(pk__in=Withdrawal.objects.values("issue")).distinct().defer("pdf", "content")


def _own(issue: Issue, manager: Recipient) -> Copy | None:
    return Copy.objects.filter(issue=issue, recipient=manager, revoked=None).first()


def _lines(asked: Iterable[TeamRow], manager: Recipient) -> list[str]:
    """A line for each team of theirs: their own team, or every team of their agency."""
    return [
        f"{row.team}: read by {row.steps.read} of {row.steps.people}; {_talk(row)}"
        for row in asked
        if row.agency.pk == manager.agency_id and manager.team_id in (None, row.team.pk if row.team else None)
    ]


def _talk(row: TeamRow) -> str:
    if not row.talks:
        return "no record of a talk"
    held = row.talks[-1][0]
    return f"talked about on {held.day} {held:%B}"
