"""A briefing from draft to answer: written, read for leaks, approved, issued for good, shared, and heard back.

What an issue says never changes, nor does any version of a draft: the database refuses it (migration 0002).
"""

from heed.web.briefings.models.draft import Approval, Draft, KeptLeak, Unsaved, Wording
from heed.web.briefings.models.hearing import Receipt, Reflection
from heed.web.briefings.models.house import House
from heed.web.briefings.models.issue import Cascade, Issue, IssueDocument, Withdrawal

__all__ = [
    "Approval",
    "Cascade",
    "Draft",
    "House",
    "Issue",
    "IssueDocument",
    "KeptLeak",
    "Receipt",
    "Reflection",
    "Unsaved",
    "Withdrawal",
    "Wording",
]
