"""What is kept for good stays so, by whatever door somebody comes; a start that anybody could misuse is refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from heed.web import environment
from heed.web.partnership.append_only import _sqlite
from heed.web.partnership.models import TrailEntry
from tests.cast import Cast
from tests.web.test_design import GOOD, start

KEPT = (
    *("heed_partnership_trailentry", "heed_casebook_eventrecord", "heed_briefings_wording", "heed_briefings_issue"),
    *("heed_assurance_evidence", "heed_assurance_grade", "heed_registers_bruisingrecord"),
    "heed_safeguards_whathappened",
)


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.django_db
def test_every_kept_table_has_the_databases_own_refusal(table: str) -> None:
    is_sqlite = connection.vendor == "sqlite"
    ours = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s AND name LIKE %s"
    theirs = "SELECT count(*) FROM pg_trigger WHERE tgrelid = CAST(%s AS regclass) AND tgname LIKE %s"
    with connection.cursor() as cursor:
        cursor.execute(ours if is_sqlite else theirs, [table, "%never%" if is_sqlite else "%is_kept"])
        assert cursor.fetchone()[0] == (2 if is_sqlite else 1)


def test_a_replace_is_no_way_round_it(tmp_path: Path) -> None:
    """SQLite asks no trigger of a row that REPLACE takes away, unless it is told to."""
    file = sqlite3.connect(tmp_path / "kept.sqlite3")
    file.executescript(environment.sqlite(tmp_path)["OPTIONS"]["init_command"])
    file.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, said TEXT)")
    for statement in _sqlite("kept"):
        file.execute(statement)
    file.execute("INSERT INTO kept VALUES (1, 'as it was')")
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        file.execute("REPLACE INTO kept VALUES (1, 'as somebody wants it')")
    file.close()


def test_a_line_of_the_trail_cannot_be_saved_over(cast: Cast) -> None:
    line = TrailEntry.objects.latest("pk")
    forged = TrailEntry(pk=line.pk, who="Nobody", partnership_id=line.partnership_id, action="did nothing")
    with pytest.raises(DatabaseError), transaction.atomic():
        forged.save()
    assert TrailEntry.objects.get(pk=line.pk).who == line.who


def test_a_site_that_answers_to_any_name_does_not_start(tmp_path: Path) -> None:
    refused = start("check", HEED_VAR=str(tmp_path), **(GOOD | {"HEED_HOSTS": "*"}))
    assert refused.returncode == 3
    assert "HEED_HOSTS is '*'" in refused.stderr
