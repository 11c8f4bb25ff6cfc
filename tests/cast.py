"""The people of the tests: eight members of Avonmere, each with their part - and Marlow, of another partnership.

    def test_a_review_opens_for_its_lead_reviewer(cast):
        assert cast.signed_in("imogen").get("/reviews/").status_code == 200

Marlow may do everything in Thornford and must never get in to Avonmere.
"""

from dataclasses import dataclass

from django.test import Client

from heed.web.partnership.demonstration import Demonstration, found_avonmere, found_thornford
from heed.web.partnership.models import Agency, Member, Partnership, Team

SIGN_IN = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class Cast:
    """Members by name: `cast.ngozi`, or `cast["ngozi"]` where the name is in a variable."""

    avonmere: Demonstration
    imogen: Member
    rashid: Member
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
    """Both partnerships with everybody in them; needs a database."""
    avonmere = found_avonmere()
    return Cast(avonmere=avonmere, marlow=found_thornford(), **avonmere.members)
