"""The course of a review of Avonmere: a stage, a decision, a hold, a look, a request, a clock and a day of its own."""

from collections.abc import Mapping
from datetime import date

from heed.chronology.people import Person
from heed.reviews.processes import processes
from heed.web.reviews import actions
from tests.cast import Cast
from tests.web.examples.reviews import NAME


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    by, on = cast.rashid, date(2026, 1, 5)
    review = actions.open_review(by=by, label="Child Course", title="A review on its way", became_aware=on)
    actions.add_people(
        by=by,
        review=review,
        people=[Person("child", "child")],
        labels={"child": "Child Course"},
        names={"child": [NAME, "Zofia"]},
    )
    actions.write_stage(by=by, review=review, number=2, answers={"facts": f"{NAME} was seen"}, note=f"Ask about {NAME}")
    decision = actions.decide(
        by=by,
        review=review,
        kind="review",
        outcome="review",
        decided_by=f"The partners of {NAME}",
        decided_on=on,
        reasons=f"{NAME} was known to four agencies",
    )
    actions.record_dissent(by=by, decision=decision, partner="Police of Avonmere", words=f"{NAME} was not known to us")
    actions.record_reply(
        by=by, decision=decision, whose="The Panel", received_on=on, view="disagrees", words=f"{NAME} was not asked"
    )
    hold = actions.place_hold(by=by, review=review, reason="inquest", since=on, contact=f"Coroner for {NAME}")
    look = actions.look_at_quality(
        by=by, review=review, on=on, looked="Avonmere partners", pace="behind", seen=f"Nobody met {NAME}"
    )
    asked = actions.ask_in_writing(
        by=by, review=review, on=on, asked_by="Avonmere partners", what=f"The part on {NAME}"
    )
    actions.set_clock(
        by=by, process=processes()["england"], clock="publication", reason="Avonmere has its own word", limit=5
    )
    actions.write_summary(by=by, review=review, agency=cast.agencies["police"], sent=on, knows=f"{NAME} is known to us")
    own = actions.add_own_day(by=by, day=date(2026, 9, 7), says="rests", why="A day given once")
    of_the_review = {"pk": review.pk}
    named = ("stages", "calendar_file_of", "decisions", "monitoring", "look", "ask_in_writing", "summaries")
    return {
        **{f"reviews:{name}": of_the_review for name in named},
        **{f"reviews:{name}": {} for name in ("deadlines", "calendar_file", "clocks", "add_day")},
        "reviews:stage_of": of_the_review | {"number": 2},
        "reviews:set_clock_of": of_the_review | {"clock": "rapid_review"},
        "reviews:set_clock": {"process": "england", "clock": "rapid_review"},
        "reviews:decide": of_the_review | {"kind": "review"},
        "reviews:write_summary": of_the_review | {"agency": cast.agencies["police"].pk},
        "reviews:change_look": {"pk": look.pk},
        "reviews:dissent": {"pk": decision.pk},
        "reviews:reply": {"pk": decision.pk},
        "reviews:record_answer": {"pk": asked.pk},
        "reviews:change_hold": {"pk": hold.pk},
        "reviews:take_back_day": {"pk": own.pk},
    }
