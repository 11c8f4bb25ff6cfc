"""An example of every address, for the walk that proves each refuses the stranger.

Each room has a file in `tests/web/examples` with a function `examples(cast)`: it makes what the room's addresses lead
to, in Avonmere, and gives the words of each address by its name. A named address without an example fails the walk; so
does an example whose address is gone.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from tests.cast import Cast

Words = Mapping[str, object]

ROOMS = sorted(path.stem for path in Path(__file__).with_name("examples").glob("[a-z]*.py"))

# Open to the signed-out: signing in itself, and nothing that holds a record. Each is one of the sign-in library's.
PUBLIC = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
    }
)

# Open to whoever holds the link in the address; every other word in its place gets the answer for no address at all.
BY_LINK: dict[str, Words] = {
    "reviews:hand_in": {"token": "not-a-token"},
    "reviews:confirm": {"token": "not-a-token"},
    "reviews:nothing": {"token": "not-a-token"},
    "reviews:columns_by_link": {"token": "not-a-token"},
    "reviews:template_by_link": {"token": "not-a-token", "ending": "docx"},
    "lessons:feed": {"token": "not-a-token", "theme": "all", "ending": "atom"},
    **{
        f"cascade:{name}": {"token": "not-a-token"}
        for name in ("for_you", "read", "document", "style_sheet", "talk", "keep", "again")
    },
    "cascade:form_document": {"token": "not-a-token", "form": "slides", "kind": "pptx"},
    **{f"surveys:{name}": {"token": "not-a-token"} for name in ("answer", "keep", "thanks", "outcome")},
}

# Named by what ships with Heed and is the same in every partnership: the words name no record of anybody's.
SHIPPED = frozenset({"safeguards:safeguard", "reviews:set_clock", "lessons:theme", "lessons:theme_feed"})

# The sign-in library's pages about the person's own account: refused to the signed-out, the same for everyone else.
OWN_ACCOUNT = frozenset(
    {
        "account_change_password",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_download_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
    }
)

# What the library offers and Heed does not: nobody signs themselves up, nobody changes their own address.
CLOSED: dict[str, Words] = {
    "account_confirm_email": {"key": "some-key"},
    "account_confirm_login_code": {},
    "account_email": {},
    "account_email_verification_sent": {},
    "account_set_password": {},
    "account_signup": {},
}


def examples(cast: Cast) -> dict[str, Words]:
    """Every room's examples together."""
    rooms = [import_module(f"tests.web.examples.{room}") for room in ROOMS]
    return {name: words for room in rooms for name, words in room.examples(cast).items()}
