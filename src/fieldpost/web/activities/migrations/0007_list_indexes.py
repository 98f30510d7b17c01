import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0006_decisions_unchanging"),
        ("missions", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="activityplace",
            name="activity",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="places",
                to="activities.activity",
            ),
        ),
        migrations.AlterField(
            model_name="activityplace",
            name="place",
            field=models.ForeignKey(
                db_index=False,
                null=True, on_delete=django.db.models.deletion.PROTECT,
                related_name="uses",
                to="missions.place",
            ),
        ),
        migrations.AddIndex(
            model_name="activityplace",
            index=models.Index(fields=["activity", "place"], name="place_of_activity"),
        ),
        migrations.AlterField(
            model_name="activityperson",
            name="activity",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="people",
                to="activities.activity",
            ),
        ),
        migrations.AlterField(
            model_name="activityperson",
            name="person",
            field=models.ForeignKey(
                db_index=False,
                null=True, on_delete=django.db.models.deletion.PROTECT,
                related_name="uses",
                to="missions.person",
            ),
        ),
        migrations.AddIndex(
            model_name="activityperson",
            index=models.Index(fields=["activity", "person"], name="person_of_activity"),
        ),
        migrations.AlterField(
            model_name="activityorganisation",
            name="activity",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="organisations",
                to="activities.activity",
            ),
        ),
        migrations.AlterField(
            model_name="activityorganisation",
            name="organisation",
            field=models.ForeignKey(
                db_index=False,
                null=True, on_delete=django.db.models.deletion.PROTECT,
                related_name="uses",
                to="missions.organisation",
            ),
        ),
        migrations.AddIndex(
            model_name="activityorganisation",
            index=models.Index(fields=["activity", "organisation"], name="organisation_of_activity"),
        ),
        migrations.AlterField(
            model_name="activitytheme",
            name="activity",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="themes",
                to="activities.activity",
            ),
        ),
        migrations.AlterField(
            model_name="activitytheme",
            name="theme",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="uses",
                to="missions.theme",
            ),
        ),
        migrations.AddIndex(
            model_name="activitytheme",
            index=models.Index(fields=["activity", "theme"], name="theme_of_activity"),
        ),
    ]
