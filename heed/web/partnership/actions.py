"""Every write to who is who: keyword-only, one transaction, with its line in the trail."""

from collections.abc import Iterator, Sequence
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.forms import BaseForm, ChoiceField, Field, ModelChoiceField
from django.utils import timezone

from heed.web.partnership import trail
from heed.web.partnership.models import Agency, Member, Partnership, Team, User, Versioned
from heed.web.partnership.roles import ROLES


class NotPossible(ValueError):
    """An action that the state of things does not allow; the message is for the person who tried."""


class ChangedMeanwhile(NotPossible):
    """Somebody else saved a record after the writer had opened it. theirs: the record as it is kept now."""

    def __init__(self, theirs: Versioned) -> None:
        super().__init__(
            f"{theirs.changed_by} saved this while you were writing. Both versions are shown: bring the two together "
            "and save again. Nothing of yours is lost."
        )
        self.theirs = theirs


class refused_in:
    """Says in the form, beside `field` or above all of them, why an action within was not possible.

    Where somebody else saved meanwhile, the form keeps the writer's words, gets `both` to show beside them, and is
    ready to be saved over the version now seen.
    """

    def __init__(self, form: Any, field: str | None = None) -> None:
        self.form, self.field = form, field

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> bool:
        if isinstance(problem, ChangedMeanwhile):
            self.form.both = list(_both(self.form, problem.theirs))
            self.form.data = self.form.data.copy()
            self.form.data["seen_version"] = str(problem.theirs.version)
            self.form.add_error(None, str(problem))
        elif isinstance(problem, NotPossible):
            self.form.add_error(self.field, str(problem))
        return isinstance(problem, NotPossible)


def _both(form: BaseForm, theirs: Versioned) -> Iterator[tuple[str, str, str]]:
    """Label, their words and the writer's, of every field in which the two differ."""
    for bound in form.visible_fields():
        kept, mine = _listed(getattr(theirs, bound.name, None)), _listed(form.cleaned_data.get(bound.name))
        if kept is not None and kept != mine:
            choices = _choices(bound.field)
            yield str(bound.label), _words(kept, choices), _words(mine, choices)


def _choices(field: Field) -> dict[object, str]:
    """The words of each choice of a field that has any; a field that offers rows says them itself."""
    if not isinstance(field, ChoiceField) or isinstance(field, ModelChoiceField):
        return {}
    choices: Any = field.choices
    return {value: str(label) for value, label in choices}


def _listed(value: Any) -> Any:
    """The rows that a record, or what was chosen in a form, leads to, as a list in their own order; else the value."""
    return list(value.all()) if hasattr(value, "all") else value


def _words(value: object, choices: dict[object, str]) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list | tuple):
        return ", ".join(str(choices.get(each, each)) for each in value)
    return "" if value in (None, "") else str(choices.get(value, value))


@transaction.atomic
def add_partnership(*, name: str, short_name: str, nation: str, by: str) -> Partnership:
    """A new partnership, without members. `by` names the command that was run: no member can do this."""
    partnership = Partnership.objects.create(name=name, short_name=short_name, nation=nation)
    trail.enter(who=trail.Command(by, partnership), action="added a partnership", subject=partnership)
    return partnership


@transaction.atomic
def add_agency(*, by: Member | trail.Command, code: str, name: str) -> Agency:
    """An agency of the partnership `by` acts in."""
    agency = Agency.objects.create(partnership=by.partnership, code=code, name=name)
    trail.enter(who=by, action="added an agency", subject=agency)
    return agency


@transaction.atomic
def add_team(*, by: Member | trail.Command, agency: Agency, name: str) -> Team:
    """A team of an agency."""
    _same_partnership(by, agency)
    team = Team.objects.create(agency=agency, name=name)
    trail.enter(who=by, action="added a team", subject=team)
    return team


@transaction.atomic
def add_member(
    *,
    by: Member | trail.Command,
    name: str,
    email: str,
    roles: Sequence[str],
    agency: Agency | None = None,
    team: Team | None = None,
    password: str | None = None,
) -> Member:
    """A member of the partnership `by` acts in, with the user behind it where there is none yet.

    Without a password the person sets one by letter ("Forgot your password?"). Raises NotPossible when the person
    is a member already, a role is unknown, or agency and team do not belong together.
    """
    _known(roles)
    _same_partnership(by, agency)
    if team is not None and team.agency != agency:
        raise NotPossible(f"{team} is not a team of {agency or 'no agency'}. Choose the agency the team belongs to.")
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User.objects.create_user(email, password, name=name)
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    elif Member.objects.current().filter(user=user, partnership=by.partnership).exists():
        raise NotPossible("There is a member with this e-mail address already. Change that member's roles instead.")
    member = Member.objects.create(user=user, partnership=by.partnership, agency=agency, team=team, roles=list(roles))
    trail.enter(who=by, action="added a member", subject=member)
    return member


@transaction.atomic
def change_roles(*, by: Member, member: Member, roles: Sequence[str]) -> None:
    """Gives a member these roles in place of the ones they had; raises NotPossible for a member's own."""
    _known(roles)
    _not_oneself(by, member)
    member.roles = list(roles)
    member.save(update_fields=["roles"])
    trail.enter(who=by, action="changed a member's roles", subject=member)


@transaction.atomic
def leave(*, by: Member, member: Member) -> None:
    """Ends a membership. What the member wrote stays; they reach nothing from now on."""
    _not_oneself(by, member)
    if member.left is not None:
        raise NotPossible("This membership has ended already.")
    member.left = timezone.now()
    member.save(update_fields=["left"])
    trail.enter(who=by, action="ended a membership", subject=member)


@transaction.atomic
def set_front_door(*, by: Member, name: str, phone: str) -> None:
    """Whom practitioners ring to report a child to children's social care; both empty where nobody has said."""
    partnership = by.partnership
    partnership.front_door_name, partnership.front_door_phone = name, phone
    partnership.save(update_fields=["front_door_name", "front_door_phone"])
    trail.enter(who=by, action="changed the number to ring", subject=partnership)


def _known(roles: Sequence[str]) -> None:
    if not roles:
        raise NotPossible("A member has at least one role. Choose one.")
    if unknown := [role for role in roles if role not in ROLES]:
        raise NotPossible(f"There is no role '{unknown[0]}'. Choose from: {', '.join(ROLES)}.")


def _same_partnership(by: Member | trail.Command, agency: Agency | None) -> None:
    if agency is not None and agency.partnership_id != by.partnership.pk:
        raise NotPossible("This agency is in another partnership. Choose one of your own.")


def _not_oneself(by: Member, member: Member) -> None:
    if by.pk == member.pk:
        raise NotPossible("Nobody changes their own membership. Ask another manager of the partnership.")
