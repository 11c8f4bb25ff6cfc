from collections.abc import Mapping

from heed.web.lessons import actions
from tests.cast import Cast
from tests.web.publications import NOTES


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    publication = actions.add_publication(by=cast.rashid, name="child-q.txt", document=NOTES)
    first, *_ = publication.lessons.all()
    return {
        "lessons:library": {},
        "lessons:recurring": {},
        "lessons:publications": {},
        "lessons:add_publication": {},
        **{f"lessons:{name}": {"pk": publication.pk} for name in ("publication", "document", "judge_all")},
        **{f"lessons:{name}": {"pk": first.pk} for name in ("lesson", "judge", "reject")},
    }
