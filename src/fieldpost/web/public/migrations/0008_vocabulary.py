"""The words of the search by their trigrams, without ids of their own: what is new among many words is then seen at once."""

from django.db import migrations

TABLES = {
    "sqlite": (
        "CREATE TABLE public_words (word text PRIMARY KEY) WITHOUT ROWID",
        """CREATE TABLE public_trigrams (
            trigram text NOT NULL, length integer NOT NULL, word text NOT NULL, PRIMARY KEY (trigram, length, word)
        ) WITHOUT ROWID""",
    ),
    "postgresql": (
        'CREATE TABLE public_words (word text COLLATE "C" PRIMARY KEY)',
        """CREATE TABLE public_trigrams (
            trigram text COLLATE "C" NOT NULL, length smallint NOT NULL, word text COLLATE "C" NOT NULL,
            PRIMARY KEY (trigram, length, word)
        )""",
    ),
}


def create(apps, schema_editor):
    drop(apps, schema_editor)
    for statement in TABLES[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for table in ("public_words", "public_trigrams"):
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}")


class Migration(migrations.Migration):
    dependencies = [("public", "0007_withdrawn")]

    operations = [migrations.RunPython(create, drop)]
