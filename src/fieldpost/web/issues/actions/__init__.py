"""Writing to issues: compiling, arranging, publishing and correcting, each in one transaction."""

from .arrangement import (
    edit_issue,
    leave_out_item,
    leave_out_photo,
    move_item,
    move_photo,
    place_item,
    word_item,
)
from .compilation import compile_month
from .correction import correct
from .publication import cancel_schedule, publish, schedule

__all__ = [
    "cancel_schedule",
    "compile_month",
    "correct",
    "edit_issue",
    "leave_out_item",
    "leave_out_photo",
    "move_item",
    "move_photo",
    "place_item",
    "publish",
    "schedule",
    "word_item",
]
