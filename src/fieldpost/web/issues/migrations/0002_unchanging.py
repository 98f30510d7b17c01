from django.db import migrations

from fieldpost.web.unchanging import unchanging


class Migration(migrations.Migration):
    dependencies = [("issues", "0001_initial")]

    operations = [unchanging("issues_publication"), unchanging("issues_erratum")]
