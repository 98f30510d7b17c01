"""Let PostgreSQL gather the words of many activities before it sorts them into the index; ``search.index`` says when."""

from django.db import migrations


def alter(apps, schema_editor):  # noqa: ARG001 - Django gives both
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER INDEX public_search_words SET (fastupdate = on)")


class Migration(migrations.Migration):
    dependencies = [("public", "0009_search_memory")]

    operations = [migrations.RunPython(alter, migrations.RunPython.noop)]
