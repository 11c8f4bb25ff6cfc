"""A name in the entries of Avonmere's review that somebody has let stand."""

from collections.abc import Mapping

from heed.web.reviews import actions
from tests.cast import Cast


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    review = actions.open_review(by=cast.rashid, label="Child N", title="A child with a name that stands")
    name = actions.let_name_stand(by=cast.rashid, review=review, written="Quilldrive Inquiry", why="It is published")
    return {
        "reviews:names": {"pk": review.pk},
        "reviews:say_whose": {"pk": review.pk},
        "reviews:ask_again": {"pk": name.pk},
    }
