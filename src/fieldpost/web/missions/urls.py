"""Addresses below /newsroom/mission/."""

from django.urls import path

from .views import audit, members, mission

app_name = "mission"

urlpatterns = [
    path("", mission.home, name="home"),
    path("edit/", mission.edit, name="edit"),
    path("mission.toml", mission.download, name="download"),
    path("logo.svg", mission.logo, name="logo"),
    path("upload/", mission.upload, name="upload"),
    path("audit/", audit.log, name="audit"),
    path("members/", members.members, name="members"),
    path("members/invite/", members.invite, name="invite"),
    path("members/<int:pk>/", members.member, name="member"),
    path("members/<int:pk>/invite-again/", members.invite_again, name="invite-again"),
    path("members/<int:pk>/remove/", members.remove, name="remove-member"),
]
