"""Filters of the list that someone gave a name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ...accounts.models import User
from ...missions.models import Mission


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Reads the saved views."""

    def seen_by(self, user: User, mission: Mission) -> "SavedViewQuerySet":
        """The person's own and the mission's."""
        return self.filter(models.Q(owner=user) | models.Q(owner=None), mission=mission)


class SavedView(models.Model):
    """``query`` is the part of the list's address behind the question mark; without ``owner`` it is the mission's."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=1000)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(fields=["mission", "owner", "name"], name="one_own_view_a_name"),
            models.UniqueConstraint(
                fields=["mission", "name"], condition=models.Q(owner=None), name="one_view_of_the_mission_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name
