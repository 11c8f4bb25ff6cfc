"""A draft is never shut away from the people who write it, whatever was typed into it."""

import pytest

from heed.web.briefings.checking import what_stands_in_the_way
from tests.cast import Cast
from tests.web.briefing_of_child_w import child_w, written


@pytest.mark.parametrize("sign", ["😀", "\x1b", "漢"])
def test_a_sign_the_poster_cannot_show_keeps_the_draft_open_and_stands_in_the_way(cast: Cast, sign: str) -> None:
    draft = written(cast, child_w(cast), story=[f"He smiled {sign} at six weeks."])
    client = cast.signed_in("rashid")
    assert client.get(f"/briefings/drafts/{draft.pk}/").status_code == 200
    assert client.get(f"/briefings/drafts/{draft.pk}/write/").status_code == 200
    assert client.get(f"/briefings/drafts/{draft.pk}/proof/").status_code == 302
    assert any("Take it out" in reason for reason in what_stands_in_the_way(draft))


def test_a_soft_hyphen_inside_a_name_is_still_a_leak(cast: Cast) -> None:
    review = child_w(cast)
    name = review.case.people.exclude(names=[]).first().names[0]
    draft = written(cast, review, story=[f"Then {name[:2]}\u00ad{name[2:]} was seen."])
    assert any("anonymity check" in reason for reason in what_stands_in_the_way(draft))
