"""Has every key of the register a word for readers?"""

import pytest
from django.utils import translation

from fieldpost.domain import Kind, OrganisationRole, Part
from fieldpost.web.activities.record import Status
from fieldpost.web.public import addresses, labels
from fieldpost.web.public.selection import FACETS


def test_every_key_has_a_word() -> None:
    assert set(labels.KINDS) == {each.value for each in Kind}
    assert set(labels.PARTS) == {each.value for each in Part}
    assert set(labels.STATUSES) == {each.value for each in Status}
    assert set(labels.ROLES) == {each.value for each in OrganisationRole}
    assert set(labels.FACETS) == set(FACETS)
    assert set(labels.FORMS) == set(addresses.FORMS)


def test_one_and_several_are_told_apart() -> None:
    assert (labels.kind("ceremony"), labels.kinds("ceremony")) == ("Ceremony", "Ceremonies")


def test_a_key_of_a_later_version_is_its_own_word() -> None:
    assert [labels.kind("parade"), labels.kinds("parade"), labels.part("dreamt"), labels.status("lost")] == [
        "parade",
        "parade",
        "dreamt",
        "lost",
    ]


@pytest.mark.parametrize(("active", "name"), [("en", "Kazakh"), ("ru", "Казахский"), ("kk", "Қазақ тілі")])
def test_languages_are_named_in_the_language_of_the_page(active: str, name: str) -> None:
    with translation.override(active):
        assert labels.language("kk") == name
        assert labels.language("zz-top") == "Zz-top"
