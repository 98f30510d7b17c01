"""Writing who holds which role in a mission."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TypeAlias

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ..accounts.models import User
from ..accounts.passwords import password_path
from . import audit
from .errors import MissionsError
from .models import Membership, Mission, Theme
from .post import queue_letter
from .roles import Role

Roles: TypeAlias = Mapping[Role, Collection[Theme]]
"""Roles, each with the themes that it is narrowed to, none for all."""


@transaction.atomic
def invite_member(mission: Mission, *, email: str, name: str, roles: Roles, by: User, now: datetime) -> User:
    """Give whoever has the address ``roles``; queue a letter with a link to set a password where they have none.

    Raises:
        MissionsError: they are a member already.
    """
    user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email, name=name)
    if mission.memberships.filter(user=user).exists():
        raise MissionsError(_("%(who)s is a member already; change the roles instead.") % {"who": user})
    _write_roles(mission, user, roles)
    audit.record("member-added", mission=mission, by=by, now=now, subject=user, roles=_told(roles))
    _queue_invitation(mission, user, by=by, now=now)
    return user


@transaction.atomic
def change_roles(mission: Mission, user: User, roles: Roles, *, by: User, now: datetime) -> None:
    """Let ``user`` hold exactly ``roles``.

    Raises:
        MissionsError: nobody would administer the mission.
    """
    _keep_an_administrator(mission, user, roles)
    _write_roles(mission, user, roles)
    audit.record("roles-changed", mission=mission, by=by, now=now, subject=user, roles=_told(roles))


@transaction.atomic
def remove_member(mission: Mission, user: User, *, by: User, now: datetime) -> None:
    """Take all roles in ``mission`` from ``user``; the account and what they did stay.

    Raises:
        MissionsError: nobody would administer the mission.
    """
    _keep_an_administrator(mission, user, {})
    mission.memberships.filter(user=user).delete()
    audit.record("member-removed", mission=mission, by=by, now=now, subject=user)


@transaction.atomic
def send_invitation_again(mission: Mission, user: User, *, by: User, now: datetime) -> None:
    """Queue the letter with the link once more, for who did not follow it in time."""
    audit.record("member-invited-again", mission=mission, by=by, now=now, subject=user)
    _queue_invitation(mission, user, by=by, now=now)


def _keep_an_administrator(mission: Mission, user: User, roles: Roles) -> None:
    # The mission's row is the lock: of two administrators who remove each other, the second is refused.
    Mission.objects.select_for_update().get(pk=mission.pk)
    others = mission.memberships.filter(role=Role.ADMINISTRATOR, user__is_active=True).exclude(user=user)
    if Role.ADMINISTRATOR not in roles and not others.exists():
        raise MissionsError(
            _("%(who)s is the last administrator; give that role to somebody else first.") % {"who": user}
        )


def _write_roles(mission: Mission, user: User, roles: Roles) -> None:
    held = mission.memberships.filter(user=user)
    held.exclude(role__in=[role.value for role in roles]).delete()
    for role, themes in roles.items():
        membership, _is_new = Membership.objects.get_or_create(mission=mission, user=user, role=role)
        membership.themes.set(themes)


def _queue_invitation(mission: Mission, user: User, *, by: User, now: datetime) -> None:
    address = mission.address
    with translation.override(user.language or mission.languages[0]):
        if user.has_usable_password():
            words = _("Sign in with the password you have:")
            link = f"{address}{reverse('newsroom')}"
        else:
            words = _("Set a password here within %(days)s days; the link works once:") % {
                "days": settings.PASSWORD_RESET_TIMEOUT // 86_400
            }
            link = f"{address}{password_path(user)}"
        text = _("%(by)s gave you an account in the newsroom of %(mission)s.") % {"by": by, "mission": mission.name}
        later = _("Later, you sign in at %(address)s with your address %(email)s.") % {
            "address": f"{address}{reverse('newsroom')}",
            "email": user.email,
        }
        queue_letter(
            mission,
            to=user.email,
            subject=_("Your account in the newsroom of %(mission)s") % {"mission": mission.name},
            text=f"{text}\n\n{words}\n{link}\n\n{later}\n",
            purpose="invitation",
            now=now,
            language=translation.get_language(),
        )


def _told(roles: Roles) -> dict[str, list[str]]:
    return {role.value: sorted(theme.key for theme in themes) for role, themes in roles.items()}
