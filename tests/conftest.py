"""What every test stands on. No environment variable is needed: the settings of a bare start are adjusted here."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db.backends.sqlite3.base import DatabaseOperations  # its own module cannot be imported first


def pytest_configure(config: pytest.Config) -> None:
    """A secret of the tests' own, plain HTTP, quick passwords, and assets under their plain names."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in the thread that asks the database
    # The browser plugin's own fixtures, not ours; the warning stops the walk-throughs before their first page.
    config.addinivalue_line("filterwarnings", "ignore:Session-scoped fixtures defined as instance methods")
    settings.SECRET_KEY = "a secret of the tests, known to everyone and used nowhere else"
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("whitenoise")]


@pytest.fixture
def cast(db):  # type: ignore[no-untyped-def]
    """The people of the tests, in an empty database: see tests/cast.py."""
    from tests.cast import assemble

    return assemble()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own browser, which may run as root in a container."""
    found = os.environ.get("HEED_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    return browser_type_launch_args | {"executable_path": found, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A walk-through in a browser empties the tables when it is over: on SQLite, kept rows have to let themselves be.

    PostgreSQL empties by TRUNCATE, which asks no trigger of a row. A walk-through has a connection of its own once the
    browser's loop runs: what is put right is put right for every connection.
    """
    emptied = DatabaseOperations.execute_sql_flush

    def emptied_with_kept_rows(operations: Any, statements: list[str]) -> None:
        with operations.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB '*_never_*'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            emptied(operations, statements)
            for _, sql in triggers:
                cursor.execute(sql)

    DatabaseOperations.execute_sql_flush = emptied_with_kept_rows  # type: ignore[method-assign, assignment]
    yield
    DatabaseOperations.execute_sql_flush = emptied  # type: ignore[method-assign]
