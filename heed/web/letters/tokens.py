"""Personal addresses: a token opens one page for one person, and stands in no table and no backup.

    secret = new_secret()             # kept beside what the address opens
    token = token_of(secret)          # made again whenever a letter goes, by the site's own secret
    fingerprint(token)                # kept: by this the page knows its token
    mark_of(secret)                   # stands in the address in a letter's words, where the token belongs

The token takes the place of its mark while the letter is handed over.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets

from django.utils.crypto import salted_hmac

SECRET_BYTES = 32
_MARK = re.compile(r"~([\w-]{43})~")


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


def mark_of(secret: str) -> str:
    """What stands for the token of a secret in the words of a letter, and in an address made of its parts."""
    return f"~{secret}~"


def with_tokens(words: str) -> str:
    """The words as they go out, each mark replaced by its token."""
    return _MARK.sub(lambda found: token_of(found[1]), words)


def without_tokens(words: str) -> str:
    """The words as others than their reader may see them."""
    return _MARK.sub("...", words)
