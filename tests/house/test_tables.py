"""Every field of every table says whether it could tell who somebody is; no migration is missing."""

import pytest
from django.core.management import call_command

from heed.web.partnership.identifying import tables_of_heed, undeclared_fields


def test_every_field_is_declared_identifying_or_not() -> None:
    assert undeclared_fields() == []


def test_every_table_is_reached_through_a_member() -> None:
    # Rows that are only ever reached through the row they belong to.
    within = {"User", "Partnership", "WhatHappened", "Grade", "Look", "Appraisal", "BruisingRecord"}
    missing = [
        table.__name__
        for table in tables_of_heed()
        if table.__name__ not in within and not hasattr(table._default_manager, "reachable_by")
    ]
    assert missing == []


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
