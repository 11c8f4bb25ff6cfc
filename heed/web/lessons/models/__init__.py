"""The library: publications, what was read out of them, what is followed of it, what is asked about it."""

from heed.web.lessons.models.following import FeedAddress, SavedSearch
from heed.web.lessons.models.library import JUDGED, Expected, Judged, Lesson, OwnFramework, Passage, Publication
from heed.web.lessons.models.self_checks import SelfCheck, SelfCheckAnswer

__all__ = [
    "JUDGED",
    "Expected",
    "FeedAddress",
    "Judged",
    "Lesson",
    "OwnFramework",
    "Passage",
    "Publication",
    "SavedSearch",
    "SelfCheck",
    "SelfCheckAnswer",
]
