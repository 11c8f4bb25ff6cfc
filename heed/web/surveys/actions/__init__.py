"""Every write of hearing back: surveys, replies, quotations, what happened, and answers to reflective questions."""

from heed.web.surveys.actions.replying import answer, forget_begun, keep_typed, leave_address, type_in
from heed.web.surveys.actions.telling import decide, forget_addresses, tell
from heed.web.surveys.actions.weighing import answer_questions, judge
from heed.web.surveys.actions.writing import (
    add_question,
    change_question,
    change_survey,
    invite,
    move_question,
    open_survey,
    remove_question,
    start_survey,
    translate,
)

__all__ = [
    "add_question",
    "answer",
    "answer_questions",
    "change_question",
    "change_survey",
    "decide",
    "forget_addresses",
    "forget_begun",
    "invite",
    "judge",
    "keep_typed",
    "leave_address",
    "move_question",
    "open_survey",
    "remove_question",
    "start_survey",
    "tell",
    "translate",
    "type_in",
]
