from collections.abc import Mapping

from heed.web.briefings.models import Issue
from heed.web.cascade import actions
from heed.web.cascade.models import Copy
from tests.cast import Cast


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    issue = Issue.objects.get()  # the one of the briefings' own example
    harbour = cast.teams["Harbour health visiting team"]
    recipient = actions.add_recipient(
        by=cast.rashid, name="Ada Pell", email="ada@harbour.example", agency=harbour.agency, team=harbour
    )
    actions.send(by=cast.rashid, issue=issue, teams=[harbour])
    copy = Copy.objects.get(recipient=recipient)
    places = ("measured", "recipients", "recipients_csv", "take_in", "add_recipient", "rules", "courses")
    return {
        **{f"cascade:{name}": {} for name in (*places, "record_course")},
        "cascade:recipient": {"pk": recipient.pk},
        **{f"cascade:{name}": {"pk": issue.pk} for name in ("measured_issue", "measured_csv", "send", "people")},
        **{f"cascade:{name}": {"pk": copy.pk} for name in ("revoke", "send_again")},
    }
