"""The tables of the search, which Django's models cannot describe; docs/reference/search.md says what is in them."""

from django.db import migrations

TABLES = {
    "sqlite": (
        # Stems are written with letters and digits alone, and beyond ASCII this tokenizer takes all for letters.
        "CREATE VIRTUAL TABLE public_search USING fts5(title, text, names, tokenize = 'ascii')",
        # Many rows are indexed in two thirds of the time where more of their words are gathered before they are written.
        "INSERT INTO public_search (public_search, rank) VALUES ('hashsize', 16777216)",
        "CREATE TABLE public_words (word text PRIMARY KEY) WITHOUT ROWID",
        """CREATE TABLE public_trigrams (
            trigram text NOT NULL, length integer NOT NULL, word text NOT NULL, PRIMARY KEY (trigram, length, word)
        ) WITHOUT ROWID""",
    ),
    "postgresql": (
        "CREATE TABLE public_search (number bigint PRIMARY KEY, words tsvector NOT NULL)",
        # The planner chooses between two ways by how frequent the words are.
        "ALTER TABLE public_search ALTER COLUMN words SET STATISTICS 1000",
        # Words of many activities are gathered before they are sorted in; search.index says when.
        "CREATE INDEX public_search_words ON public_search USING gin (words) WITH (fastupdate = on)",
        'CREATE TABLE public_words (word text COLLATE "C" PRIMARY KEY)',
        """CREATE TABLE public_trigrams (
            trigram text COLLATE "C" NOT NULL, length smallint NOT NULL, word text COLLATE "C" NOT NULL,
            PRIMARY KEY (trigram, length, word)
        )""",
    ),
}


def create(apps, schema_editor):
    for statement in TABLES[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for table in ("public_search", "public_words", "public_trigrams"):
        schema_editor.execute(f"DROP TABLE {table}")


class Migration(migrations.Migration):
    dependencies = [("public", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
