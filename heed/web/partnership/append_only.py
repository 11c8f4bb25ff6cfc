"""Tables whose rows are never changed and never deleted, whatever the code above them does: the database refuses."""

from collections.abc import Sequence

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython


def append_only(table: str) -> RunPython:
    """A migration operation after which the database refuses to update or delete a row of `table`.

    Works on SQLite and PostgreSQL; going back takes the refusal away.
    """

    def keep(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        _run(editor, _sqlite(table) if editor.connection.vendor == "sqlite" else _postgresql(table))

    def let_go(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        _run(editor, _sqlite_back(table) if editor.connection.vendor == "sqlite" else _postgresql_back(table))

    return RunPython(keep, let_go)


def _run(editor: BaseDatabaseSchemaEditor, statements: Sequence[str]) -> None:
    for statement in statements:
        editor.execute(statement, params=None)


def _sqlite(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_never_{word} BEFORE {word} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'a row of {table} is never changed or deleted'); END"
        for word in ("UPDATE", "DELETE")
    ]


def _sqlite_back(table: str) -> list[str]:
    return [f"DROP TRIGGER {table}_never_{word}" for word in ("UPDATE", "DELETE")]


def _postgresql(table: str) -> list[str]:
    return [
        f"CREATE FUNCTION {table}_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION 'a row of {table} is never changed or deleted' USING ERRCODE = 'restrict_violation'; END $$",
        f"CREATE TRIGGER {table}_is_kept BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_kept()",
    ]


def _postgresql_back(table: str) -> list[str]:
    return [f"DROP TRIGGER {table}_is_kept ON {table}", f"DROP FUNCTION {table}_is_kept()"]
