import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from fieldpost.web.public.environment import environment, escaped


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none()))
def test_what_is_escaped_quickly_is_escaped_as_by_the_library(value: object) -> None:
    assert escaped(value) == escape(value)


@pytest.mark.parametrize("hostile", ["<script>", '" onload="x', "'", "&lt;", "a&b"])
def test_templates_escape_what_they_are_given(hostile: str) -> None:
    template = environment("en").from_string("{{ text }}{% macro m(t) %}<i title='{{ t }}'>{% endmacro %}{{ m(text) }}")

    assert template.render(text=hostile) == f"{escape(hostile)}<i title='{escape(hostile)}'>"


def test_words_are_translated_whatever_way_they_are_written() -> None:
    words = (
        "{{ _('Places') }} {{ _('5 %% &amp; more') }} {{ _('%(n)s less', n=text) }} {% trans %}Figures{% endtrans %}"
    )
    with translation.override("ru"):
        told = environment("ru").from_string(words).render(text="<")

    assert told == "Места 5 % &amp; more &lt; less Статистика"
