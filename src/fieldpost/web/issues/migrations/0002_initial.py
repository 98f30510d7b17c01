import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('activities', '0003_initial'),
        ('issues', '0001_initial'),
        ('missions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='issuepage',
            name='mission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.mission'),
        ),
        migrations.AddField(
            model_name='issuepage',
            name='scheduled_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='issueitem',
            name='issue',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='issues.issuepage'),
        ),
        migrations.AddField(
            model_name='issuephoto',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.storedfile'),
        ),
        migrations.AddField(
            model_name='issuephoto',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='issues.issueitem'),
        ),
        migrations.AddField(
            model_name='publication',
            name='issue',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='issues.issuepage'),
        ),
        migrations.AddField(
            model_name='erratum',
            name='publication',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='errata', to='issues.publication'),
        ),
        migrations.AddConstraint(
            model_name='issuepage',
            constraint=models.UniqueConstraint(fields=('mission', 'month', 'language'), name='one_issue_a_month_and_language'),
        ),
        migrations.AddConstraint(
            model_name='issuepage',
            constraint=models.UniqueConstraint(fields=('mission', 'language', 'number'), name='one_issue_a_number_and_language'),
        ),
        migrations.AddIndex(
            model_name='issueitem',
            index=models.Index(fields=['anchor'], name='item_by_anchor'),
        ),
        migrations.AddConstraint(
            model_name='issueitem',
            constraint=models.UniqueConstraint(fields=('issue', 'activity'), name='one_item_an_activity'),
        ),
        migrations.AddConstraint(
            model_name='issueitem',
            constraint=models.UniqueConstraint(fields=('issue', 'anchor'), name='one_item_an_anchor'),
        ),
        migrations.AddConstraint(
            model_name='issuephoto',
            constraint=models.UniqueConstraint(fields=('item', 'file'), name='one_photo_an_item'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['sha256'], name='publication_by_hash'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(fields=('issue', 'sequence'), name='one_publication_a_sequence'),
        ),
    ]
