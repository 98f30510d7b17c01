import fieldpost.domain.activity
import fieldpost.web.activities.models.activity
import fieldpost.web.activities.record
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=fieldpost.web.activities.models.activity.new_key, editable=False, max_length=32, unique=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('waiting', 'In clearance'), ('returned', 'Returned'), ('cleared', 'Cleared')], default='draft', max_length=10, verbose_name='state')),
                ('heading', models.CharField(max_length=400, verbose_name='title')),
                ('original_language', models.CharField(max_length=10, verbose_name='original language')),
                ('languages', models.JSONField(default=list)),
                ('status', models.CharField(choices=[(fieldpost.web.activities.record.Status['ANNOUNCED'], 'Announced'), (fieldpost.web.activities.record.Status['HELD'], 'Held'), (fieldpost.web.activities.record.Status['POSTPONED'], 'Postponed'), (fieldpost.web.activities.record.Status['CANCELLED'], 'Cancelled')], max_length=12, verbose_name='status')),
                ('kind', models.CharField(choices=[(fieldpost.domain.activity.Kind['VISIT'], 'Visit'), (fieldpost.domain.activity.Kind['MEETING'], 'Meeting'), (fieldpost.domain.activity.Kind['CONFERENCE'], 'Conference'), (fieldpost.domain.activity.Kind['ROUNDTABLE'], 'Roundtable'), (fieldpost.domain.activity.Kind['WORKSHOP'], 'Workshop'), (fieldpost.domain.activity.Kind['TRAINING'], 'Training'), (fieldpost.domain.activity.Kind['CAMPAIGN'], 'Campaign'), (fieldpost.domain.activity.Kind['ASSESSMENT'], 'Assessment'), (fieldpost.domain.activity.Kind['STUDY_TOUR'], 'Study tour'), (fieldpost.domain.activity.Kind['PRESENTATION'], 'Presentation'), (fieldpost.domain.activity.Kind['PUBLICATION'], 'Publication'), (fieldpost.domain.activity.Kind['CEREMONY'], 'Ceremony'), (fieldpost.domain.activity.Kind['ELECTION_OBSERVATION'], 'Election observation'), (fieldpost.domain.activity.Kind['COMPETITION'], 'Competition'), (fieldpost.domain.activity.Kind['STATEMENT'], 'Statement'), (fieldpost.domain.activity.Kind['OTHER'], 'Other')], max_length=24, verbose_name='kind')),
                ('part', models.CharField(choices=[(fieldpost.domain.activity.Part['ORGANISED'], 'organised'), (fieldpost.domain.activity.Part['CO_ORGANISED'], 'co-organised'), (fieldpost.domain.activity.Part['HOSTED'], 'hosted'), (fieldpost.domain.activity.Part['SUPPORTED'], 'supported'), (fieldpost.domain.activity.Part['FACILITATED'], 'facilitated'), (fieldpost.domain.activity.Part['ATTENDED'], 'attended'), (fieldpost.domain.activity.Part['RECEIVED'], 'received'), (fieldpost.domain.activity.Part['MET'], 'met'), (fieldpost.domain.activity.Part['SPONSORED'], 'sponsored'), (fieldpost.domain.activity.Part['OTHER'], 'other')], max_length=16, verbose_name='our part')),
                ('period', models.CharField(blank=True, max_length=60, verbose_name='period')),
                ('first_day', models.DateField(null=True)),
                ('last_day', models.DateField(null=True)),
                ('sort_day', models.DateField()),
                ('is_public', models.BooleanField(default=False)),
                ('told_as', models.CharField(blank=True, editable=False, max_length=60)),
                ('recorded_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('-sort_day', '-id'),
            },
        ),
        migrations.CreateModel(
            name='ActivityOrganisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('is_public', models.BooleanField()),
                ('sort_day', models.DateField()),
                ('name', models.CharField(max_length=300)),
                ('role', models.CharField(max_length=16)),
                ('is_partner', models.BooleanField()),
            ],
            options={
                'ordering': ('position',),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ActivityPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('is_public', models.BooleanField()),
                ('sort_day', models.DateField()),
                ('name', models.CharField(max_length=300)),
                ('office', models.CharField(blank=True, max_length=400)),
            ],
            options={
                'ordering': ('position',),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ActivityPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('is_public', models.BooleanField()),
                ('sort_day', models.DateField()),
                ('name', models.CharField(max_length=300)),
                ('country', models.CharField(blank=True, max_length=2)),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
            ],
            options={
                'ordering': ('position',),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ActivityReach',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('is_public', models.BooleanField()),
                ('value', models.PositiveIntegerField()),
                ('who', models.CharField(max_length=300)),
                ('planned', models.BooleanField()),
                ('approximate', models.BooleanField()),
                ('part_of', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ('position',),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ActivityText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10)),
                ('title', models.CharField(blank=True, max_length=400)),
                ('folded', models.CharField(blank=True, max_length=500)),
                ('text', models.TextField(blank=True)),
                ('is_public', models.BooleanField()),
            ],
        ),
        migrations.CreateModel(
            name='ActivityTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('is_public', models.BooleanField()),
                ('sort_day', models.DateField()),
            ],
            options={
                'ordering': ('position',),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ActivityVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('data', models.JSONField()),
                ('saved_by_name', models.CharField(blank=True, max_length=200)),
                ('saved_at', models.DateTimeField()),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason for the change')),
            ],
            options={
                'ordering': ('-number',),
            },
        ),
        migrations.CreateModel(
            name='Chain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('is_default', models.BooleanField(default=False, verbose_name='used where no other chain fits')),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='only for these languages')),
                ('allows_own', models.BooleanField(default=False, verbose_name='people may decide about activities that they recorded')),
            ],
            options={
                'ordering': ('-is_default', 'name', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ChainStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('name', models.CharField(max_length=100, verbose_name='name of the step')),
                ('role', models.CharField(blank=True, choices=[('contributor', 'Contributor'), ('editor', 'Editor'), ('approver', 'Approver')], max_length=20, verbose_name='whoever is')),
                ('outside_name', models.CharField(blank=True, max_length=200, verbose_name='name of somebody without an account')),
                ('outside_email', models.EmailField(blank=True, max_length=254, verbose_name='their e-mail address')),
                ('outside_language', models.CharField(blank=True, max_length=10, verbose_name='language of the letters')),
                ('concerns', models.JSONField(default=list, verbose_name='what they answer for')),
                ('days_before', models.PositiveSmallIntegerField(default=2, verbose_name='days before publication day')),
                ('time_zone', models.CharField(blank=True, max_length=64, verbose_name='time zone')),
            ],
            options={
                'ordering': ('position', 'id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Clearance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('state', models.CharField(choices=[('waiting', 'In clearance'), ('returned', 'Returned'), ('cleared', 'Cleared'), ('withdrawn', 'Withdrawn')], max_length=10, verbose_name='state')),
                ('cleared_at', models.DateTimeField(null=True)),
                ('round', models.PositiveSmallIntegerField(default=0)),
                ('chain_name', models.CharField(blank=True, max_length=100)),
                ('allows_own', models.BooleanField(default=False)),
                ('publication_day', models.DateField(null=True, verbose_name='publication day')),
                ('changed_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Connection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shown', models.JSONField()),
                ('verdict', models.CharField(choices=[('approve', 'Approve'), ('return', 'Return with a comment'), ('comment', 'Comment only')], max_length=10)),
                ('comment', models.TextField(blank=True)),
                ('by_name', models.CharField(max_length=300)),
                ('by_link', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=32)),
                ('query', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=0)),
                ('data', models.JSONField()),
                ('started_at', models.DateTimeField()),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('-saved_at',),
            },
        ),
        migrations.CreateModel(
            name='NextStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=500, verbose_name='what')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='by')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done')),
            ],
            options={
                'ordering': ('due_on', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(max_length=254)),
                ('day', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='ReviewLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('replaced_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('query', models.CharField(max_length=1000)),
            ],
            options={
                'ordering': ('name', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('name', models.CharField(max_length=100, verbose_name='name of the step')),
                ('role', models.CharField(blank=True, choices=[('contributor', 'Contributor'), ('editor', 'Editor'), ('approver', 'Approver')], max_length=20, verbose_name='whoever is')),
                ('outside_name', models.CharField(blank=True, max_length=200, verbose_name='name of somebody without an account')),
                ('outside_email', models.EmailField(blank=True, max_length=254, verbose_name='their e-mail address')),
                ('outside_language', models.CharField(blank=True, max_length=10, verbose_name='language of the letters')),
                ('concerns', models.JSONField(default=list, verbose_name='what they answer for')),
                ('days_before', models.PositiveSmallIntegerField(default=2, verbose_name='days before publication day')),
                ('time_zone', models.CharField(blank=True, max_length=64, verbose_name='time zone')),
                ('round', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('later', 'Not yet asked'), ('open', 'Waiting'), ('approved', 'Approved'), ('returned', 'Returned')], default='later', max_length=10, verbose_name='state')),
                ('due_at', models.DateTimeField(verbose_name='due')),
                ('opened_at', models.DateTimeField(null=True)),
                ('told_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('position', 'id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('media_type', models.CharField(max_length=100)),
                ('sha256', models.CharField(max_length=64)),
                ('file', models.FileField(max_length=300, upload_to='files/%Y/')),
                ('size', models.PositiveIntegerField()),
                ('width', models.PositiveIntegerField(null=True)),
                ('height', models.PositiveIntegerField(null=True)),
                ('stored_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='TableHeading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('folded', models.CharField(max_length=200)),
                ('field', models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name='TableImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255, verbose_name='file name')),
                ('file', models.FileField(max_length=300, upload_to='tables/%Y/')),
                ('headings', models.JSONField(default=list)),
                ('columns', models.JSONField(default=list)),
                ('language', models.CharField(max_length=10, verbose_name='language of titles and texts')),
                ('day_order', models.CharField(blank=True, choices=[('', 'Reject such dates'), ('dm', 'Day first: 3 April'), ('md', 'Month first: March 4')], max_length=2, verbose_name='order of day and month in 03/04/2031')),
                ('state', models.CharField(choices=[('uploaded', 'Columns to be matched'), ('checked', 'Checked, not imported'), ('running', 'Being imported'), ('done', 'Imported')], default='uploaded', max_length=10, verbose_name='state')),
                ('uploaded_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('-uploaded_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='TableRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('raw', models.JSONField()),
                ('outcome', models.CharField(choices=[('unread', 'Not checked'), ('ready', 'To be imported'), ('duplicate', 'In the register already'), ('rejected', 'Rejected'), ('imported', 'Imported')], default='unread', max_length=10)),
                ('problems', models.JSONField(default=list)),
            ],
            options={
                'ordering': ('number',),
            },
        ),
    ]
