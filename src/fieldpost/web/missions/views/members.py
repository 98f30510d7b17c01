"""Who works in the mission, in which roles."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...accounts.models import User
from ..access import needs, roles_of
from ..errors import MissionsError
from ..forms.members import InviteForm, RolesForm
from ..member_actions import change_roles, invite_member, remove_member, send_invitation_again
from ..models import Membership, Mission
from ..roles import Right, Role


@needs(Right.MANAGE_MEMBERS)
def members(request: HttpRequest) -> HttpResponse:
    """List the members with their roles."""
    held: dict[int, list[str]] = {}
    rows = Membership.objects.filter(mission=_mission(request)).prefetch_related("themes")
    for row in rows:
        held.setdefault(row.user_id, []).append(row.role)
    people = User.objects.filter(pk__in=held)
    protected = set(
        Authenticator.objects.filter(user__in=held, type=Authenticator.Type.TOTP).values_list("user_id", flat=True)
    )
    shown = [
        {
            "user": user,
            "roles": [role.label for role in Role if role.value in held[user.pk]],
            "second_factor": user.pk in protected,
            "has_password": user.has_usable_password(),
        }
        for user in people
    ]
    return render(request, "missions/members/members.html", {"members": shown})


@needs(Right.MANAGE_MEMBERS)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody by mail."""
    form = InviteForm(request.POST or None, mission=_mission(request))
    if request.method == "POST" and form.is_valid():
        try:
            user = invite_member(
                _mission(request),
                email=form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                roles=form.roles,
                by=request.user,  # type: ignore[arg-type]
                now=timezone.now(),
            )
        except MissionsError as error:
            form.add_error("email", str(error))
        else:
            messages.success(
                request,
                _("%(who)s is a member; a letter is on its way to %(email)s.") % {"who": user, "email": user.email},
            )
            return redirect("mission:members")
    return render(request, "missions/members/invite.html", {"form": form})


@needs(Right.MANAGE_MEMBERS)
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the roles of a member."""
    user = _member_or_404(request, pk)
    mission = _mission(request)
    form = RolesForm(request.POST or None, mission=mission, held=roles_of(user, mission))
    if request.method == "POST" and form.is_valid():
        try:
            change_roles(mission, user, form.roles, by=request.user, now=timezone.now())  # type: ignore[arg-type]
        except MissionsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The roles of %(who)s are saved.") % {"who": user})
            return redirect("mission:members")
    return render(request, "missions/members/member.html", {"form": form, "member": user})


@needs(Right.MANAGE_MEMBERS)
@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the letter with the link once more."""
    user = _member_or_404(request, pk)
    send_invitation_again(_mission(request), user, by=request.user, now=timezone.now())  # type: ignore[arg-type]
    messages.success(request, _("A letter is on its way to %(email)s.") % {"email": user.email})
    return redirect("mission:members")


@needs(Right.MANAGE_MEMBERS)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take all roles from a member."""
    user = _member_or_404(request, pk)
    if request.method == "POST":
        try:
            remove_member(_mission(request), user, by=request.user, now=timezone.now())  # type: ignore[arg-type]
        except MissionsError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("%(who)s is no longer a member.") % {"who": user})
        return redirect("mission:members")
    return render(request, "missions/members/remove.html", {"member": user})


def _mission(request: HttpRequest) -> Mission:
    return request.mission  # type: ignore[attr-defined,no-any-return]


def _member_or_404(request: HttpRequest, pk: int) -> Any:
    members_of = User.objects.filter(memberships__mission=_mission(request)).distinct()
    return get_object_or_404(members_of, pk=pk)
