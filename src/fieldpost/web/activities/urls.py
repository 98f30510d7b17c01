from django.urls import URLPattern, path

from .tables import views as tables
from .views import drafts, entry, files, form, history
from .views.activity import activity_page, step_done
from .views.bulk import change_many
from .views.export import export
from .views.list import activity_list, change_saved_view, saved_views

app_name = "activities"

urlpatterns: list[URLPattern] = [
    path("", activity_list, name="list"),
    path("views/", saved_views, name="views"),
    path("views/<int:pk>/", change_saved_view, name="view"),
    path("bulk/", change_many, name="bulk"),
    path("export/", export, name="export"),
    path("import/", tables.upload, name="import"),
    path("import/<int:pk>/", tables.table_page, name="import-table"),
    path("import/<int:pk>/columns/", tables.columns, name="import-columns"),
    path("import/<int:pk>/start/", tables.start, name="import-start"),
    path("import/<int:pk>/rejected/", tables.rejected, name="import-rejected"),
    path("new/", entry.new_entry, name="new"),
    path("new/read/<int:pk>/", entry.read_note, name="read"),
    path("new/form/", form.new_activity, name="form"),
    path("draft/", drafts.keep, name="draft"),
    path("draft/discard/", drafts.discard, name="discard"),
    path("suggest/<slug:what>/", drafts.suggest, name="suggest"),
    path("files/<int:pk>/", files.stored_file, name="file"),
    path("<int:pk>/", activity_page, name="activity"),
    path("<int:pk>/edit/", form.edit_activity, name="edit"),
    path("<int:pk>/files/<int:file>/", files.activity_file, name="activity-file"),
    path("<int:pk>/steps/<int:step>/", step_done, name="step"),
    path("<int:pk>/history/", history.history, name="history"),
    path("<int:pk>/history/compare/", history.compare, name="compare"),
    path("<int:pk>/history/<int:number>/restore/", history.restore, name="restore"),
]
