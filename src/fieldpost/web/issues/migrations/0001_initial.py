import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('activities', '0002_initial'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='IssuePhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('is_left_out', models.BooleanField(default=False, verbose_name='left out')),
            ],
            options={
                'ordering': ('position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveIntegerField()),
                ('data', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('files', models.JSONField()),
                ('published_at', models.DateTimeField(verbose_name='published')),
                ('published_by', models.CharField(max_length=300, verbose_name='by')),
                ('override', models.TextField(blank=True, verbose_name='published in spite of errors, because')),
            ],
            options={
                'ordering': ('-sequence',),
            },
        ),
        migrations.CreateModel(
            name='IssueItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('anchor', models.CharField(max_length=120)),
                ('section', models.CharField(max_length=60, verbose_name='section')),
                ('theme', models.CharField(blank=True, max_length=60, verbose_name='theme')),
                ('position', models.PositiveIntegerField()),
                ('title', models.CharField(blank=True, max_length=400, verbose_name='title in the issue')),
                ('text', models.TextField(blank=True, verbose_name='text in the issue')),
                ('is_left_out', models.BooleanField(default=False, verbose_name='left out')),
                ('is_gone', models.BooleanField(default=False)),
                ('edits', models.PositiveIntegerField(default=0)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issue_items', to='activities.activity')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.activityversion')),
                ('worded_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.activityversion')),
            ],
            options={
                'ordering': ('position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Erratum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(verbose_name='date')),
                ('text', models.TextField(verbose_name='correction')),
                ('told_by', models.CharField(max_length=300, verbose_name='by')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='errata', to='issues.issueitem')),
            ],
            options={
                'ordering': ('publication__sequence', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='IssuePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('month', models.DateField(verbose_name='month')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('publication_day', models.DateField(verbose_name='publication day')),
                ('lead', models.TextField(blank=True, verbose_name='editor’s note')),
                ('notices', models.JSONField(blank=True, default=list, verbose_name='notices')),
                ('compiled_at', models.DateTimeField()),
                ('edits', models.PositiveIntegerField(default=0)),
                ('scheduled_at', models.DateTimeField(db_index=True, null=True)),
                ('schedule_failed_at', models.DateTimeField(null=True)),
                ('schedule_problem', models.TextField(blank=True)),
                ('compiled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            bases=('wagtailcore.page',),
        ),
    ]
