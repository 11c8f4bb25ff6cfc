"""An issue about Child W and people to send it to, for the tests of the cascade."""

from __future__ import annotations

import re

from django.core import mail

from heed.web.briefings import actions as briefings
from heed.web.briefings.models import Issue
from heed.web.cascade import actions
from heed.web.cascade.listed_people import read
from heed.web.cascade.models import Recipient
from heed.web.letters import sending
from heed.web.partnership.actions import add_agency, add_team
from heed.web.partnership.models import Team
from tests.cast import Cast
from tests.web.briefing_of_child_w import approved, child_w

HARBOUR = "Harbour health visiting team"
TRUST = "Avonmere Community Health NHS Trust"
HEADINGS = "name,email,agency,team,role,manager,joined,left,agency kind\n"
PEOPLE = f"""{HEADINGS}Ada Pell,ada@trust.example,{TRUST},{HARBOUR},Health visitor,,,,
Cerys Vaughan,cerys@trust.example,{TRUST},{HARBOUR},Team leader,yes,,,
Hana Veit,hana@surgery.example,Harbour Street Surgery,,Practice nurse,,,,
"""


def issued(cast: Cast) -> Issue:
    return briefings.issue(by=cast.rashid, draft=approved(cast, child_w(cast)), version=2)


def take_in(cast: Cast, text: str, **options: bool) -> actions.Change:
    lines, problems = read("people.csv", text.encode())
    told = {"add_new": False, "is_whole": False, "only_look": False} | options
    return actions.take_in(by=cast.rashid, lines=lines, problems=problems, **told)


def listed(cast: Cast, text: str = PEOPLE) -> dict[str, Recipient]:
    """The people on the list, by the first part of their address."""
    take_in(cast, text)
    return {one.email.partition("@")[0]: one for one in Recipient.objects.select_related("team", "agency")}


def post_of(who: str) -> str:
    """The path of the address in the latest letter to somebody, once the post is collected."""
    sending.collect()
    letters = [one for one in mail.outbox if f"{who}@" in one.to[0]]
    found = re.search(r"https?://[^/\s]+(/cascade/for-you/\S+)", letters[-1].body)
    assert found, letters[-1].body
    return found[1]


def thirty_teams(cast: Cast) -> list[Team]:
    """Six agencies of five teams each, besides those of the cast."""
    agencies = [add_agency(by=cast.rashid, code="school", name=f"School {n}") for n in range(1, 7)]
    return [add_team(by=cast.rashid, agency=one, name=f"Year {n}") for one in agencies for n in range(1, 6)]
