"""A mission, and the roles that people hold in it."""

from functools import cached_property
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fieldpost import domain
from fieldpost.domain.interchange import convert_data

from ...accounts.models import User
from ..roles import Role


class Mission(models.Model):
    """One mission of the installation; its addresses are those of its Wagtail site.

    ``profile`` is the mission as ``fieldpost.domain.Mission`` in JSON, without its places and themes, which are rows of
    the directory. ``settings`` are the newsroom's own: see ``missions.settings``.
    """

    key = models.SlugField(_("key"), max_length=60, unique=True)
    site = models.OneToOneField("wagtailcore.Site", on_delete=models.PROTECT, related_name="mission")
    profile = models.JSONField(default=dict)
    settings = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("key",)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the mission's first language."""
        names = self.profile.get("names", {})
        return str(names.get(self.languages[0]) or next(iter(names.values()), self.key))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it publishes in, the main one first (ISO 639-1)."""
        return tuple(self.profile.get("languages") or ("en",))

    @property
    def time_zone(self) -> str:
        """Its time zone, an IANA name."""
        return str(self.profile.get("time_zone") or "UTC")

    @property
    def address(self) -> str:
        """Where its newsroom and its public pages are: ``https://mission.example``, without a slash at the end.

        Wagtail's own ``root_url`` says http of every port but 443; one reverse proxy serves all missions alike.
        """
        default: str = settings.FIELDPOST_ADDRESS.rstrip("/")
        if self.site.is_default_site:
            return default
        scheme, port = urlsplit(default).scheme, self.site.port
        return f"{scheme}://{self.site.hostname}" + ("" if port in (80, 443) else f":{port}")

    @cached_property
    def value(self) -> domain.Mission:
        """The mission with its themes and its own places, as publishers want it: without the places at risk."""
        return self._value(with_places_at_risk=False)

    @cached_property
    def value_for_reading(self) -> domain.Mission:
        """The mission as the reader wants it, who is to know the places at risk too. Never for what is published."""
        return self._value(with_places_at_risk=True)

    def _value(self, *, with_places_at_risk: bool) -> domain.Mission:
        from ..as_domain import mission_places, mission_themes

        known = convert_data(self.profile, domain.Mission)
        return domain.Mission(
            **{name: getattr(known, name) for name in known.__slots__ if name not in ("places", "themes")},
            places=mission_places(self, with_places_at_risk=with_places_at_risk),
            themes=mission_themes(self),
        )


class Membership(models.Model):
    """A role that someone holds in a mission; with ``themes`` only there."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    themes = models.ManyToManyField("missions.Theme", blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "mission", "role"], name="one_membership_a_role")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
