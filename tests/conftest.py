"""What every test stands on. No environment variable is needed: the settings of a bare start are adjusted here."""

import os

import pytest
from django.conf import settings


def pytest_configure() -> None:
    """A secret of the tests' own, plain HTTP, quick passphrases, and assets under their plain names."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in the thread that asks the database
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
