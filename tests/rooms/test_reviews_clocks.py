"""Clocks of a review: over Christmas, Easter and the holidays of each nation; settings and days of one's own."""

from datetime import date

import pytest

from heed.chronology.working_days import OwnDays, add_working_days, is_working_day
from heed.reviews.clocks import Deadline, Setting, deadlines, due_day
from heed.reviews.processes import Clock, processes

ENGLAND = processes()["england"]
FIVE = Clock("five", "Five", 5, "working_day", ("became_aware",), "local")
# nation | start | working days | due | why
CASES = """
england          | 2025-12-19 | 5  | 2025-12-30 | Christmas and Boxing Day: row A1
england          | 2025-12-30 | 15 | 2026-01-21 | New Year's Day: row A1
england          | 2025-12-19 | 15 | 2026-01-14 | counted from becoming aware: row A1
wales            | 2025-12-19 | 5  | 2025-12-30 | the same days as England
wales            | 2025-12-30 | 15 | 2026-01-21 | the same days as England
scotland         | 2025-12-30 | 15 | 2026-01-22 | 1 and 2 January
scotland         | 2025-12-19 | 5  | 2025-12-30 | Christmas and Boxing Day
northern_ireland | 2025-12-30 | 15 | 2026-01-21 | 2 January is worked
england          | 2026-04-01 | 3  | 2026-04-08 | Good Friday and Easter Monday
scotland         | 2026-04-01 | 3  | 2026-04-07 | Easter Monday is worked in Scotland
northern_ireland | 2026-04-01 | 3  | 2026-04-08 | Good Friday and Easter Monday
wales            | 2026-04-01 | 3  | 2026-04-08 | Good Friday and Easter Monday
northern_ireland | 2026-03-16 | 1  | 2026-03-18 | St Patrick's Day
england          | 2026-03-16 | 1  | 2026-03-17 | no holiday outside Northern Ireland
northern_ireland | 2027-07-09 | 1  | 2027-07-13 | 12 July
northern_ireland | 2026-07-10 | 1  | 2026-07-14 | 12 July on a Sunday, kept on Monday
scotland         | 2026-07-10 | 1  | 2026-07-13 | no holiday outside Northern Ireland
scotland         | 2026-11-27 | 1  | 2026-12-01 | St Andrew's Day
england          | 2023-05-05 | 1  | 2023-05-09 | the one holiday for the coronation
scotland         | 2023-05-05 | 1  | 2023-05-09 | the one holiday for the coronation
northern_ireland | 2022-09-16 | 1  | 2022-09-20 | the one holiday for the funeral of the Queen
wales            | 2022-09-16 | 1  | 2022-09-20 | the one holiday for the funeral of the Queen
england          | 2026-12-24 | 1  | 2026-12-29 | Boxing Day on a Saturday, kept on Monday
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_clock_skips_the_days_the_nation_rests(case: str) -> None:
    nation, start, limit, due, why = (cell.strip() for cell in case.split("|"))
    dates = {"became_aware": date.fromisoformat(start)}
    assert due_day(FIVE, dates, nation, Setting(limit=int(limit))) == date.fromisoformat(due), why


def by_title(dates: dict[str, date | None], settings: dict[str, Setting] | None = None) -> dict[str, Deadline]:
    return {one.title: one for one in deadlines(ENGLAND, dates, settings or {})}


def test_the_start_of_the_rapid_review_is_a_setting() -> None:
    dates = {"became_aware": date(2025, 12, 19), "notified": date(2025, 12, 30)}
    assert by_title(dates)["Rapid review"].due == date(2026, 1, 21)
    aware = by_title(dates, {"rapid_review": Setting("became_aware")})["Rapid review"]
    assert (aware.due, aware.basis) == (date(2026, 1, 14), "15 working days from the local authority becoming aware")


def test_a_clock_without_a_start_or_a_limit_does_not_run() -> None:
    assert set(by_title({"became_aware": date(2025, 12, 19)})) == {"Notification"}
    assert "Panel's reply" not in by_title({"rapid_review_sent": date(2026, 1, 20)})
    told = by_title({"rapid_review_sent": date(2026, 1, 20)}, {"panel_reply": Setting(limit=10)})
    assert told["Panel's reply"].due == date(2026, 2, 3)


def test_copies_are_counted_back_from_the_planned_day() -> None:
    planned = by_title({"planned": date(2026, 4, 10), "copies_sent": date(2026, 3, 30)})["Copies before publication"]
    assert planned.due == date(2026, 3, 30)  # Good Friday and Easter Monday between
    assert not planned.is_late(date(2026, 5, 1))
    later = by_title({"planned": date(2026, 4, 10), "copies_sent": date(2026, 3, 31)})["Copies before publication"]
    assert later.is_late(date(2026, 3, 31))


def test_publication_is_due_six_months_on_clipped_to_the_month() -> None:
    assert by_title({"decided": date(2026, 8, 31)})["Publication"].due == date(2027, 2, 28)


def test_late_is_counted_in_working_days() -> None:
    notification = by_title({"became_aware": date(2025, 12, 19)})["Notification"]
    assert not notification.is_late(date(2025, 12, 30))
    assert notification.days_late(date(2025, 12, 30), "england") == 0
    assert notification.days_late(date(2026, 1, 5), "england") == 3  # 31 December, 2 and 5 January
    assert notification.days_late(date(2026, 1, 5), "scotland") == 2


def test_days_of_ones_own_are_laid_over_the_holidays() -> None:
    given = OwnDays(rests=frozenset({date(2026, 9, 7)}))
    assert add_working_days(date(2026, 9, 4), 1, "england", given) == date(2026, 9, 8)
    moved = OwnDays(rests=frozenset({date(2026, 5, 8)}), works=frozenset({date(2026, 5, 4)}))
    assert is_working_day(date(2026, 5, 4), "england", moved)
    assert not is_working_day(date(2026, 5, 8), "england", moved)
    assert not is_working_day(date(2026, 5, 2), "england", OwnDays(works=frozenset({date(2026, 5, 2)})))  # a Saturday
