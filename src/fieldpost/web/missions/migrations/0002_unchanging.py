"""The audit log is only added to."""

from django.db import migrations

from fieldpost.web.unchanging import unchanging


class Migration(migrations.Migration):
    dependencies = [("missions", "0001_initial")]

    operations = [unchanging("missions_auditentry")]
