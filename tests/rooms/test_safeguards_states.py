"""States: derived from what starts and ends them, with what was never recorded left open."""

import pytest

from heed.safeguards import states
from heed.safeguards.record import of_case
from tests.spec.safeguards import covering, record, table

PLAN = "plan.started.child_protection"
# What is told : the record : whether a child protection plan held at the injury.
ROWS = """
on a plan                    : 2019-01-08 starts, 5 injured, 2019-06-08 ends                   : yes
before it                    : 5 injured, 8 starts                                             : no
after it                     : 2019-01-08 starts, 2019-02-08 ends, 5 injured                   : no
no end recorded              : 2019-01-08 starts, 5 injured                                    : yes
no start recorded            : 5 injured, 2019-06-08 ends                                      : open
ended some time that month   : 2019-01-08 starts, 5 injured, March ends                        : open
between two plans            : 2018-01-08 starts, 2018-06-08 ends, 5 injured, 2019-04-08 starts : no
another kind of plan         : 2019-01-08 early_help, 5 injured                                : no
a plan whose type is not said : 2019-01-08 untold, 5 injured                                   : open
nothing of the sort          : 5 injured                                                       : no
"""
WORDS = {
    "starts": PLAN,
    "ends": "plan.ended.child_protection",
    "injured": "injury.seen",
    "untold": "plan.started",
    "early_help": "plan.started.early_help",
}
HOLDS = {"yes": True, "no": False, "open": None}


@pytest.mark.parametrize("row", table(ROWS, WORDS), ids=lambda row: row[0])
def test_whether_a_state_held(row: tuple[str, list[str], list[str]]) -> None:
    _, rows, (held,) = row
    case = of_case(record(rows), "case")
    entry = next(entry for entry in case.entries if entry.event.is_a("injury.seen"))
    assert states.holds(case, "on_cp_plan", entry).holds is HOLDS[held]


def test_an_end_that_no_record_could_show_leaves_it_open() -> None:
    covered = [covering("childrens_social_care", "2019-01", "2019-02")]
    case = of_case(record([f"2019-01-08  {PLAN}", "2019-03-05  injury.seen"], covered=covered), "case")
    assert states.holds(case, "on_cp_plan", case.entries[1]).holds is None


@pytest.mark.parametrize(("first", "last", "lacked"), [("2019", "2019", True), ("2018", "2018", None)])
def test_that_a_state_did_not_hold_needs_a_record_that_covers_the_time(
    first: str, last: str, lacked: bool | None
) -> None:
    covered = [covering("childrens_social_care", first, last)]
    case = of_case(record(["2019-03-05  injury.seen"], covered=covered), "case")
    assert states.lacks(case, "on_cp_plan", case.entries[0]).holds is lacked
