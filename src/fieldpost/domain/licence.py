"""The terms under which what a mission publishes may be used."""

import re
from dataclasses import dataclass, field

from .errors import DomainError

USUAL: dict[str, tuple[str, str]] = {
    "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC-BY-3.0-IGO": ("CC BY 3.0 IGO", "https://creativecommons.org/licenses/by/3.0/igo/"),
    "CC-BY-NC-SA-3.0-IGO": ("CC BY-NC-SA 3.0 IGO", "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/"),
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODC-By-1.0": ("ODC-By 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "ODbL-1.0": ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}
"""Name, the same in every language, and address of the licences for open data, by their identifiers in SPDX's list."""

_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x20\x7f-\x9f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A usual licence by its identifier ``spdx``; or ``words`` of one's own by language, and the address where they stand."""

    spdx: str = ""
    words: dict[str, str] = field(default_factory=dict)
    url: str = ""

    def __post_init__(self) -> None:
        if self.spdx and self.spdx not in USUAL:
            raise DomainError(f"spdx: one of {', '.join(USUAL)} is wanted")
        if bool(self.spdx) == any(self.words.values()):
            raise DomainError("either spdx or words of one's own are wanted")
        if self.spdx and self.url:
            raise DomainError(f"url: none is wanted beside spdx, for {self.spdx} has its own")
        if self.url and not _ADDRESS.fullmatch(self.url):
            raise DomainError("url: an address that begins with https:// or http:// is wanted")

    @property
    def names(self) -> dict[str, str]:
        """What it is called, by language; a usual one is called the same in all."""
        return {"en": USUAL[self.spdx][0]} if self.spdx else self.words

    @property
    def address(self) -> str:
        """Where its text stands; empty where nobody says."""
        return USUAL[self.spdx][1] if self.spdx else self.url
