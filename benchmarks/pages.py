"""The pages of a long chronology, through Django, against the time a reader is promised.

Ten thousand entries of twelve agencies, on a database of its own that is gone afterwards (of the kind that DATABASE_URL
names), each page asked for again and again once it has been opened.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median

from benchmarks import Ratio
from benchmarks.invented import NAMES, case_of_agencies

ENTRIES = 10_000
RUNS = 9
# What a reader is promised, in seconds.
PROMISED = {
    "chronology/": 0.3,
    "chronology/?page=13": 0.3,
    "chronology/?agency=police&family=visit": 0.3,
    "chronology/?words=supervision": 0.3,
    "timeline/": 0.2,
    "timeline/?since=2016-03-01&until=2016-05-31": 0.2,
}


def measure() -> list[Ratio]:
    with _a_site() as ask:
        return [
            Ratio(f"{page} of {ENTRIES} entries", "the time promised", _taken(ask, page), promised, at_most=1)
            for page, promised in PROMISED.items()
        ]


def _taken(ask: Callable[[str], object], page: str) -> float:
    ask(page)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        ask(page)
        times.append(time.perf_counter() - start)
    return median(times)


@contextmanager
def _a_site() -> Iterator[Callable[[str], object]]:
    """A database of its own with the long case in it, and a way to ask for a page of its review."""
    with a_database():
        yield _asking()


@contextmanager
def a_database() -> Iterator[None]:
    """An empty database, of the kind that DATABASE_URL names, which is gone afterwards."""
    os.environ.setdefault("HEED_DEMONSTRATION", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.web.settings")
    import django

    django.setup()
    from django.test import utils

    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    utils.setup_test_environment()
    made = utils.setup_databases(verbosity=0, interactive=False)
    try:
        with utils.override_settings(STORAGES=plain):
            yield
    finally:
        utils.teardown_databases(made, verbosity=0)
        utils.teardown_test_environment()


def _asking() -> Callable[[str], object]:
    from django.test import Client

    from heed.web.casebook.actions import enter_chronology
    from heed.web.partnership.demonstration import found_avonmere
    from heed.web.reviews import actions

    demonstration = found_avonmere()
    by = demonstration["rashid"]
    review = actions.open_review(by=by, label="Child T", title="Invented")
    enter_chronology(by=by, case=review.case, chronology=case_of_agencies(ENTRIES), source="invented")
    labels = {"child": "Child T", "mother": "Mother", "mothers_partner": "Partner of Mother"}
    actions.change_labels(by=by, review=review, labels=labels, names=NAMES)
    client = Client()
    client.force_login(demonstration["imogen"].user)
    return lambda page: client.get(f"/reviews/{review.pk}/{page}")
