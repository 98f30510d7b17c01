"""What is wrong with a table or a row of it."""

from ..errors import ActivitiesError


class TableError(ActivitiesError):
    """The whole table cannot be taken; the message says why and what to do."""


class RowError(ActivitiesError):
    """A row cannot be taken: ``problems`` holds each with its field, the value and the reason."""

    def __init__(self, problems: list[tuple[str, str, str]]) -> None:
        super().__init__("; ".join(reason for _field, _value, reason in problems))
        self.problems = problems
