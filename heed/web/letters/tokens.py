"""Personal addresses: a token opens one page for one person, and stands in no table and no backup.

    secret = new_secret()             # kept beside what the address opens, and with the letter
    token = token_of(secret)          # made again whenever a letter goes, by the site's own secret
    fingerprint(token)                # kept: by this the page knows its token

A letter has SECRET_MARK where its token belongs; it is put in while the letter is handed over.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

from django.utils.crypto import salted_hmac

SECRET_BYTES = 32
SECRET_MARK = "~token~"


def new_secret() -> str:
    """256 random bits as text; without the site's own secret nobody makes a token of it."""
    return secrets.token_urlsafe(SECRET_BYTES)


def token_of(secret: str) -> str:
    """The token of a secret: the same each time, as long as HEED_SECRET_KEY is the same."""
    digest = salted_hmac("heed.web.letters", secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def fingerprint(token: str) -> str:
    """What is kept of a token: enough to know it again, too little to make it."""
    return hashlib.sha256(token.encode()).hexdigest()
