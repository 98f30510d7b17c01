from django.urls import path

from .views.chains import chains, edit, new, remove

app_name = "chains"

urlpatterns = [
    path("", chains, name="list"),
    path("new/", new, name="new"),
    path("<int:pk>/", edit, name="edit"),
    path("<int:pk>/remove/", remove, name="remove"),
]
