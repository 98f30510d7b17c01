from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0007_list_indexes")]

    operations = [
        migrations.RemoveIndex(model_name="activity", name="activity_newest"),
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(fields=["mission", "-sort_day", "-id", "last_day"], name="activity_newest"),
        ),
    ]
