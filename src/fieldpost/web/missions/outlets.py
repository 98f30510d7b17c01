"""Whoever shows the register to readers is told here when something changed that readers may see.

Called by the actions that change it, inside their transaction; ``settings.OUTLETS`` names who listens, for the apps below do
not know those above them.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from .models import Mission


class Outlet(Protocol):
    """What ``settings.OUTLETS`` names."""

    def __call__(
        self, mission: Mission, *, activities: Collection[int], names: bool, issues: Collection[int], now: datetime
    ) -> None: ...


def tell(
    mission: Mission,
    *,
    activities: Collection[int] = (),
    names: bool = False,
    issues: Collection[int] = (),
    now: datetime,
) -> None:
    """Tell that of ``mission`` these activities or issues (ids) may look otherwise to readers.

    ``names``: so may everything, for the mission's profile, its themes or the names of its directory changed.
    """
    for name in settings.OUTLETS:
        outlet: Outlet = import_string(name)
        outlet(mission, activities=activities, names=names, issues=issues, now=now)
