import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('activities', '0002_initial'),
        ('missions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='activity',
            name='dimension',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.dimension'),
        ),
        migrations.AddField(
            model_name='activity',
            name='mission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='missions.mission'),
        ),
        migrations.AddField(
            model_name='activity',
            name='recorded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='activityorganisation',
            name='activity',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='organisations', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='activityorganisation',
            name='organisation',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='missions.organisation'),
        ),
        migrations.AddField(
            model_name='activityperson',
            name='activity',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='people', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='activityperson',
            name='person',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='missions.person'),
        ),
        migrations.AddField(
            model_name='activityplace',
            name='activity',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='places', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='activityplace',
            name='place',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='missions.place'),
        ),
        migrations.AddField(
            model_name='activityreach',
            name='activity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reach', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='activitytext',
            name='activity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='activitytheme',
            name='activity',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='themes', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='activitytheme',
            name='theme',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='missions.theme'),
        ),
        migrations.AddField(
            model_name='activityversion',
            name='activity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='activityversion',
            name='saved_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='chain',
            name='mission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chains', to='missions.mission'),
        ),
        migrations.AddField(
            model_name='chain',
            name='themes',
            field=models.ManyToManyField(blank=True, related_name='+', to='missions.theme', verbose_name='only for these themes'),
        ),
        migrations.AddField(
            model_name='chainstep',
            name='chain',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='activities.chain'),
        ),
        migrations.AddField(
            model_name='chainstep',
            name='people',
            field=models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='and these people'),
        ),
        migrations.AddField(
            model_name='clearance',
            name='activity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clearances', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='clearance',
            name='cleared_version',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.activityversion'),
        ),
        migrations.AddField(
            model_name='clearance',
            name='started_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='connection',
            name='earlier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='connections_to_later', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='connection',
            name='later',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='connections_to_earlier', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='decision',
            name='by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='decision',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.activityversion'),
        ),
        migrations.AddField(
            model_name='draft',
            name='activity',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='draft',
            name='mission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='missions.mission'),
        ),
        migrations.AddField(
            model_name='draft',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='nextstep',
            name='activity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='next_steps', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='nextstep',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who'),
        ),
        migrations.AddField(
            model_name='reminder',
            name='mission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='missions.mission'),
        ),
        migrations.AddField(
            model_name='reviewlink',
            name='decision',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.decision'),
        ),
        migrations.AddField(
            model_name='reviewlink',
            name='letter',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='missions.letter'),
        ),
        migrations.AddField(
            model_name='savedview',
            name='mission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='missions.mission'),
        ),
        migrations.AddField(
            model_name='savedview',
            name='owner',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='step',
            name='approval',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.decision'),
        ),
        migrations.AddField(
            model_name='step',
            name='clearance',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='activities.clearance'),
        ),
        migrations.AddField(
            model_name='step',
            name='people',
            field=models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reviewlink',
            name='step',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='activities.step'),
        ),
        migrations.AddField(
            model_name='decision',
            name='step',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='activities.step'),
        ),
        migrations.AddField(
            model_name='storedfile',
            name='mission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='missions.mission'),
        ),
        migrations.AddField(
            model_name='storedfile',
            name='stored_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tableheading',
            name='mission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='missions.mission'),
        ),
        migrations.AddField(
            model_name='tableimport',
            name='mission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='table_imports', to='missions.mission'),
        ),
        migrations.AddField(
            model_name='tableimport',
            name='uploaded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tablerow',
            name='activity',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='tablerow',
            name='table',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='activities.tableimport'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['mission', '-sort_day', '-id', 'last_day'], name='activity_newest'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['mission', 'state', '-sort_day', '-id'], name='activity_by_state'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['mission', 'kind', '-sort_day', '-id'], name='activity_by_kind'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['mission', 'dimension', '-sort_day', '-id'], name='activity_by_dimension'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['mission', 'status', '-sort_day', '-id'], name='activity_by_status'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['mission', 'part', '-sort_day', '-id'], name='activity_by_part'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['mission', 'recorded_by', '-sort_day', '-id'], name='activity_by_recorder'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.UniqueConstraint(condition=models.Q(('told_as', ''), _negated=True), fields=('bulletin', 'told_as'), name='one_activity_a_telling'),
        ),
        migrations.AddIndex(
            model_name='activityorganisation',
            index=models.Index(fields=['organisation', '-sort_day', '-activity'], name='newest_of_organisation'),
        ),
        migrations.AddIndex(
            model_name='activityorganisation',
            index=models.Index(fields=['activity', 'organisation'], name='organisation_of_activity'),
        ),
        migrations.AddIndex(
            model_name='activityperson',
            index=models.Index(fields=['person', '-sort_day', '-activity'], name='newest_of_person'),
        ),
        migrations.AddIndex(
            model_name='activityperson',
            index=models.Index(fields=['activity', 'person'], name='person_of_activity'),
        ),
        migrations.AddIndex(
            model_name='activityplace',
            index=models.Index(fields=['place', '-sort_day', '-activity'], name='newest_of_place'),
        ),
        migrations.AddIndex(
            model_name='activityplace',
            index=models.Index(fields=['activity', 'place'], name='place_of_activity'),
        ),
        migrations.AddConstraint(
            model_name='activitytext',
            constraint=models.UniqueConstraint(fields=('activity', 'language'), name='one_text_a_language'),
        ),
        migrations.AddIndex(
            model_name='activitytheme',
            index=models.Index(fields=['theme', '-sort_day', '-activity'], name='newest_of_theme'),
        ),
        migrations.AddIndex(
            model_name='activitytheme',
            index=models.Index(fields=['activity', 'theme'], name='theme_of_activity'),
        ),
        migrations.AddConstraint(
            model_name='activityversion',
            constraint=models.UniqueConstraint(fields=('activity', 'number'), name='one_version_a_number'),
        ),
        migrations.AddConstraint(
            model_name='chain',
            constraint=models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('mission',), name='one_default_chain'),
        ),
        migrations.AddConstraint(
            model_name='chain',
            constraint=models.UniqueConstraint(fields=('mission', 'name'), name='one_chain_a_name'),
        ),
        migrations.AddConstraint(
            model_name='clearance',
            constraint=models.UniqueConstraint(fields=('activity', 'language'), name='one_clearance_a_language'),
        ),
        migrations.AddConstraint(
            model_name='connection',
            constraint=models.UniqueConstraint(fields=('earlier', 'later'), name='one_connection_a_pair'),
        ),
        migrations.AddConstraint(
            model_name='connection',
            constraint=models.CheckConstraint(condition=models.Q(('earlier', models.F('later')), _negated=True), name='no_connection_to_itself'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(fields=('user', 'mission', 'key'), name='one_draft_an_activity'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('mission', 'address', 'day'), name='one_reminder_a_day'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.UniqueConstraint(fields=('mission', 'owner', 'name'), name='one_own_view_a_name'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.UniqueConstraint(condition=models.Q(('owner', None)), fields=('mission', 'name'), name='one_view_of_the_mission_a_name'),
        ),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(fields=['state', 'due_at'], name='step_by_state'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('clearance',), name='one_open_step_a_clearance'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), ('approval__isnull', False), _connector='OR'), name='approved_step_has_approval'),
        ),
        migrations.AddConstraint(
            model_name='reviewlink',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True), ('used_at__isnull', True)), fields=('step',), name='one_live_link_a_step'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('verdict', 'approve'), models.Q(('comment', ''), _negated=True), _connector='OR'), name='a_return_or_comment_has_words'),
        ),
        migrations.AddConstraint(
            model_name='storedfile',
            constraint=models.UniqueConstraint(fields=('mission', 'sha256'), name='one_stored_file_a_hash'),
        ),
        migrations.AddConstraint(
            model_name='tableheading',
            constraint=models.UniqueConstraint(fields=('mission', 'folded'), name='one_field_a_heading'),
        ),
        migrations.AddIndex(
            model_name='tablerow',
            index=models.Index(fields=['table', 'outcome', 'number'], name='row_by_outcome'),
        ),
        migrations.AddConstraint(
            model_name='tablerow',
            constraint=models.UniqueConstraint(fields=('table', 'number'), name='one_row_a_number'),
        ),
    ]
