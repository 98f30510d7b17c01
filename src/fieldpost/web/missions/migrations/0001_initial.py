import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Worker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('started_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('started_at',),
            },
        ),
        migrations.CreateModel(
            name='Mission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True, verbose_name='key')),
                ('profile', models.JSONField(default=dict)),
                ('settings', models.JSONField(blank=True, default=dict)),
                ('site', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='mission', to='wagtailcore.site')),
            ],
            options={
                'ordering': ('key',),
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.EmailField(max_length=254, verbose_name='to')),
                ('subject', models.CharField(max_length=300, verbose_name='subject')),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('purpose', models.CharField(max_length=40)),
                ('language', models.CharField(blank=True, max_length=10)),
                ('queued_at', models.DateTimeField()),
                ('next_try_at', models.DateTimeField(db_index=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('last_error', models.TextField(blank=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('given_up_at', models.DateTimeField(null=True)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='missions.mission')),
            ],
            options={
                'ordering': ('-queued_at',),
            },
        ),
        migrations.CreateModel(
            name='Dimension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('names', models.JSONField(default=dict)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dimensions', to='missions.mission')),
            ],
            options={
                'ordering': ('position',),
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='when')),
                ('actor', models.CharField(max_length=300, verbose_name='who')),
                ('actor_id', models.BigIntegerField(null=True)),
                ('what', models.CharField(max_length=60, verbose_name='what')),
                ('subject_type', models.CharField(blank=True, max_length=60)),
                ('subject_id', models.CharField(blank=True, max_length=60)),
                ('subject', models.CharField(blank=True, max_length=300, verbose_name='of what')),
                ('detail', models.JSONField(default=dict)),
                ('mission', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='missions.mission')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300, verbose_name='name')),
                ('names', models.JSONField(blank=True, default=dict, verbose_name='names by language')),
                ('folded', models.TextField(blank=True, editable=False)),
                ('note', models.TextField(blank=True, verbose_name='internal note')),
                ('acronym', models.CharField(blank=True, max_length=40, verbose_name='acronym')),
                ('website', models.URLField(blank=True, verbose_name='web site')),
                ('identifiers', models.JSONField(blank=True, default=dict, verbose_name='identifiers')),
                ('is_publisher', models.BooleanField(default=False, verbose_name='it is the mission itself or a part of it')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='missions.organisation')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='missions.mission')),
                ('predecessors', models.ManyToManyField(blank=True, related_name='successors', to='missions.organisation', verbose_name='predecessors')),
            ],
            options={
                'ordering': ('name',),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OrganisationName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300, verbose_name='name')),
                ('folded', models.CharField(db_index=True, editable=False, max_length=300)),
                ('language', models.CharField(blank=True, max_length=10, verbose_name='language')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='variants', to='missions.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300, verbose_name='name')),
                ('names', models.JSONField(blank=True, default=dict, verbose_name='names by language')),
                ('folded', models.TextField(blank=True, editable=False)),
                ('note', models.TextField(blank=True, verbose_name='internal note')),
                ('office', models.CharField(blank=True, max_length=300, verbose_name='office')),
                ('is_private', models.BooleanField(default=False, help_text='Victims, beneficiaries and others who hold no public office: their names stay internal.', verbose_name='private person')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='missions.person')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='missions.mission')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='missions.organisation', verbose_name='body')),
            ],
            options={
                'ordering': ('name',),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PersonName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300, verbose_name='name')),
                ('folded', models.CharField(db_index=True, editable=False, max_length=300)),
                ('language', models.CharField(blank=True, max_length=10, verbose_name='language')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='variants', to='missions.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300, verbose_name='name')),
                ('names', models.JSONField(blank=True, default=dict, verbose_name='names by language')),
                ('folded', models.TextField(blank=True, editable=False)),
                ('note', models.TextField(blank=True, verbose_name='internal note')),
                ('gazetteer_id', models.CharField(blank=True, editable=False, max_length=60)),
                ('key', models.SlugField(blank=True, editable=False, max_length=80)),
                ('kind', models.CharField(default='town', max_length=30, verbose_name='kind')),
                ('precision', models.CharField(choices=[('point', 'a spot'), ('town', 'a settlement'), ('district', 'a district'), ('area', 'an area without one point')], default='town', max_length=10, verbose_name='precision')),
                ('latitude', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                ('longitude', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                ('countries', models.JSONField(blank=True, default=list, verbose_name='countries')),
                ('cue', models.BooleanField(default=False, editable=False)),
                ('at_risk', models.BooleanField(default=False, verbose_name='people are at risk if it is known that they meet here')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='missions.place')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='missions.mission')),
            ],
            options={
                'ordering': ('name',),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlaceName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300, verbose_name='name')),
                ('folded', models.CharField(db_index=True, editable=False, max_length=300)),
                ('language', models.CharField(blank=True, max_length=10, verbose_name='language')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='variants', to='missions.place')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('sectors', models.JSONField(blank=True, default=list)),
                ('retired_on', models.DateField(blank=True, null=True, verbose_name='no longer offered from')),
                ('dimension', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='themes', to='missions.dimension')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='themes', to='missions.mission')),
            ],
            options={
                'ordering': ('dimension__position', 'position'),
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('reader', 'Reader'), ('contributor', 'Contributor'), ('editor', 'Editor'), ('approver', 'Approver'), ('publisher', 'Publisher'), ('administrator', 'Administrator')], max_length=20, verbose_name='role')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='missions.mission')),
                ('themes', models.ManyToManyField(blank=True, related_name='+', to='missions.theme')),
            ],
        ),
        migrations.CreateModel(
            name='ThemeHeading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(blank=True, null=True, verbose_name='since')),
                ('names', models.JSONField(default=dict)),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='headings', to='missions.theme')),
            ],
            options={
                'ordering': (models.OrderBy(models.F('since'), nulls_first=True),),
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True)),
                ('begun_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('error', models.TextField(blank=True)),
                ('worker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='jobs', to='missions.worker')),
            ],
            options={
                'ordering': ('name',),
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('source_id', models.BigIntegerField()),
                ('target_id', models.BigIntegerField()),
                ('merged_at', models.DateTimeField()),
                ('merged_by', models.CharField(max_length=300)),
                ('before', models.JSONField(default=dict)),
                ('undone_at', models.DateTimeField(null=True)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='missions.mission')),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(fields=['mission', 'kind', 'target_id'], name='merge_into')],
            },
        ),
        migrations.CreateModel(
            name='KeptApart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('first_id', models.BigIntegerField()),
                ('second_id', models.BigIntegerField()),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='missions.mission')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('mission', 'kind', 'first_id', 'second_id'), name='one_pair_kept_apart')],
            },
        ),
        migrations.AddConstraint(
            model_name='dimension',
            constraint=models.UniqueConstraint(fields=('mission', 'key'), name='one_dimension_a_key'),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['mission', '-id'], name='audit_of_mission'),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['subject_type', 'subject_id'], name='audit_of_subject'),
        ),
        migrations.AddIndex(
            model_name='organisation',
            index=models.Index(fields=['mission', 'name'], name='organisation_by_name'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['mission', 'name'], name='person_by_name'),
        ),
        migrations.AddIndex(
            model_name='place',
            index=models.Index(fields=['mission', 'name'], name='place_by_name'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(condition=models.Q(('gazetteer_id', ''), _negated=True), fields=('mission', 'gazetteer_id'), name='one_place_a_gazetteer_id'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__gte', -90), ('latitude__lte', 90), ('longitude__gte', -180), ('longitude__lte', 180)), _connector='OR'), name='place_is_on_earth'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.UniqueConstraint(fields=('mission', 'key'), name='one_theme_a_key'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('user', 'mission', 'role'), name='one_membership_a_role'),
        ),
        migrations.AddConstraint(
            model_name='themeheading',
            constraint=models.UniqueConstraint(fields=('theme', 'since'), name='one_heading_a_day'),
        ),
        migrations.AddConstraint(
            model_name='themeheading',
            constraint=models.UniqueConstraint(condition=models.Q(('since', None)), fields=('theme',), name='one_first_heading'),
        ),
    ]
