"""What of a file's characters goes into a bulletin's text?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldpost.reading.documents.words import clean_words


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("5\u00a0May,\u202f10\u2009a.m.", "5 May, 10 a.m."),
        ("co\u00adoperation", "cooperation"),
        ("a\u200bb\ufeffc\u2060d", "abcd"),
        ("Date\tPlace\r\nOsh", "Date Place Osh"),
        ("Zu\u0308rich", "Zürich"),
        ("the ﬁrst oﬃce", "the first office"),
        ("“It’s done” – he said…", "“It’s done” – he said…"),
        ("\u0093quoted\u0094 \u0096 text", "“quoted” – text"),
        ("می\u200cشود", "می\u200cشود"),
        ("Latin\u200cword", "Latinword"),
        ("  \n ", ""),
    ],
)
def test_spaces_become_plain_and_unseen_marks_go_while_quotes_and_dashes_stay(raw: str, words: str) -> None:
    assert clean_words(raw) == words


@given(st.text())
def test_cleaning_twice_changes_nothing_and_leaves_one_line(raw: str) -> None:
    words = clean_words(raw)

    assert clean_words(words) == words
    assert len(words.splitlines()) <= 1
    assert words == words.strip()
