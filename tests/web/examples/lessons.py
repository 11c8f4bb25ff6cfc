from collections.abc import Mapping

from heed.web.lessons import actions, following, self_checks
from heed.web.lessons.models import FeedAddress
from tests.cast import Cast
from tests.web.publications import NOTES

_OF_A_PUBLICATION = ("publication", "document", "judge_all", "withdraw", "take_back_withdrawal", "passages")


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    publication = actions.add_publication(by=cast.rashid, name="child-q.txt", document=NOTES)
    first, *_ = publication.lessons.all()
    question, *_ = publication.passages.all()
    following.make_feed_address(by=cast.ngozi, reader="Outlook")
    framework = actions.lay_framework(by=cast.imogen, name="Ours", groups={"Home": ["neglect"]})
    search = following.save_search(by=cast.ngozi, name="Bruises", chosen={"q": "bruise"}, site="http://heed.example")
    begun = self_checks.begin(by=cast.imogen, lessons=[first])
    return {
        "lessons:library": {},
        "lessons:self_check": {},
        "lessons:self_check_word": {},
        "lessons:choose_for_self_check": {"pk": publication.pk},
        "lessons:kept_self_check": {"pk": begun.pk},
        "lessons:kept_self_check_word": {"pk": begun.pk},
        "lessons:recurring": {},
        "lessons:recurring_file": {},
        "lessons:publications": {},
        "lessons:follow": {},
        "lessons:frameworks": {},
        "lessons:end_framework": {"pk": framework.pk},
        "lessons:reader": {},
        "lessons:reader_table": {},
        "lessons:export": {},
        "lessons:take_in": {},
        "lessons:save_search": {},
        "lessons:theme": {"theme": "neglect"},
        "lessons:theme_feed": {"theme": "neglect", "ending": "atom"},
        "lessons:lasting_publication": {"mark": publication.mark},
        "lessons:lasting_lesson": {"mark": publication.mark, "key": first.key},
        "lessons:revoke_feed_address": {"pk": FeedAddress.objects.get(member=cast.ngozi).pk},
        "lessons:end_search": {"pk": search.pk},
        "lessons:add_publication": {},
        **{f"lessons:{name}": {"pk": publication.pk} for name in _OF_A_PUBLICATION},
        **{
            f"lessons:{name}": {"pk": first.pk}
            for name in ("lesson", "judge", "reject", "accept_as_proposed", "merge", "take_back")
        },
        **{f"lessons:{name}_passage": {"pk": question.pk} for name in ("judge", "reject", "merge", "take_back")},
        "lessons:accept_passage_as_proposed": {"pk": question.pk},
    }
