"""What is known beforehand, as data files: places, countries, and the words of the field, per language."""

from .countries import country_name, country_named, country_of_adjective
from .errors import GazetteerError
from .fold import fold
from .gazetteer import Gazetteer, default_gazetteer
from .lexicon import lexicon
from .places import KnownPlace
from .themes import default_themes

__all__ = [
    "Gazetteer",
    "GazetteerError",
    "KnownPlace",
    "country_name",
    "country_named",
    "country_of_adjective",
    "default_gazetteer",
    "default_themes",
    "fold",
    "lexicon",
]
