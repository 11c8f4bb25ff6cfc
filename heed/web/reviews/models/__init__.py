"""A review from notification to findings.

Whoever sees reviews reaches those of their partnership. A submission is reached by its own agency's authors and by
those who may see drafts, by nobody else. A file is kept as it was handed in, whatever is wrong with it.
"""

from heed.web.reviews.models.acceptance import Acceptance
from heed.web.reviews.models.agency_columns import AgencyColumns
from heed.web.reviews.models.chronology_template import ChronologyTemplate
from heed.web.reviews.models.comparison import Comparison
from heed.web.reviews.models.course import ClockSetting, Decision, Dissent, OwnDay, Reply, StageRecord
from heed.web.reviews.models.explanation import Explanation
from heed.web.reviews.models.finding import Appraisal, Finding, Recommendation
from heed.web.reviews.models.link import LinkDecision
from heed.web.reviews.models.monitoring import QualityCheck, WrittenRequest
from heed.web.reviews.models.place import PlaceLabel
from heed.web.reviews.models.public_name import PublicName
from heed.web.reviews.models.review import Hold, Review
from heed.web.reviews.models.sorting import Sorting, TaughtKind
from heed.web.reviews.models.submission import ReceivedFile, Submission
from heed.web.reviews.models.summary import AgencySummary
from heed.web.reviews.models.upload_link import UploadLink
from heed.web.reviews.models.written import Contribution, Episode, LineOfEnquiry, Note, TermsOfReference

__all__ = [
    "Acceptance",
    "AgencyColumns",
    "AgencySummary",
    "Appraisal",
    "ChronologyTemplate",
    "ClockSetting",
    "Comparison",
    "Contribution",
    "Decision",
    "Dissent",
    "Episode",
    "Explanation",
    "Finding",
    "Hold",
    "LineOfEnquiry",
    "LinkDecision",
    "Note",
    "OwnDay",
    "PlaceLabel",
    "PublicName",
    "QualityCheck",
    "ReceivedFile",
    "Recommendation",
    "Reply",
    "Review",
    "Sorting",
    "StageRecord",
    "Submission",
    "TaughtKind",
    "TermsOfReference",
    "UploadLink",
    "WrittenRequest",
]
