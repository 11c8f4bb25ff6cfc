from collections.abc import Mapping
from datetime import date

from heed.web.assurance import actions
from heed.web.reviews import actions as reviews
from tests.cast import Cast


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    review = reviews.open_review(by=cast.rashid, label="Child Q", title="A child of assurance's examples")
    asked = reviews.write_recommendation(
        by=cast.rashid, review=review, text="Ask Rowan Fairweather's question", addressee="The health trust"
    )
    action = actions.open_action(
        by=cast.rashid,
        recommendation=asked,
        what="A prompt in the record system",
        agency=cast.agencies["health_visiting"],
        owner=cast.petra,
        due=date(2027, 1, 8),
        strength="strong",
    )
    evidence = actions.add_evidence(
        by=cast.petra, action=action, words="Seventeen of twenty had a reason", name="audit.pdf", document=b"%PDF"
    )
    return {
        "assurance:overview": {},
        "assurance:open_action": {"recommendation": asked.pk},
        "assurance:action": {"pk": action.pk},
        "assurance:add_evidence": {"pk": action.pk},
        "assurance:close": {"pk": action.pk},
        "assurance:withdraw": {"pk": action.pk},
        "assurance:grade": {"pk": evidence.pk},
        "assurance:document": {"pk": evidence.pk},
    }
