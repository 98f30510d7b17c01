from django.urls import URLPattern, path

from .views.list import activity_list, change_saved_view, saved_views

app_name = "activities"

urlpatterns: list[URLPattern] = [
    path("", activity_list, name="list"),
    path("views/", saved_views, name="views"),
    path("views/<int:pk>/", change_saved_view, name="view"),
]
