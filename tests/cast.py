"""The people of the tests: nine members of Avonmere, each with their part - and Marlow, of another partnership.

    def test_a_review_opens_for_its_lead_reviewer(cast):
        assert cast.signed_in("imogen").get("/reviews/").status_code == 200

Marlow may do everything in Thornford and must never get in to Avonmere.
"""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client

from heed.web.partnership.demonstration import Demonstration, found_avonmere, found_thornford
from heed.web.partnership.models import Agency, Member, Partnership, Team, TrailEntry, User

SIGN_IN = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class Cast:
    """Members by name: `cast.ngozi`, or `cast["ngozi"]` where the name is in a variable."""

    avonmere: Demonstration
    imogen: Member
    rashid: Member
    odile: Member
    wen: Member
    callum: Member
    ngozi: Member
    petra: Member
    harriet: Member
    dev: Member
    marlow: Member

    def __getitem__(self, name: str) -> Member:
        return self.marlow if name == "marlow" else self.avonmere[name]

    @property
    def partnership(self) -> Partnership:
        return self.avonmere.partnership

    @property
    def agencies(self) -> dict[str, Agency]:
        return self.avonmere.agencies

    @property
    def teams(self) -> dict[str, Team]:
        return self.avonmere.teams

    def signed_in(self, name: str) -> Client:
        """A browser in which the named person has signed in."""
        client = Client()
        client.force_login(self[name].user, backend=SIGN_IN)
        return client


def assemble() -> Cast:
    """Both partnerships with everybody in them; needs a database.

    They are made by the actions of the house once a process. On SQLite their rows are kept as they stood and put back
    for the tests after that, which takes a tenth of the time.
    """
    if connection.vendor != "sqlite":
        return _made()
    if not _KEPT:
        _made()
        _KEPT.update({table: _rows(table) for table in TABLES})
    else:
        for table, rows in _KEPT.items():
            _put_back(table, rows)
    return _found()


TABLES = tuple(model._meta.db_table for model in (User, Partnership, Agency, Team, Member, TrailEntry, EmailAddress))
_KEPT: dict[str, list[tuple[object, ...]]] = {}


def _made() -> Cast:
    avonmere = found_avonmere()
    return Cast(avonmere=avonmere, marlow=found_thornford(), **avonmere.members)


def _rows(table: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return list(cursor.fetchall())


def _put_back(table: str, rows: list[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(rows[0]))})", rows)


def _found() -> Cast:
    members = {
        member.user.email.partition("@")[0]: member
        for member in Member.objects.select_related("user", "partnership", "agency", "team")
    }
    marlow = members.pop("marlow")
    avonmere = Demonstration(
        members["rashid"].partnership,
        {agency.code: agency for agency in Agency.objects.filter(partnership__short_name="Avonmere")},
        {team.name: team for team in Team.objects.select_related("agency")},
        members,
    )
    return Cast(avonmere=avonmere, marlow=marlow, **members)
