"""The numbers of the stages that a page, a briefing or a list asks for by name.

Every process (`heed.reviews.processes`) has the same twelve, so that one may ask how far a review has got without
knowing its nation.
"""

from __future__ import annotations

from heed.reviews.processes import processes

STAGES = processes()["england"].stages
DECIDED, SET_UP, AGENCIES_ASKED, BEFORE_PUBLICATION, PUBLISHED, LEARNING_SHARED = 3, 4, 5, 8, 9, 10
