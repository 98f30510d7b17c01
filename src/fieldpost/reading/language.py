"""In which language is a text written? The script and the commonest small words decide; nothing is downloaded."""

import re

WORD = re.compile(r"[^\W\d_]+")
KAZAKH = frozenset("әғқңөұүһі")
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
SMALL_WORDS = {
    "en": frozenset(["the", "of", "and", "in", "to", "for", "with", "on", "was", "were", "by", "from", "at"]),
    "ru": frozenset(["и", "в", "на", "с", "по", "для", "от", "о", "что", "при", "из", "к"]),
}


def find_language(text: str) -> tuple[str, float]:
    """Return the ISO 639-1 code and a score; Cyrillic text with Kazakh letters is kk, Latin text that is not English is und."""
    sample = text[:20_000].lower()
    words = WORD.findall(sample)
    if not words:
        return "und", 0.0
    cyrillic = len(CYRILLIC.findall(sample)) / max(1, sum(char.isalpha() for char in sample))
    if cyrillic > 0.5:
        kazakh = sum(char in KAZAKH for char in sample)
        if kazakh > len(words) * 0.15:
            return "kk", 0.9
        return "ru", 0.95
    share = sum(word in SMALL_WORDS["en"] for word in words) / len(words)
    if share > 0.08 or len(words) < 12:
        return "en", min(1.0, 0.6 + share)
    return "und", 0.3
