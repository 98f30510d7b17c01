from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Page

from fieldpost.web.accounts.models import User
from fieldpost.web.missions.models import Mission
from fieldpost.web.public.models import Edition, ProsePage

GIVEN = {
    "about": "About the mission",
    "contact": "Contact",
    "accessibility": "Accessibility",
    "privacy": "Privacy",
}


@pytest.fixture
def write_page(mission: Mission) -> Callable[..., ProsePage]:
    """Publish a page of prose below the mission's root page."""

    def write(
        name: str, title: str, *, language: str = "en", body: str = "<p>Come in.</p>", live: bool = True
    ) -> ProsePage:
        page = ProsePage(
            title=title, name=name, language=language, body=body, live=live, locale=mission.site.root_page.locale
        )
        mission.site.root_page.add_child(instance=page)
        return page

    return write


@pytest.mark.parametrize(("name", "title"), GIVEN.items())
def test_every_site_has_its_four_pages_of_prose(mission: Mission, client: Client, name: str, title: str) -> None:
    answer = client.get(f"/en/{name}/")

    assert answer.status_code == 200
    assert f"<h1>{title}</h1>" in answer.text


def test_the_address_of_the_mission_is_told_line_by_line(mission: Mission, client: Client) -> None:
    mission.profile = {**mission.profile, "contact": {"en": "12 Chui Avenue\nBishkek\npress@karasu.example"}}
    mission.save()

    text = client.get("/en/contact/").text

    assert "12 Chui Avenue<br>" in text
    assert '<a href="mailto:press@karasu.example">press@karasu.example</a>' in text


def test_the_missions_own_words_take_the_place_of_the_built_in_ones(
    client: Client, write_page: Callable[..., ProsePage]
) -> None:
    write_page("about", "Who we are", body="<p>We came in <b>1998</b>.</p>")

    english, russian = client.get("/en/about/").text, client.get("/ru/about/").text

    assert "<h1>Who we are</h1>\n<p>We came in <b>1998</b>.</p>" in english
    assert "1998" not in russian


def test_a_page_in_another_language_only_is_shown_and_marked(
    client: Client, write_page: Callable[..., ProsePage]
) -> None:
    write_page("vacancies", "Vacancies")

    text = client.get("/ru/vacancies/").text

    assert '<article class="prose" lang="en">\n<h1>Vacancies</h1>' in text


def test_what_is_not_published_is_not_there(client: Client, write_page: Callable[..., ProsePage]) -> None:
    write_page("vacancies", "Vacancies", live=False)

    assert client.get("/en/vacancies/").status_code == 404


def test_a_page_leads_from_its_place_in_the_tree_to_its_lasting_address(
    client: Client, write_page: Callable[..., ProsePage]
) -> None:
    page = write_page("vacancies", "Vacancies")

    answer = client.get(f"/{page.slug}/")

    assert (answer.status_code, answer["Location"]) == (301, "/en/vacancies/")
    assert page.get_url_parts()[2] == "/en/vacancies/"  # type: ignore[index]


def test_an_administrator_writes_a_page_in_wagtails_screens_and_it_is_on_the_site(
    mission: Mission, client: Client
) -> None:
    client.force_login(User.objects.create_superuser("admin@karasu.example", "a long secret"))
    root = mission.site.root_page
    form = {
        "title": "Vacancies",
        "language": "en",
        "name": "vacancies",
        "slug": "",
        "body": '{"blocks": [{"key": "a", "type": "unstyled", "text": "None now.", "depth": 0, "inlineStyleRanges": [],'
        ' "entityRanges": [], "data": {}}], "entityMap": {}}',
        "action-publish": "1",
    }

    answer = client.post(f"/admin/pages/add/public/prosepage/{root.pk}/", form)

    assert answer.status_code == 302
    assert "None now." in Client().get("/en/vacancies/").text
    assert Edition.objects.get().names == Edition.objects.get().number > 0


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("activities", "“activities” is a page of its own; choose another."),
        ("vacancies", "There is a page of that name in that language already; change that one."),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(
    mission: Mission, client: Client, write_page: Callable[..., ProsePage], name: str, problem: str
) -> None:
    write_page("vacancies", "Vacancies")
    client.force_login(User.objects.create_superuser("admin@karasu.example", "a long secret"))
    form = {"title": "Work", "language": "en", "name": name, "slug": "", "body": "null", "action-publish": "1"}

    answer = client.post(f"/admin/pages/add/public/prosepage/{mission.site.root_page.pk}/", form)

    assert problem in answer.text
    assert ProsePage.objects.count() == 1


def test_the_page_of_another_mission_is_not_shown(
    mission: Mission, client: Client, write_page: Callable[..., ProsePage]
) -> None:
    elsewhere = Page.objects.get(depth=1).add_child(instance=Page(title="Elsewhere", slug="elsewhere"))
    elsewhere.add_child(instance=ProsePage(title="Vacancies", name="vacancies", language="en", body="<p>Here.</p>"))

    assert client.get("/en/vacancies/").status_code == 404
