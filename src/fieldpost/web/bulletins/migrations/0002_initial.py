import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('bulletins', '0001_initial'),
        ('missions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='storedbulletin',
            name='mission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bulletins', to='missions.mission'),
        ),
        migrations.AddField(
            model_name='storedbulletin',
            name='received_from',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='storedreading',
            name='bulletin',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='bulletins.storedbulletin'),
        ),
        migrations.AddConstraint(
            model_name='storedbulletin',
            constraint=models.UniqueConstraint(fields=('mission', 'sha256'), name='one_bulletin_a_file'),
        ),
    ]
