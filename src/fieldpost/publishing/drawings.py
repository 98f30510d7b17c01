"""The map and the charts of one issue, each drawn once for all the forms that show it."""

from functools import cached_property

from fieldpost.domain import Issue

# The drawing itself is imported when something is drawn: who wants the calendar does not wait for the map.


class Drawings:
    """The drawings of ``issue`` as SVG, empty where there is nothing to show; on screen with links, on paper without.

    On screen they take the colours that the page's style sheet gives them, on paper their own.
    """

    def __init__(self, issue: Issue) -> None:
        self._issue = issue

    @cached_property
    def places(self) -> str:
        """The map of what is reported."""
        from .illustrations import draw_places

        return draw_places(self._issue)

    @cached_property
    def dimensions(self) -> str:
        """A bar for each section with the number of its activities."""
        from .illustrations import draw_dimensions

        return draw_dimensions(self._issue)

    @cached_property
    def days(self) -> str:
        """The days of the month with the activities of each section, narrow enough for a phone."""
        from .illustrations import draw_days

        return draw_days(self._issue)

    @cached_property
    def places_on_paper(self) -> str:
        """The map in colours that do not follow the reader, without links."""
        from .illustrations import on_paper

        return on_paper(self.places)

    @cached_property
    def dimensions_on_paper(self) -> str:
        """The bars in colours that do not follow the reader."""
        from .illustrations import on_paper

        return on_paper(self.dimensions)

    @cached_property
    def days_on_paper(self) -> str:
        """The days over the whole width of a page."""
        from .illustrations import PAPER_WIDTH, draw_days, on_paper

        return on_paper(draw_days(self._issue, width=PAPER_WIDTH))
