"""Every write of the cascade: the list of people, sending, what comes back by an address, courses and rules."""

from heed.web.cascade.actions.answering import keep_typed, note_opened, say_read, say_what_was_said
from heed.web.cascade.actions.courses import record_course
from heed.web.cascade.actions.listing import Change, take_in
from heed.web.cascade.actions.people import add_recipient, change_recipient
from heed.web.cascade.actions.rules import set_rules
from heed.web.cascade.actions.sending import Sent, revoke, send, send_address_again, stop_withdrawn

__all__ = [
    "Change",
    "Sent",
    "add_recipient",
    "change_recipient",
    "keep_typed",
    "note_opened",
    "record_course",
    "revoke",
    "say_read",
    "say_what_was_said",
    "send",
    "send_address_again",
    "set_rules",
    "stop_withdrawn",
    "take_in",
]
