from collections.abc import Mapping

from heed.web.reviews import actions as reviews
from tests.cast import Cast
from tests.web.practice import a_bruise, adopted, expected


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    adoption = adopted(cast)
    record = a_bruise(cast, child="HV-3")
    found = next(one for one in expected(cast) if one.case_id == record.case_id)
    review = reviews.open_review(by=cast.rashid, label="Child R", title="A child of the safeguards' examples")
    return {
        "safeguards:library": {},
        "safeguards:safeguard": {"id": "BRU-01"},
        "safeguards:end_use": {"pk": adoption.pk},
        "safeguards:expectations": {},
        "safeguards:expectation": {"pk": found.pk},
        "safeguards:asked_now": {"pk": record.case_id},
        "safeguards:replay": {"pk": review.pk},
    }
