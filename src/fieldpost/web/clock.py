"""The calendar of the sample, which is of 2029 to 2031.

Its newest bulletin is of May 2031. So that its pages look as they do in a working office (what is late, what was published
last week), a sample installation lives in June 2031: its clock runs ahead by whole days, from the day it was loaded.
Only the settings for one's own machine read the file; an office's installation has the true time.
"""

from datetime import date, datetime, timedelta
from pathlib import Path

from django.utils import timezone

FIRST_DAY = date(2031, 6, 11)
"""The day on which a sample is loaded, by its own calendar."""


def set_calendar(home: Path, *, today: date) -> timedelta:
    """Make ``today`` the sample's first day, and return how far its clock is ahead."""
    ahead = FIRST_DAY - today
    (home / "calendar").write_text(f"{ahead.days}\n", encoding="utf-8")
    return ahead


def run_ahead(home: Path) -> None:
    """Let ``timezone.now`` tell the sample's time, where ``home`` has a calendar."""
    try:
        ahead = timedelta(days=int((home / "calendar").read_text(encoding="utf-8")))
    except FileNotFoundError:
        return
    true_now = timezone.now

    def now() -> datetime:
        return true_now() + ahead

    timezone.now = now
