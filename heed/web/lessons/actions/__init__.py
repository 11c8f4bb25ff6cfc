"""Every write to the library: what comes in, what a person makes of it, what is withdrawn, what is laid over it."""

from heed.web.lessons.actions.adding import FORMS, AlreadyThere, add_publication
from heed.web.lessons.actions.expecting import keep_what_is_expected
from heed.web.lessons.actions.frameworks import end_framework, lay_framework
from heed.web.lessons.actions.judging import (
    accept,
    accept_as_proposed,
    accept_passage,
    accept_proposal,
    merge,
    reject,
    take_back,
)
from heed.web.lessons.actions.missed import CAN_BE, MISSED, OTHER_PASSAGES, add_missed
from heed.web.lessons.actions.withdrawing import take_back_withdrawal, withdraw

__all__ = [
    "CAN_BE",
    "FORMS",
    "MISSED",
    "OTHER_PASSAGES",
    "AlreadyThere",
    "accept",
    "accept_as_proposed",
    "accept_passage",
    "accept_proposal",
    "add_missed",
    "add_publication",
    "end_framework",
    "keep_what_is_expected",
    "lay_framework",
    "merge",
    "reject",
    "take_back",
    "take_back_withdrawal",
    "withdraw",
]
