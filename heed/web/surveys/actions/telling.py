"""You said, we did: what the board decided, told once to whoever left an address, and the addresses then deleted."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from heed.web.letters import actions as post
from heed.web.letters.tokens import fingerprint, new_secret, token_of
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Member
from heed.web.surveys.models import Address, Outcome, Survey
from heed.web.surveys.wording import about, news_for


@transaction.atomic
def decide(*, by: Member, survey: Survey, heard: str, done: str, decided: date) -> Outcome:
    """What was heard and what the board decided, until it is told. Raises NotPossible while the survey takes answers,
    and once it has been told.
    """
    if not survey.is_closed:
        raise NotPossible("The survey takes answers still. The board decides when it has closed.")
    there = Outcome.objects.select_for_update().filter(survey=survey).first()
    if there is not None and there.told_on is not None:
        raise NotPossible("This has been told already and stays as it was told.")
    secret = there.secret if there is not None else new_secret()
    told = {"heard": heard, "done": done, "decided": decided, "by": by}
    told |= {"secret": secret, "fingerprint": fingerprint(token_of(secret))}
    outcome, _ = Outcome.objects.update_or_create(survey=survey, defaults=told)
    trail.enter(who=by, action="wrote what was done about a survey", subject=survey)
    return outcome


@transaction.atomic
def tell(*, by: Member, survey: Survey) -> int:
    """One letter to everybody who left an address; how many. The notice is public from now on. Raises NotPossible
    where nothing is decided, or it has been told.
    """
    outcome = Outcome.objects.select_for_update().filter(survey=survey).first()
    if outcome is None:
        raise NotPossible("Write first what was heard and what the board decided.")
    if outcome.told_on is not None:
        raise NotPossible("It has been told already. Nobody gets a second message.")
    outcome.told_on = timezone.localdate()
    outcome.save(update_fields=["told_on"])
    addresses = list(Address.objects.filter(survey=survey).select_related("survey__partnership"))
    post.write_all(news_for(one, outcome) for one in addresses)
    trail.enter(who=by, action="told what was done about a survey", subject=survey)
    return len(addresses)


def forget_addresses(now: datetime) -> None:
    """Addresses of which the partnership's days are over, here and in the letters that went to them."""
    today = timezone.localdate(now)
    for outcome in Outcome.objects.exclude(told_on=None).select_related("survey"):
        addresses = Address.objects.filter(survey=outcome.survey)
        if outcome.told_on is None or today < outcome.told_on + timedelta(days=outcome.survey.keep_addresses_for):
            continue
        for keys in _in_parts([one.letter_key for one in addresses]):
            post.forget_address(keys=keys, about=about(outcome.survey))
        addresses.delete()


def _in_parts(keys: list[str], most: int = 500) -> list[list[str]]:
    return [keys[n : n + most] for n in range(0, len(keys), most)]
