"""Decisions are written once."""

from django.db import migrations

from fieldpost.web.unchanging import unchanging


class Migration(migrations.Migration):
    dependencies = [("activities", "0005_drafts")]

    operations = [unchanging("activities_decision")]
