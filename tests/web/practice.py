"""A morning of practice for the tests: a bruise on a baby, the safeguards in use, and what is then expected."""

from datetime import date, datetime

from heed.chronology.as_written import read
from heed.web.registers import actions as registers
from heed.web.registers.forms import ReferralForm
from heed.web.registers.models import BruisingRecord
from heed.web.safeguards import actions as safeguards
from heed.web.safeguards.models import Adoption, Expectation
from heed.web.safeguards.watching import look
from tests.cast import Cast

FILLED_IN = {
    "child": "HV-2041",
    "born": "5/6/2026",
    "mobility": "non_mobile",
    "how_known": "seen",
    "seen_at": "19/11/2026 14:15",
    "injury": "bruise",
    "site": "face_cheek",
    "known_mark": "no",
    "explained": "given_consistent",
    "explanation": "His sister dropped a wooden train on him",
    "notes": "",
}
THAT_DAY = datetime(2026, 11, 19, 15, 0)
MIDNIGHT = datetime(2026, 11, 20, 0, 0)


def a_bruise(cast: Cast, by: str = "ngozi", **changes: str) -> BruisingRecord:
    """A bruise on the register, by default on a non-mobile baby at 14:15 on 19 November 2026."""
    told = FILLED_IN | changes
    return registers.record_bruise(by=cast[by], told=told | {"seen_at": read(told["seen_at"])})


def a_report(cast: Cast, record: BruisingRecord, made: str) -> None:
    form = ReferralForm({"made_at": made, "route": "phone"}, seen=read(record.seen_at))
    assert form.is_valid(), form.errors
    registers.record_referral(by=cast.ngozi, record=record, made=form.cleaned_data["made_at"], route="phone")


def adopted(cast: Cast, *ids: str, since: date = date(2026, 9, 15)) -> Adoption:
    """Harriet's board adopts safeguards; gives the last."""
    for id in ids or ("BRU-01",):
        adoption = safeguards.adopt(by=cast.harriet, safeguard=id, since=since, reason="The board decided")
    return adoption


def expected(cast: Cast, now: datetime = THAT_DAY) -> list[Expectation]:
    """What is kept of expectations after a look at that moment."""
    look(cast.partnership, now)
    return list(Expectation.objects.order_by("pk"))
