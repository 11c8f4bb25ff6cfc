"""Signing in with something one knows and something one has."""

from __future__ import annotations

import base64
import hmac
import struct
import time

from django.core.cache import cache

from tests.journeys.walking import Walker


def code_of(secret: str) -> str:
    """The six figures an authenticator app shows now (RFC 6238, thirty seconds, SHA-1)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    start = digest[-1] & 0x0F
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def test_an_analyst_adds_a_second_factor_and_needs_it_from_then_on(walker: Walker) -> None:
    walker.signs_in_as("dev")
    walker.opens("/second-factor/totp/activate/")
    walker.confirms_the_password()
    secret = walker.page.locator(".heed-secret").inner_text().strip()
    walker.fills_in(code=code_of(secret))
    walker.presses("Use this app")
    # A code counts once; the next sign-in may fall into the same thirty seconds.
    cache.clear()

    walker.signs_in_as("dev", then="second-factor")
    walker.fills_in(code="000000")
    walker.presses("Sign in")
    walker.does_not_see("What waits for you")
    walker.fills_in(code=code_of(secret))
    walker.presses("Sign in")
    walker.sees("What waits for you")
