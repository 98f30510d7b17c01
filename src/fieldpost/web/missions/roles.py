"""Who may do what: the one table that every view, template and action asks.

A role is held in one mission, and may be narrowed to themes. What a role may do is a row of ``ALLOWED``; a view names the
``Right`` it wants, and tests walk over every address with every role.
"""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What someone is in a mission."""

    READER = "reader", _("Reader")
    CONTRIBUTOR = "contributor", _("Contributor")
    EDITOR = "editor", _("Editor")
    APPROVER = "approver", _("Approver")
    PUBLISHER = "publisher", _("Publisher")
    ADMINISTRATOR = "administrator", _("Administrator")


class Right(StrEnum):
    """What can be done in the newsroom."""

    READ_REGISTER = "read-register"
    SEE_INTERNAL = "see-internal"
    RECORD_ACTIVITY = "record-activity"
    EDIT_ACTIVITY = "edit-activity"
    IMPORT_ACTIVITIES = "import-activities"
    SHARE_VIEWS = "share-views"
    START_CLEARANCE = "start-clearance"
    DECIDE_CLEARANCE = "decide-clearance"
    MANAGE_CHAINS = "manage-chains"
    COMPILE_ISSUE = "compile-issue"
    PUBLISH_ISSUE = "publish-issue"
    EDIT_DIRECTORY = "edit-directory"
    MERGE_DIRECTORY = "merge-directory"
    MANAGE_MISSION = "manage-mission"
    MANAGE_MEMBERS = "manage-members"
    READ_AUDIT = "read-audit"


_EVERYONE = frozenset(Role)
_STAFF = _EVERYONE - {Role.READER}

ALLOWED: dict[Right, frozenset[Role]] = {
    Right.READ_REGISTER: _EVERYONE,
    Right.SEE_INTERNAL: _STAFF,
    Right.RECORD_ACTIVITY: frozenset({Role.CONTRIBUTOR, Role.EDITOR}),
    Right.EDIT_ACTIVITY: frozenset({Role.CONTRIBUTOR, Role.EDITOR}),
    Right.IMPORT_ACTIVITIES: frozenset({Role.EDITOR}),
    Right.SHARE_VIEWS: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Right.START_CLEARANCE: frozenset({Role.CONTRIBUTOR, Role.EDITOR}),
    Right.DECIDE_CLEARANCE: frozenset({Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER}),
    Right.MANAGE_CHAINS: frozenset({Role.ADMINISTRATOR}),
    Right.COMPILE_ISSUE: frozenset({Role.EDITOR, Role.PUBLISHER}),
    Right.PUBLISH_ISSUE: frozenset({Role.PUBLISHER}),
    Right.EDIT_DIRECTORY: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Right.MERGE_DIRECTORY: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Right.MANAGE_MISSION: frozenset({Role.ADMINISTRATOR}),
    Right.MANAGE_MEMBERS: frozenset({Role.ADMINISTRATOR}),
    Right.READ_AUDIT: frozenset({Role.ADMINISTRATOR}),
}
"""The roles that hold each right. DECIDE_CLEARANCE also asks that the step is the person's (activities.clearance)."""

OWN_ONLY: dict[Right, frozenset[Role]] = {Right.EDIT_ACTIVITY: frozenset({Role.CONTRIBUTOR})}
"""Roles that hold a right only over activities that they recorded, or of the themes that their role is narrowed to."""
