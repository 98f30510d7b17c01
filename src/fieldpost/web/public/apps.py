"""The app's place in Django."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The app of the public site."""

    name = "fieldpost.web.public"
    label = "public"
    default_auto_field = "django.db.models.BigAutoField"
