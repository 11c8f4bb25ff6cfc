"""Every write of this room: keyword-only, one transaction, its line in the trail inside.

What the state of things does not allow raises `NotPossible`, whose message is for the person who tried.
"""

from heed.web.reviews.actions.accepting import Accepted, accept_submission, put_back, take_back_gone
from heed.web.reviews.actions.clocks import add_own_day, set_clock, take_back_own_day
from heed.web.reviews.actions.columns import forget_columns, map_columns
from heed.web.reviews.actions.course import move_to_stage, write_stage
from heed.web.reviews.actions.decisions import decide, record_dissent, record_reply
from heed.web.reviews.actions.entries import forget_taught, sort_entries, undo_sorting
from heed.web.reviews.actions.explanations import explain
from heed.web.reviews.actions.findings import (
    accept_finding,
    appraise,
    change_finding,
    change_recommendation,
    withdraw_finding,
    write_finding,
    write_recommendation,
)
from heed.web.reviews.actions.links import decide_link
from heed.web.reviews.actions.monitoring import ask_in_writing, change_look, look_at_quality, record_answer
from heed.web.reviews.actions.names import ask_about_name_again, give_name, let_name_stand
from heed.web.reviews.actions.people import (
    add_people,
    add_place,
    change_labels,
    change_person,
    relate_people,
    remove_relationship,
)
from heed.web.reviews.actions.reviews import change_hold, lift_hold, open_review, place_hold
from heed.web.reviews.actions.sequence import move_entry, restore_order
from heed.web.reviews.actions.submissions import (
    ask_agency,
    check_submission,
    receive_chronology,
    return_submission,
)
from heed.web.reviews.actions.summaries import write_summary
from heed.web.reviews.actions.templates import design_template
from heed.web.reviews.actions.upload_links import (
    make_link,
    note_nothing_held,
    remind,
    revoke_link,
    say_nothing_is_held,
)
from heed.web.reviews.actions.written import write

__all__ = [
    "Accepted",
    "accept_finding",
    "accept_submission",
    "add_own_day",
    "add_people",
    "add_place",
    "appraise",
    "ask_about_name_again",
    "ask_agency",
    "ask_in_writing",
    "change_finding",
    "change_hold",
    "change_labels",
    "change_look",
    "change_person",
    "change_recommendation",
    "check_submission",
    "decide",
    "decide_link",
    "design_template",
    "explain",
    "forget_columns",
    "forget_taught",
    "give_name",
    "let_name_stand",
    "lift_hold",
    "look_at_quality",
    "make_link",
    "map_columns",
    "move_entry",
    "move_to_stage",
    "note_nothing_held",
    "open_review",
    "place_hold",
    "put_back",
    "receive_chronology",
    "record_answer",
    "record_dissent",
    "record_reply",
    "relate_people",
    "remind",
    "remove_relationship",
    "restore_order",
    "return_submission",
    "revoke_link",
    "say_nothing_is_held",
    "set_clock",
    "sort_entries",
    "take_back_gone",
    "take_back_own_day",
    "undo_sorting",
    "withdraw_finding",
    "write",
    "write_finding",
    "write_recommendation",
    "write_stage",
    "write_summary",
]
