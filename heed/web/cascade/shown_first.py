"""What the demonstration shows of the cascade: people without an account, a briefing sent, who has answered."""

from __future__ import annotations

from datetime import timedelta
from importlib.resources import files

import yaml
from django.utils import timezone

from heed.web.briefings.models import Issue
from heed.web.cascade import actions
from heed.web.cascade.listed_people import read
from heed.web.cascade.models import Copy
from heed.web.partnership.demonstration import Demonstration


def load(demonstration: Demonstration) -> None:
    """Rashid takes in a list and sends the briefing on Child K; two people read it and one team talks about it."""
    rashid = demonstration["rashid"]
    lines, _ = read("people.csv", _people().encode())
    actions.take_in(by=rashid, lines=lines, add_new=False, is_whole=False, only_look=False)
    issue = Issue.objects.filter(partnership=demonstration.partnership).earliest("issued")
    agencies = demonstration.agencies.values()
    actions.send(by=rashid, issue=issue, agencies=agencies, remind_on=timezone.localdate() + timedelta(days=7))
    copies = {copy.recipient.email.partition("@")[0]: copy for copy in Copy.objects.select_related("recipient")}
    for who in ("ada.pell", "esi.boateng", "hana.veit"):
        actions.note_opened(copy=copies[who])
    actions.say_read(copy=copies["ada.pell"])
    esi = copies["esi.boateng"]
    actions.say_what_was_said(
        copy=esi,
        team=demonstration.teams["Assessment team"],
        held=timezone.localdate() - timedelta(days=1),
        people=9,
        will_change="We ask for the birth record at the first visit and write down who told us what.",
        stops_us="Two of us share one phone.",
    )


def _people() -> str:
    told: dict[str, str] = yaml.safe_load(files(__package__).joinpath("shown_first.yaml").read_text(encoding="utf-8"))
    return told["people"]
