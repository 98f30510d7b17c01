import django.db.models.deletion
from django.db import migrations, models
from wagtail.fields import RichTextField

PAGE = models.OneToOneField(
    auto_created=True,
    on_delete=django.db.models.deletion.CASCADE,
    parent_link=True,
    primary_key=True,
    serialize=False,
    to="wagtailcore.page",
)
PICTURE = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailimages.image")


class Migration(migrations.Migration):
    initial = True
    dependencies = (("wagtailcore", "__first__"), ("wagtailimages", "__first__"))
    operations = (
        migrations.CreateModel(
            name="IndexPage",
            fields=[("page_ptr", PAGE), ("intro", RichTextField(blank=True))],
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ArticlePage",
            fields=[
                ("page_ptr", PAGE.clone()),
                ("day", models.DateField()),
                ("intro", models.CharField(max_length=300)),
                ("body", RichTextField()),
                ("picture", PICTURE),
            ],
            bases=("wagtailcore.page",),
        ),
    )
