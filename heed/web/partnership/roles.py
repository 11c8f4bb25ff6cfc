"""What a member may do: eight roles, each a plain description and a set of permissions.

A permission opens a kind of page or action; which records it opens there is decided by each table's `reachable_by`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """One thing a role may do. The value is the sentence a manager reads when giving a role."""

    SEE_NAMED = "see the people of a review by name"
    SEE_REVIEW = "see the reviews of the partnership"
    WRITE_REVIEW = "open a review, appraise entries, write findings and recommendations"
    SUBMIT_CHRONOLOGY = "hand in their agency's chronology"
    SEE_AGENCY_DRAFT = "see what an agency has handed in before it is accepted"
    ACCEPT_LESSONS = "accept a lesson read from a publication"
    SEE_LIBRARY = "search and read the lessons library"
    WRITE_BRIEFING = "write a briefing from a review"
    APPROVE_BRIEFING = "resolve what the leak check found, and approve a briefing"
    ISSUE_BRIEFING = "issue a briefing and send it to agencies, teams and people"
    READ_BRIEFING = "read a briefing shared with their team, and say so"
    KEEP_RECIPIENTS = "keep the list of people who are sent briefings, and the rules of sending"
    RECORD_COURSE = "record a course or a group that carried a briefing"
    REFLECT = "record what a team said about a briefing"
    SEE_REFLECTIONS = "see what teams answered"
    WRITE_SURVEY = "write a survey, type in sheets, read the answers and bring them to the board"
    RECORD_PRACTICE = "record a referral, an injury, an escalation"
    SEE_PRACTICE = "see what their agency recorded in the registers"
    ANSWER_EXPECTATION = "answer a question a safeguard asks"
    ANSWER_SELF_CHECK = "answer what the partnership asks itself about a lesson, and read what was answered"
    SEE_SAFEGUARDS = "see the safeguards and what they ask"
    ADOPT_SAFEGUARD = "adopt a safeguard from a date, and set its limits"
    RUN_CHECKS = "replay a published example, or a review they see, and check many cases"
    SEE_ACTIONS = "see recommendations, actions and their evidence"
    MANAGE_ACTIONS = "give an action an owner, a date and evidence"
    GRADE_EVIDENCE = "grade evidence that somebody else handed in"
    SEE_MEMBERS = "see who is a member"
    MANAGE_MEMBERS = "add a member, change a role, end a membership"
    SET_CLOCKS = "set the clocks of reviews, and the days on which nobody works"
    SET_FRONT_DOOR = "say whom practitioners ring to report a child"
    SEE_LETTERS = "see the letters that were sent, and send again what was refused"
    SEE_TRAIL = "see who looked at what"


@dataclass(frozen=True)
class Role:
    """A part somebody plays in a partnership. `code` is what is stored; `name` and `does` are what people read."""

    code: str
    name: str
    does: str
    permissions: frozenset[Permission]


P = Permission

# Everybody learns: no role is without these.
EVERYBODY = {P.SEE_LIBRARY, P.READ_BRIEFING, P.SEE_SAFEGUARDS}

_ROLES = (
    Role(
        "business_manager",
        "Business manager",
        "Runs reviews to their dates, issues briefings, follows actions and looks after members.",
        frozenset(P) - {P.SEE_PRACTICE, P.RECORD_PRACTICE, P.GRADE_EVIDENCE},
    ),
    Role(
        "lead_reviewer",
        "Lead reviewer",
        "Brings the agencies' chronologies together, appraises them and writes the findings.",
        frozenset(
            EVERYBODY
            | {P.SEE_NAMED, P.SEE_REVIEW, P.WRITE_REVIEW, P.SEE_AGENCY_DRAFT, P.ACCEPT_LESSONS}
            | {P.WRITE_BRIEFING, P.APPROVE_BRIEFING, P.RUN_CHECKS, P.SEE_ACTIONS, P.SEE_REFLECTIONS}
            | {P.ANSWER_SELF_CHECK}
        ),
    ),
    Role(
        "panel_member",
        "Review panel member",
        "Reads a review under way, its chronology and its findings, by label. Sees no names.",
        frozenset(EVERYBODY | {P.SEE_REVIEW, P.RUN_CHECKS, P.SEE_ACTIONS}),
    ),
    Role(
        "agency_author",
        "Agency author",
        "Hands in the chronology of one agency and mends what could not be read.",
        frozenset(EVERYBODY | {P.SEE_NAMED, P.SUBMIT_CHRONOLOGY, P.SEE_ACTIONS, P.MANAGE_ACTIONS}),
    ),
    Role(
        "practitioner",
        "Practitioner",
        "Works with children and families: reads lessons, records practice, answers what a safeguard asks.",
        frozenset(EVERYBODY | {P.RECORD_PRACTICE, P.SEE_PRACTICE, P.ANSWER_EXPECTATION, P.SEE_NAMED, P.REFLECT}),
    ),
    Role(
        "team_manager",
        "Team manager",
        "Holds the reflection of a team and sees what the team recorded.",
        frozenset(
            EVERYBODY
            | {P.REFLECT, P.RECORD_PRACTICE, P.SEE_PRACTICE, P.ANSWER_EXPECTATION, P.SEE_NAMED}
            | {P.SEE_ACTIONS, P.MANAGE_ACTIONS, P.ANSWER_SELF_CHECK, P.RECORD_COURSE}
        ),
    ),
    Role(
        "board_member",
        "Board member",
        "Sees which lessons recur, which actions are evidenced, and what nobody has measured. Sees no names.",
        frozenset(
            EVERYBODY | {P.SEE_ACTIONS, P.GRADE_EVIDENCE, P.SEE_REFLECTIONS, P.ADOPT_SAFEGUARD, P.ANSWER_SELF_CHECK}
        ),
    ),
    Role(
        "analyst",
        "Analyst",
        "Replays published examples; checks many cases with the command heed check. Sees no names and no live review.",
        frozenset(EVERYBODY | {P.RUN_CHECKS, P.SEE_ACTIONS}),
    ),
)

ROLES = {role.code: role for role in _ROLES}


def permissions_of(codes: list[str]) -> frozenset[Permission]:
    """Everything the roles with these codes may do together; a code nobody knows gives nothing."""
    return frozenset().union(*(ROLES[code].permissions for code in codes if code in ROLES))


def described(permissions: frozenset[Permission]) -> list[str]:
    """The permissions as sentences for a page, in the order they are declared."""
    return [permission.value for permission in Permission if permission in permissions]
