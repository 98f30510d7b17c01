import json

from fieldpost.domain import Issue
from fieldpost.domain.interchange import decode_json
from fieldpost.publishing.json import render_json


def test_an_issue_comes_back_as_it_went(issue: Issue) -> None:
    assert decode_json(render_json(issue), Issue) == issue


def test_an_activity_keeps_the_words_it_rests_on(issue: Issue) -> None:
    visit = json.loads(render_json(issue))["sections"][0]["themes"][0]["activities"][0]

    assert visit["period"]["value"] == "2031-05-11/2031-05-13"
    assert visit["period"]["evidence"][0]["exact"] == "from 11 to 13 May"
