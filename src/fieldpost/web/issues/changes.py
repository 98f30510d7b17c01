"""What has become different in the register since an issue was compiled."""

from dataclasses import dataclass

from .models import IssueItem, IssuePage
from .models.issue import UPCOMING
from .selection import Chosen, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """``new`` has no item yet, ``back`` had one that was gone, ``changed`` was cleared anew, ``gone`` may not stand there."""

    new: tuple[Chosen, ...]
    back: tuple[tuple[IssueItem, Chosen], ...]
    changed: tuple[tuple[IssueItem, Chosen], ...]
    gone: tuple[IssueItem, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.back or self.changed or self.gone)

    @property
    def count(self) -> int:
        """How many activities are concerned."""
        return len(self.new) + len(self.back) + len(self.changed) + len(self.gone)


def changes_since(issue: IssuePage, selection: Selection) -> Changes:
    """Return how ``selection`` differs from what stands in ``issue``."""
    items = {item.activity_id: item for item in issue.items.select_related("activity")}
    pairs = [(items[each.activity.pk], each) for each in selection.chosen if each.activity.pk in items]
    known = {each.activity.pk for each in selection.chosen}
    return Changes(
        new=tuple(each for each in selection.chosen if each.activity.pk not in items),
        back=tuple((item, chosen) for item, chosen in pairs if item.is_gone),
        changed=tuple((item, chosen) for item, chosen in pairs if not item.is_gone and _differs(item, chosen)),
        gone=tuple(item for item in items.values() if not item.is_gone and item.activity_id not in known),
    )


def _differs(item: IssueItem, chosen: Chosen) -> bool:
    return item.version_id != chosen.version.pk or (item.section == UPCOMING) is not chosen.is_announced
