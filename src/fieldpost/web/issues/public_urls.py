"""The lasting addresses of published issues: the page is Wagtail's, its files and older publications stand below it."""

from django.urls import path

from .views import public

app_name = "published"

urlpatterns = [
    path("<slug:slug>/issue.<slug:form>", public.newest_file, name="file"),
    path("<slug:slug>/photos/<str:name>", public.newest_photo, name="photo"),
    path("<slug:slug>/<int:sequence>/", public.page, name="page"),
    path("<slug:slug>/<int:sequence>/issue.<slug:form>", public.file, name="older-file"),
    path("<slug:slug>/<int:sequence>/photos/<str:name>", public.photo, name="older-photo"),
]
