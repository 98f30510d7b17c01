"""May this person do that? Asked of the roles table, from views and templates.

A view says which right it wants with ``@needs(Right...)``. Who is not signed in is sent to sign in; who is no member of
the mission, or holds no role with the right, gets 403. Whose role needs a second factor is led to set it up. What belongs
to another mission is not found (404).
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..accounts.models import User
from .models import Mission
from .roles import ALLOWED, OWN_ONLY, Right, Role

View = Callable[..., HttpResponseBase]


def roles_of(user: User, mission: Mission) -> dict[Role, frozenset[int]]:
    """Return the roles of ``user`` in ``mission``, each with the ids of the themes it is narrowed to, empty for all."""
    known: dict[int, dict[Role, frozenset[int]]] = user.__dict__.setdefault("_roles", {})
    if mission.pk not in known:
        rows = user.memberships.filter(mission=mission).values_list("role", "themes")
        found: dict[Role, set[int]] = {}
        for role, theme in rows:
            found.setdefault(Role(role), set()).update(() if theme is None else (theme,))
        known[mission.pk] = {role: frozenset(themes) for role, themes in found.items()}
    return known[mission.pk]


def may(user: User, right: Right, mission: Mission) -> bool:
    """Whether some role of ``user`` in ``mission`` holds ``right``, be it only over some activities."""
    return user.is_active and not ALLOWED[right].isdisjoint(roles_of(user, mission))


def may_with(user: User, right: Right, mission: Mission, *, themes: Collection[int], is_own: bool) -> bool:
    """Whether ``user`` holds ``right`` over an activity of ``themes`` (ids); ``is_own``: they recorded it."""
    if not user.is_active:
        return False
    for role, narrowed in roles_of(user, mission).items():
        if role not in ALLOWED[right]:
            continue
        in_themes = bool(narrowed) and not narrowed.isdisjoint(themes)
        if role in OWN_ONLY.get(right, ()):
            if is_own or in_themes:
                return True
        elif not narrowed or in_themes or is_own:
            return True
    return False


def lacks_second_factor(user: User, mission: Mission) -> bool:
    """Whether a role of ``user`` is held only with a second factor, and they have set up none."""
    wanted = mission.settings.get("second_factor", ())
    return any(role.value in wanted for role in roles_of(user, mission)) and not is_mfa_enabled(user)


def needs(right: Right) -> Callable[[View], View]:
    """Let a view answer only those who hold ``right`` in the mission of the address."""

    def wrap(view: View) -> View:
        @wraps(view)
        @login_required
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            mission: Mission | None = request.mission  # type: ignore[attr-defined]
            if mission is None or not may(request.user, right, mission):  # type: ignore[arg-type]
                raise PermissionDenied(right.value)
            if lacks_second_factor(request.user, mission):  # type: ignore[arg-type]
                messages.info(request, _("Your role needs a second factor. Set it up now; it takes a minute."))
                return redirect("mfa_activate_totp")
            return view(request, *args, **kwargs)

        guarded.right = right  # type: ignore[attr-defined]
        return guarded

    return wrap
