from datetime import UTC, datetime

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("activities", "0004_clearance_allows_own_clearance_chain_name_and_more"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(name="draft", options={"ordering": ("-saved_at",)}),
        migrations.RemoveConstraint(model_name="draft", name="one_draft_an_activity"),
        migrations.AddField(
            model_name="draft",
            name="key",
            field=models.CharField(default="", max_length=32),
            preserve_default=False,
        ),
        migrations.AddField(model_name="draft", name="query", field=models.CharField(blank=True, max_length=200)),
        migrations.AddField(
            model_name="draft",
            name="started_at",
            field=models.DateTimeField(default=datetime(2000, 1, 1, tzinfo=UTC)),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("user", "mission", "key"), name="one_draft_an_activity"),
        ),
    ]
