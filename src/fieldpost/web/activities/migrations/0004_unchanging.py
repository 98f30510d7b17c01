"""Versions and decisions are written once. A version goes only with its activity."""

from django.db import migrations

from fieldpost.web.unchanging import unchanging


class Migration(migrations.Migration):
    dependencies = [("activities", "0003_initial")]

    operations = [unchanging("activities_activityversion", verbs=("update",)), unchanging("activities_decision")]
