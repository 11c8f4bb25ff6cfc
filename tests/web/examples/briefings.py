from collections.abc import Mapping

from heed.web.briefings import actions
from heed.web.briefings.checking import key_of, open_leaks
from tests.cast import Cast
from tests.web.briefing_of_child_w import TODAY, approved, child_w


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    draft = approved(cast, child_w(cast))
    issue = actions.issue(by=cast.rashid, draft=draft, version=2)
    cascade = actions.share(by=cast.rashid, issue=issue, team=cast.teams["Harbour health visiting team"])
    said = {"held": TODAY, "people": 3, "will_change": "We ring the hub first, whatever we are told."}
    reflection = actions.reflect(by=cast.petra, issue=issue, **said)
    open_draft = actions.start_draft(by=cast.rashid, review=draft.review)
    told = open_draft.latest.content | {"story": ["She was born on 2 September 2016."]}
    actions.write(by=cast.rashid, draft=open_draft, title="Learning from Child W", content=told, based_on=1)
    leak = key_of(open_leaks(open_draft)[0])
    kept = actions.keep_leak(by=cast.imogen, draft=open_draft, leak=leak, reason="The family asked for it to be told.")
    of_draft = (
        "draft",
        "write",
        "preview",
        "forget",
        "take_in_the_rest",
        "proof",
        "keep_leak",
        "ask_for_approval",
        "approve",
        "issue_draft",
    )
    of_issue = ("issue", "document", "say_read", "reflect", "withdraw")
    return {
        "briefings:index": {},
        "briefings:style": {},
        "briefings:contact": {},
        "briefings:house": {},
        "briefings:proof_of": {"pk": open_draft.pk, "form": "slides", "kind": "pptx"},
        "briefings:form_document": {"pk": issue.pk, "form": "seven_minute_briefing", "kind": "docx"},
        "briefings:start": {},
        "briefings:of_review": {"pk": draft.review.pk},
        **{f"briefings:{name}": {"pk": open_draft.pk} for name in of_draft},
        **{f"briefings:{name}": {"pk": issue.pk} for name in of_issue},
        "briefings:version": {"pk": open_draft.latest.pk},
        "briefings:take_back": {"pk": kept.pk},
        "briefings:stop_sharing": {"pk": cascade.pk},
        "briefings:mend": {"pk": reflection.pk},
    }
