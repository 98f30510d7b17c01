"""Addresses below /newsroom/directory/."""

from django.urls import path, register_converter

from .kinds import KindConverter
from .views import directory, duplicates, themes

register_converter(KindConverter, "kind")

app_name = "directory"

urlpatterns = [
    path("", directory.home, name="home"),
    path("themes/", themes.themes, name="themes"),
    path("themes/new/", themes.add, name="add-theme"),
    path("themes/<int:pk>/", themes.theme, name="theme"),
    path("themes/<int:pk>/edit/", themes.edit, name="edit-theme"),
    path("themes/<int:pk>/heading/", themes.head, name="head-theme"),
    path("themes/<int:pk>/move/", themes.move, name="move-theme"),
    path("dimensions/<int:pk>/", themes.dimension, name="dimension"),
    path("places/find/", directory.find_place, name="find-place"),
    path("places/from-gazetteer/", directory.add_place, name="add-place"),
    path("merges/<int:pk>/undo/", duplicates.undo, name="undo-merge"),
    path("<kind:kind>/", directory.entries, name="entries"),
    path("<kind:kind>/new/", directory.add, name="add"),
    path("<kind:kind>/duplicates/", duplicates.duplicates, name="duplicates"),
    path("<kind:kind>/duplicates/<int:first>/<int:second>/", duplicates.compare, name="compare"),
    path("<kind:kind>/duplicates/<int:first>/<int:second>/apart/", duplicates.keep_apart, name="keep-apart"),
    path("<kind:kind>/<int:pk>/", directory.entry, name="entry"),
    path("<kind:kind>/<int:pk>/merge/", duplicates.merge_with, name="merge-with"),
    path("<kind:kind>/<int:pk>/edit/", directory.edit, name="edit"),
]
