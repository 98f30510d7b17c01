from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('public', '0005_prose'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='shownreach',
            name='is_part',
        ),
        migrations.AddField(
            model_name='shownreach',
            name='left_out',
            field=models.CharField(blank=True, default='', max_length=10),
            preserve_default=False,
        ),
    ]
