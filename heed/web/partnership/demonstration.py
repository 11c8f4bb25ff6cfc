"""The invented partnership that a stranger sees first. Every person, agency and place here is fictional.

A room adds what it shows with `register(loader)` in its AppConfig.ready; loaders run once, in the order in which the
rooms are installed, in one transaction, after the partnership and its members stand.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction

from heed.web.partnership.actions import add_agency, add_member, add_partnership, add_team, set_front_door
from heed.web.partnership.models import Agency, Member, Partnership, Team
from heed.web.partnership.roles import ROLES
from heed.web.partnership.trail import Command

PASSWORD = "listen-and-look-again"
BY = "load_demonstration"


@dataclass(frozen=True)
class Person:
    """A member of the cast. `key` is the name in tests and loaders; the address to sign in with begins with it."""

    key: str
    name: str
    roles: tuple[str, ...]
    agency: str | None = None
    team: str | None = None

    @property
    def short_role(self) -> str:
        return ROLES[self.roles[0]].name.lower()


AVONMERE = (
    Person("imogen", "Imogen Ashdown", ("lead_reviewer",)),
    Person("rashid", "Rashid Karim", ("business_manager",), "safeguarding_partnership"),
    Person("odile", "Odile Ferreira-Lunt", ("panel_member",), "health_visiting"),
    Person("wen", "Wen Halloran", ("agency_author",), "health_visiting"),
    Person("callum", "Callum Brodie", ("agency_author",), "police"),
    Person("ngozi", "Ngozi Okafor", ("practitioner",), "health_visiting", "Harbour health visiting team"),
    Person("petra", "Petra Lindqvist", ("team_manager",), "health_visiting", "Harbour health visiting team"),
    Person("harriet", "Harriet Vane-Osei", ("board_member",), "safeguarding_partnership"),
    Person("dev", "Dev Mistry", ("analyst",), "childrens_social_care"),
)
# Marlow may do everything in another partnership, and must never see anything of this one.
THORNFORD = (Person("marlow", "Marlow Pike", ("business_manager", "lead_reviewer", "team_manager", "board_member")),)

AGENCIES = (
    ("safeguarding_partnership", "Avonmere Safeguarding Children Partnership"),
    ("childrens_social_care", "Avonmere Council children's social care"),
    ("health_visiting", "Avonmere Community Health NHS Trust"),
    ("police", "Avonmere Constabulary"),
    ("gp", "Harbour Street Surgery"),
    ("early_years", "Little Wren Nursery"),
)
TEAMS = (
    ("health_visiting", "Harbour health visiting team"),
    ("health_visiting", "Northgate health visiting team"),
    ("childrens_social_care", "Assessment team"),
    ("police", "Child protection unit"),
)
# The number is one of those Ofcom keeps for drama: it rings nowhere.
FRONT_DOOR = {"name": "the Avonmere multi-agency safeguarding hub", "phone": "01632 960100"}


@dataclass(frozen=True)
class Demonstration:
    """What a loader is given: the partnership, its agencies by code, its teams by name, its members by key."""

    partnership: Partnership
    agencies: dict[str, Agency]
    teams: dict[str, Team]
    members: dict[str, Member] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Member:
        return self.members[key]


Loader = Callable[[Demonstration], None]

_loaders: list[Loader] = []


def register(loader: Loader) -> None:
    """Adds a loader; registering it again changes nothing."""
    if loader not in _loaders:
        _loaders.append(loader)


def address_of(person: Person) -> str:
    """The e-mail address the person signs in with; `.example` is reserved, so no letter can reach anybody."""
    return f"{person.key}@{'thornford' if person in THORNFORD else 'avonmere'}.example"


@transaction.atomic
def load() -> Demonstration:
    """Makes both partnerships and their members, then lets every room add its own."""
    avonmere = found_avonmere()
    found_thornford()
    set_front_door(by=avonmere["rashid"], **FRONT_DOOR)
    for loader in _loaders:
        loader(avonmere)
    return avonmere


def found_avonmere(password: str | None = PASSWORD) -> Demonstration:
    """The partnership with its agencies, teams and members, and nothing else yet."""
    partnership = add_partnership(
        name="Avonmere Safeguarding Children Partnership", short_name="Avonmere", nation="england", by=BY
    )
    by = Command(BY, partnership)
    agencies = {code: add_agency(by=by, code=code, name=name) for code, name in AGENCIES}
    teams = {name: add_team(by=by, agency=agencies[code], name=name) for code, name in TEAMS}
    found = Demonstration(partnership, agencies, teams)
    for person in AVONMERE:
        found.members[person.key] = _join(by, person, found, password)
    return found


def found_thornford(password: str | None = PASSWORD) -> Member:
    """Another partnership, with Marlow as its only member."""
    partnership = add_partnership(
        name="Thornford Safeguarding Children Partnership", short_name="Thornford", nation="england", by=BY
    )
    return _join(Command(BY, partnership), THORNFORD[0], Demonstration(partnership, {}, {}), password)


def _join(by: Command, person: Person, among: Demonstration, password: str | None) -> Member:
    return add_member(
        by=by,
        name=person.name,
        email=address_of(person),
        roles=person.roles,
        agency=among.agencies[person.agency] if person.agency else None,
        team=among.teams[person.team] if person.team else None,
        password=password,
    )


def members_to_try() -> list[tuple[str, str, str]]:
    """Each of the cast as the address to sign in with, the name and the part they play."""
    here = [(address_of(person), person.name, person.short_role) for person in AVONMERE]
    return here + [(address_of(one), one.name, f"{one.short_role} of another partnership") for one in THORNFORD]


def who_can_sign_in() -> str:
    """The cast as lines for a terminal."""
    lines = [f"  {address:28}{name}, {part}" for address, name, part in members_to_try()]
    return "\n".join([*lines, f"  password for each:          {PASSWORD}"])
