"""The words of the lessons, indexed by whichever database is used."""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE heed_lessons_words USING fts5(
        text, parts, question, content='heed_lessons_lesson', content_rowid='id', tokenize='porter unicode61')""",
    """CREATE TRIGGER heed_lessons_words_added AFTER INSERT ON heed_lessons_lesson BEGIN
        INSERT INTO heed_lessons_words(rowid, text, parts, question)
        VALUES (new.id, new.text, new.parts, new.question); END""",
    """CREATE TRIGGER heed_lessons_words_gone AFTER DELETE ON heed_lessons_lesson BEGIN
        INSERT INTO heed_lessons_words(heed_lessons_words, rowid, text, parts, question)
        VALUES ('delete', old.id, old.text, old.parts, old.question); END""",
    """CREATE TRIGGER heed_lessons_words_changed AFTER UPDATE ON heed_lessons_lesson BEGIN
        INSERT INTO heed_lessons_words(heed_lessons_words, rowid, text, parts, question)
        VALUES ('delete', old.id, old.text, old.parts, old.question);
        INSERT INTO heed_lessons_words(rowid, text, parts, question)
        VALUES (new.id, new.text, new.parts, new.question); END""",
]
POSTGRESQL = [
    """ALTER TABLE heed_lessons_lesson ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', text), 'A') || setweight(to_tsvector('english', parts), 'B')
        || setweight(to_tsvector('english', question), 'C')) STORED""",
    "CREATE INDEX heed_lessons_words ON heed_lessons_lesson USING gin (words)",
]
SQLITE_BACK = [
    *(f"DROP TRIGGER heed_lessons_words_{what}" for what in ("added", "gone", "changed")),
    "DROP TABLE heed_lessons_words",
]
POSTGRESQL_BACK = ["ALTER TABLE heed_lessons_lesson DROP COLUMN words"]


def there(apps, editor):
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement, params=None)


def back(apps, editor):
    for statement in SQLITE_BACK if editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("heed_lessons", "0001_initial")]
    operations = [migrations.RunPython(there, back)]
