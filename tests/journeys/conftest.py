"""The demonstration, loaded for a walk, and a log capture that no word of a case may reach."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from heed.web.partnership import demonstration
from tests.journeys.walking import Walker


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a journey, whoever wrote it: none runs among the fast ones."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture
def walker(live_server, page: Page) -> Iterator[Walker]:
    """A browser on the site with the demonstration in it; everything logged meanwhile is read when the walk is over."""
    demonstration.load()
    page.set_default_timeout(15_000)
    logged = io.StringIO()
    handler = logging.StreamHandler(logged)
    logging.getLogger().addHandler(handler)
    walker = Walker(page, live_server.url)
    yield walker
    logging.getLogger().removeHandler(handler)
    assert [word for word in walker.words_of_the_case if word in logged.getvalue()] == []
