"""The mission's own places and themes as the domain has them."""

from typing import TYPE_CHECKING

from fieldpost import domain

if TYPE_CHECKING:
    from .models import Mission


def mission_themes(mission: "Mission") -> domain.Themes | None:
    """Return the dimensions and themes with their newest headings; None where the mission has none."""
    dimensions = tuple(domain.Dimension(id=each.key, names=each.names) for each in mission.dimensions.all())
    if not dimensions:
        return None
    themes = tuple(
        domain.Theme(
            id=theme.key,
            dimension=theme.dimension.key,
            names=_newest_names(theme),
            sectors=tuple(theme.sectors),
        )
        for theme in mission.themes.select_related("dimension").prefetch_related("headings")
    )
    return domain.Themes(dimensions=dimensions, themes=themes)


def mission_places(mission: "Mission", *, with_places_at_risk: bool) -> tuple[domain.MissionPlace, ...]:
    """Return the places that the mission itself describes and whose position is known.

    A published issue holds its mission: what is published is never made ``with_places_at_risk``.
    """
    from .models import Place

    own = Place.objects.current().filter(mission=mission).exclude(latitude=None).exclude(key="")
    if not with_places_at_risk:
        own = own.filter(at_risk=False)
    return tuple(
        domain.MissionPlace(
            id=place.key,
            kind=place.kind,
            at=(place.latitude, place.longitude),
            countries=tuple(place.countries),
            names=place.names or {mission.languages[0]: place.name},
            precision=place.precision,
            also=tuple(variant.text for variant in place.variants.all()),
            cue=place.cue,
        )
        for place in own.prefetch_related("variants")
    )


def _newest_names(theme: object) -> dict[str, str]:
    headings = list(theme.headings.all())  # type: ignore[attr-defined]
    return dict(headings[-1].names) if headings else {}
