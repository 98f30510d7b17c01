"""Let SQLite gather more of the search's words before it writes them: many rows are then indexed in two thirds of the time."""

from django.db import migrations


def gather(apps, schema_editor):  # noqa: ARG001 - Django gives both
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("INSERT INTO public_search (public_search, rank) VALUES ('hashsize', 16777216)")


class Migration(migrations.Migration):
    dependencies = [("public", "0008_vocabulary")]

    operations = [migrations.RunPython(gather, migrations.RunPython.noop)]
