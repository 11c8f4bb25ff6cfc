"""Strict readers of the environment: what is missing or unreadable is said, all at once, before the site starts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

DEMONSTRATION_SECRET = "heed-demonstration-secret-for-a-laptop-and-nothing-else-0000"

# Secrets that stand in a repository, a manual or a tutorial: whoever holds one can forge a signed-in session.
KNOWN_SECRETS = frozenset({DEMONSTRATION_SECRET, "secret", "changeme", "change-me", "django-insecure"})

SHORTEST_SECRET = 50

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})


class StartRefused(Exception):
    """The environment does not allow a start; the message names each variable and what to do."""


@dataclass(frozen=True)
class Environment:
    """The variables a start may read. A reader returns a harmless value for what it cannot read and notes a problem."""

    variables: Mapping[str, str]
    problems: list[str] = field(default_factory=list)

    def text(self, name: str, default: str = "") -> str:
        """The variable as written, without surrounding white space; `default` when it is unset or empty."""
        return self.variables.get(name, "").strip() or default

    def flag(self, name: str, default: bool) -> bool:
        """A yes or a no. Anything else is a problem, read as the default."""
        written = self.text(name).lower()
        if written and written not in TRUE | FALSE:
            self.problems.append(f"{name} is '{written}'; it takes 1 or 0.")
            return default
        return written in TRUE if written else default

    def number(self, name: str, default: int, least: int = 0) -> int:
        """A whole number of at least `least`."""
        written = self.text(name, str(default))
        if not written.isascii() or not written.isdecimal() or int(written) < least:
            self.problems.append(f"{name} is '{written}'; it takes a whole number of at least {least}.")
            return default
        return int(written)

    def listed(self, name: str, default: str = "") -> list[str]:
        """Values parted by commas."""
        return [value.strip() for value in self.text(name, default).split(",") if value.strip()]

    def site(self, name: str, *, hosts: list[str], https: bool) -> str:
        """Where the site is, without a slash at its end: as written, or the first host. It stands in every letter."""
        written = self.text(name).rstrip("/")
        if not written:
            return f"{'https' if https else 'http'}://{hosts[0] if hosts else 'localhost'}"
        parts = urlsplit(written)
        if parts.scheme not in ({"https"} if https else {"https", "http"}) or not parts.netloc or parts.query:
            self.problems.append(f"{name} is '{written}'; it takes the address of the site, https://heed.example.org")
        elif hosts and "*" not in hosts and parts.hostname not in hosts:
            self.problems.append(f"{name} leads to '{parts.hostname}', which is not among HEED_HOSTS. Add it there.")
        return written

    def secret(self, name: str, *, demonstration: bool) -> str:
        """The secret, or an empty text (with which Django itself refuses to sign anything) and a problem."""
        written = self.text(name, DEMONSTRATION_SECRET if demonstration else "")
        if demonstration:
            return written
        if problem := _wrong_with_secret(name, written):
            self.problems.append(problem)
            return ""
        return written

    def database(self, name: str, *, default: Path, demonstration: bool) -> dict[str, Any]:
        """Django's description of the database named by an address such as postgres://user@host:5432/heed.

        Demonstration accounts have a password everyone knows, so they live in a database that says so in its
        name; a real start refuses such a database, and a demonstration refuses any other.
        """
        address = self.text(name)
        found = _database(address, default) if address else sqlite(default)
        if found is None:
            self.problems.append(
                f"{name} cannot be read; it takes postgres://user:password@host:5432/name or sqlite:///path/to/file."
            )
            return {}
        if ("demonstration" in Path(str(found["NAME"])).name) != demonstration:
            self.problems.append(
                f"{name} must name a database with 'demonstration' in its name: HEED_DEMONSTRATION is set."
                if demonstration
                else f"{name} names a demonstration database; its accounts are known to everyone. Name another."
            )
            return {}
        return found


def _wrong_with_secret(name: str, written: str) -> str | None:
    make_one = "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
    if not written:
        return f"{name} is missing. {make_one}"
    if written in KNOWN_SECRETS or written.startswith("django-insecure"):
        return f"{name} is a secret that has been published; it is allowed with HEED_DEMONSTRATION=1 only. {make_one}"
    if len(written) < SHORTEST_SECRET:
        return f"{name} has {len(written)} characters; at least {SHORTEST_SECRET} are needed. {make_one}"
    return None


def _database(address: str, default: Path) -> dict[str, Any] | None:
    try:
        parts = urlsplit(address)
        if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
            return sqlite(default.parent / unquote(parts.path[1:]))
        if parts.scheme in {"postgres", "postgresql"} and len(parts.path) > 1:
            return _postgres(parts)
    except ValueError:
        return None
    return None


def sqlite(path: Path) -> dict[str, Any]:
    """One file. Readers do not wait for the writer (WAL); a writer waits up to 20 seconds rather than fails.

    Recursive triggers: without them a REPLACE deletes a kept row and asks no trigger.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }


def _postgres(parts: SplitResult) -> dict[str, Any]:
    # An address such as postgres:///heed?host=/run/postgresql reaches a local socket.
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or unquote(options.pop("host", "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {name: unquote(value) for name, value in options.items()},
    }


def refuse_to_start(problems: list[str]) -> None:
    """Raises StartRefused with every problem, one on a line; returns when there is none."""
    if problems:
        raise StartRefused("Heed does not start:\n" + "\n".join(f"- {problem}" for problem in problems))
