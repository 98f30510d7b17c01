"""Publications and errata are written once."""

from django.db import migrations

from fieldpost.web.unchanging import unchanging


class Migration(migrations.Migration):
    dependencies = [("issues", "0002_initial")]

    operations = [unchanging("issues_publication"), unchanging("issues_erratum")]
