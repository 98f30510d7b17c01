"""Which characters are printed, left out or missing, and what stays of a text."""

import time
import unicodedata

import pytest

from fieldpost.publishing.glyphs import left_out_of, missing_in, name_of, printed

NEW_EMOJI = "\U0001fae9"
"""A face with bags under its eyes, of 2024: younger than the typefaces."""


@pytest.mark.parametrize(
    "text",
    [
        "Straße, naïve, Łódź, Đà Nẵng, Ştefan, Ğ, Oʻzbekiston, Qaraqalpaqstan, Əhməd",
        "Әйтеке би ауылы, ң ө ү ұ қ ғ һ і",
        "Ысык-Көл, Жеңиш",
        "Тоҷикистон, ҳ қ ӯ ӣ ғ",
        "Ўзбекистон, қ ғ ҳ",
        "Ἀθῆναι, Ελλάδα",
        "თბილისი, ნინო გელაშვილი",
        "Երևան, Հայաստան",
        "محمد بن علی، پښتو، ئۇيغۇرچە، کوردی",
        "שלום",
        "हिन्दी বাংলা தமிழ் සිංහල ไทย ລາວ ខ្មែរ မြန်မာ አማርኛ",
        "№ 5 → 10 ₸, 20 ₾, 30 ֏, 40 ₽ ± ½ § © ™ … – — ☎ ✓",
        "🎉 👍🏽 👩\u200d💻 🇰🇿 ♻️",
        "a\u200eb\u202ec\u2066d\u00ade\u00a0f",
    ],
)
def test_scripts_that_a_mission_meets_are_printed_as_they_are(text: str) -> None:
    assert (missing_in(text), left_out_of(text), printed(text)) == ([], [], text)


@pytest.mark.parametrize("letter", ["水", "한", "ᠮ", "ⴰ", "ޑ", "\ue000", "\ud800", "\U00013000"])
def test_a_letter_without_a_glyph_is_missing(letter: str) -> None:
    assert missing_in(f"Name: {letter}") == [letter]


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\ufeff", "\ufffe", "\U0010ffff", "\ufdd0"])
def test_what_nobody_sees_is_left_out_and_not_told(mark: str) -> None:
    assert (missing_in(f"a{mark}b"), left_out_of(f"a{mark}b"), printed(f"a{mark}b")) == ([], [], "ab")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Festival {NEW_EMOJI} of mediators", "Festival of mediators"),
        (f"{NEW_EMOJI} Festival", "Festival"),
        (f"Festival {NEW_EMOJI}{NEW_EMOJI}", "Festival"),
        (f"Festival {NEW_EMOJI} {NEW_EMOJI}, held", "Festival, held"),
        (f"One{NEW_EMOJI}two", "Onetwo"),
        (f"One{NEW_EMOJI} {NEW_EMOJI}two {NEW_EMOJI}{NEW_EMOJI} three", "One two three"),
        (f"First.\n{NEW_EMOJI} Second.\n\nThird {NEW_EMOJI}\nFourth", "First.\nSecond.\n\nThird\nFourth"),
        (f"a  b {NEW_EMOJI} c", "a  b c"),
    ],
)
def test_where_a_symbol_is_left_out_no_gap_stays(text: str, left: str) -> None:
    assert left_out_of(text) == [NEW_EMOJI]
    assert printed(text) == left


def test_a_long_run_of_symbols_takes_no_longer_than_its_length() -> None:
    begun = time.process_time()

    assert printed(f"a{NEW_EMOJI * 20_000}b{' ' * 20_000}c") == f"ab{' ' * 20_000}c"
    assert time.process_time() - begun < 1


def test_a_text_of_which_nothing_would_stay_cannot_be_printed() -> None:
    assert missing_in(f"{NEW_EMOJI} {NEW_EMOJI}") == [NEW_EMOJI]
    assert missing_in("") == missing_in("  ") == []


def test_a_line_end_of_another_system_keeps_words_apart() -> None:
    assert printed("one\x1ctwo") == "one two"


def test_a_bullet_of_a_word_processor_is_a_symbol_and_not_a_letter() -> None:
    assert left_out_of("\uf0b7 Training of judges") == ["\uf0b7"]
    assert printed("\uf0b7 Training of judges") == "Training of judges"


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("水", "U+6C34 水 CJK UNIFIED IDEOGRAPH"),
        ("\u0301", "U+0301 COMBINING ACUTE ACCENT"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\x07", "U+0007"),
        ("\ud800", "U+D800"),
        ("🎉", "U+1F389 🎉 PARTY POPPER"),
        (NEW_EMOJI, " ".join(filter(None, ("U+1FAE9", NEW_EMOJI, unicodedata.name(NEW_EMOJI, ""))))),
    ],
)
def test_a_character_is_told_by_number_and_name(character: str, name: str) -> None:
    assert name_of(character) == name
