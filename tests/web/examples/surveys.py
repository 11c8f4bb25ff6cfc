from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from heed.web.briefings.models import Issue
from heed.web.surveys import actions
from heed.web.surveys.models import Survey
from tests.cast import Cast


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    issue = Issue.objects.get()  # the one of the briefings' own example
    today = timezone.localdate()
    told = {"agencies": cast.agencies.values(), "languages": ["en", "cy"], "opens": today - timedelta(days=9)}
    written = actions.start_survey(by=cast.rashid, issue=issue, title="Being written", closes=today, **told)
    closed = actions.start_survey(by=cast.rashid, title="It has closed", closes=today, **told)
    actions.open_survey(by=cast.rashid, survey=closed)
    Survey.objects.filter(pk=closed.pk).update(closes=today - timedelta(days=1))
    question = written.questions.last()
    of_closed = ("survey", "sheet", "type_in", "read", "paper", "decide", "tell")
    return {
        **{f"surveys:{name}": {} for name in ("index", "start", "by_code")},
        **{f"surveys:{name}": {"pk": closed.pk} for name in of_closed},
        "surveys:document": {"pk": closed.pk, "kind": "pdf"},
        **{f"surveys:{name}": {"pk": written.pk} for name in ("change", "add_question", "open", "ask")},
        "surveys:translate": {"pk": written.pk, "language": "cy"},
        **{f"surveys:{name}": {"pk": question.pk} for name in ("change_question", "remove_question", "move_question")},
        **{f"surveys:{name}": {"pk": issue.pk} for name in ("questions", "answers")},
    }
