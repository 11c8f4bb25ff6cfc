"""Every write to the registers: a record and its events in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from heed.chronology.as_written import written
from heed.chronology.when import Moment, overlap
from heed.web.casebook import actions as casebook
from heed.web.casebook.chronologies import event_from, moment_from
from heed.web.casebook.models import Case
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Member
from heed.web.registers import bruising
from heed.web.registers.models import BruisingRecord

KEPT = ("how_known", "injury", "site", "known_mark", "born", "mobility", "explained", "explanation", "notes")


@transaction.atomic
def record_bruise(*, by: Member, told: Mapping[str, Any]) -> BruisingRecord:
    """Puts a bruise on the register and its events into the child's casebook; sending the same twice records it once.

    told: the cleaned data of BruisingForm. Raises NotPossible for a member of no agency, and where the birth given is
    not the one this child's record holds already.
    """
    if (there := _recorded_already(by, told)) is not None:
        return there
    record = _keep(by, told, replaces=None)
    _enter_events(by, record, told)
    trail.enter(who=by, action="recorded a bruise", subject=record)
    return record


@transaction.atomic
def correct_bruise(*, by: Member, record: BruisingRecord, told: Mapping[str, Any]) -> BruisingRecord:
    """Puts a corrected record in the place of one that is wrong; both stay, and only the later one is read.

    What was reported to children's social care goes with it, also to another child's number. Raises NotPossible as
    `record_bruise` does, and where the record was corrected already.
    """
    if BruisingRecord.objects.filter(replaces=record).exists():
        raise NotPossible("This record was corrected already. Correct the later one.")
    wrong = list(record.case.events.current().filter(source=record.source))
    casebook.take_back(by=by, records=wrong)
    corrected = _keep(by, told, replaces=record)
    _enter_events(by, corrected, told)
    reports = [replace(event_from(one), case=str(corrected.case_id)) for one in wrong if one.kind == bruising.REPORT]
    if reports:
        casebook.enter(by=by, case=corrected.case, events=reports)
    trail.enter(who=by, action="corrected a bruising record", subject=corrected)
    return corrected


@transaction.atomic
def record_referral(*, by: Member, record: BruisingRecord, made: Moment, route: str) -> None:
    """Says that the child of a record was named to children's social care; saying so twice changes nothing."""
    Case.objects.select_for_update().get(pk=record.case_id)
    event = bruising.referral_event(str(record.case_id), by.agency_code or "", made, route, record.source, _now())
    made_already = record.case.events.current().filter(kind=event.kind, source=event.source)
    if any(moment_from(one) == made and one.attrs == event.attrs for one in made_already):
        return
    casebook.enter(by=by, case=record.case, events=[event])
    trail.enter(who=by, action="recorded a referral", subject=record)


def _recorded_already(by: Member, told: Mapping[str, Any]) -> BruisingRecord | None:
    """What this member recorded of the same child at the same moment in the same words."""
    said = {name: told[name] for name in KEPT} | {"seen_at": written(told["seen_at"])}
    own = BruisingRecord.objects.current().filter(recorded_by=by, case__agency=by.agency, **said)
    return next((record for record in own.select_related("case") if record.child == told["child"]), None)


def _keep(by: Member, told: Mapping[str, Any], replaces: BruisingRecord | None) -> BruisingRecord:
    return BruisingRecord.objects.create(
        case=_case_for(by, told["child"]),
        replaces=replaces,
        recorded_by=by,
        seen_at=written(told["seen_at"]),
        **{name: told[name] for name in KEPT},
    )


def _enter_events(by: Member, record: BruisingRecord, told: Mapping[str, Any]) -> None:
    events = bruising.events_of(str(record.case_id), by.agency_code or "", told, record.source, _now())
    births = [moment_from(birth) for birth in record.case.events.current().filter(kind="birth")]
    for event in events:
        if event.kind == "birth" and births and not overlap(event.when, births[0]):
            raise NotPossible(
                f"The register holds a child of this number who was born {births[0].say()}. Check the number, and the "
                "day. If the earlier record is wrong, correct that one first."
            )
    casebook.enter(by=by, case=record.case, events=[one for one in events if not (one.kind == "birth" and births)])


def _case_for(by: Member, number: str) -> Case:
    if by.agency is None:
        raise NotPossible(
            "You belong to no agency, so there is no caseload to record this in. Ask your business manager."
        )
    key = f"{by.agency.pk}/{number}"
    found = Case.objects.filter(partnership=by.partnership, key=key, agency=by.agency).first()
    nation = by.partnership.nation
    return found or casebook.open_case(by=by, key=key, purpose=Case.PRACTICE, agency=by.agency, nation=nation)


def _now() -> datetime:
    return timezone.localtime().replace(tzinfo=None, microsecond=0)
