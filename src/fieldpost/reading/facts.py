"""All that the stages found in one text, for those that put it together."""

from dataclasses import dataclass

from .bodies import Bodies
from .calendar import Frame
from .datelines import Dateline
from .found import FoundPerson
from .kinds import FoundKind
from .located import Located
from .named_documents import FoundDocument
from .names import Names
from .outline import Outline
from .periods import FoundPeriod
from .places import FoundPlace
from .reach import FoundReach
from .themes import FoundTheme


@dataclass(slots=True)
class Facts:
    """All that the earlier stages found in a text, each list in reading order."""

    names: Names
    outline: Outline
    sentences: list[tuple[int, int]]
    periods: Located[FoundPeriod]
    bodies: Bodies
    people: Located[FoundPerson]
    places: Located[FoundPlace]
    reach: Located[FoundReach]
    kinds: Located[FoundKind]
    datelines: Located[Dateline]
    themes: Located[FoundTheme]
    documents: Located[FoundDocument]
    brackets: list[bool]
    frame: Frame
    language: str
