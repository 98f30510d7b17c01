"""How many activities have which value of which facet, and which ones: answered from memory, in microseconds."""

from .choice import Choice
from .index import FacetIndex
from .loading import forget_indexes, index_of

__all__ = ["Choice", "FacetIndex", "forget_indexes", "index_of"]
