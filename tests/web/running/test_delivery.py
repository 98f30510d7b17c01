"""How letters that wait are sent, to a real mail server on this machine."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from fieldpost.web.missions.delivery import message_id, send_waiting_letters
from fieldpost.web.missions.models import AuditEntry, Letter, Mission
from fieldpost.web.missions.post import queue_letter

from ..conftest import NOW
from .conftest import Post

MINUTE = timedelta(minutes=1)


@pytest.fixture
def letter(mission: Mission) -> Letter:
    """A letter that waits."""
    return queue_letter(
        mission,
        to="head@karasu.example",
        subject="Two activities wait for you",
        text="Court reporting in Osh\nВизит в Джалал-Абад",
        html="<p>Court reporting in Osh</p>",
        purpose="clearance",
        language="en",
        now=NOW,
    )


def test_a_letter_goes_out_as_text_and_html_from_the_mission(letter: Letter, post: Post) -> None:
    assert send_waiting_letters(NOW) == 1

    [got] = post.letters
    text, html = (part.get_content().splitlines() for part in got.iter_parts())
    assert (got["Subject"], got["To"]) == ("Two activities wait for you", "head@karasu.example")
    assert got["From"] == "Mission in Karasu <fieldpost@localhost>"
    assert (got["Auto-Submitted"], got["Content-Language"]) == ("auto-generated", "en")
    assert (text, html) == (["Court reporting in Osh", "Визит в Джалал-Абад"], ["<p>Court reporting in Osh</p>"])


def test_a_letter_goes_out_once(letter: Letter, post: Post) -> None:
    send_waiting_letters(NOW)

    assert send_waiting_letters(NOW + timedelta(days=1)) == 0
    assert len(post.letters) == 1
    letter.refresh_from_db()
    assert (letter.sent_at, letter.attempts, letter.last_error) == (NOW, 1, "")


def test_a_refused_letter_is_tried_again_after_growing_pauses(letter: Letter, post: Post) -> None:
    post.answer = "450 4.2.0 Mailbox busy"
    tries = []
    now = NOW
    for _ in range(8):
        assert send_waiting_letters(now) == 0
        letter.refresh_from_db()
        tries.append(int((letter.next_try_at - now) / MINUTE))
        now = letter.next_try_at

    assert tries == [1, 5, 15, 60, 180, 360, 360, 360]
    assert letter.last_error == "the mail server refused the address: 450 4.2.0 Mailbox busy"

    post.answer = ""
    assert send_waiting_letters(now) == 1


def test_a_letter_is_given_up_after_five_days_and_that_is_said(
    letter: Letter, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    post.answer = "550 5.1.1 No such user"

    send_waiting_letters(NOW + timedelta(days=5))
    post.answer = ""

    assert send_waiting_letters(NOW + timedelta(days=6)) == 0
    letter.refresh_from_db()
    assert letter.given_up_at == NOW + timedelta(days=5)
    assert AuditEntry.objects.filter(what="letter-given-up", subject_id=str(letter.pk)).count() == 1
    assert caplog.text.count("\n") == 1
    assert caplog.messages[0] == (
        f"Letter {letter.pk} (clearance) was not accepted for 5 days and is given up: the mail server refused the address:"
        " 550 5.1.1 No such user. Tell the person in another way."
    )


def test_a_letter_of_which_nobody_knows_whether_it_arrived_is_sent_again_as_the_same_message(
    letter: Letter, post: Post
) -> None:
    post.falls_silent = True
    assert send_waiting_letters(NOW) == 0
    post.falls_silent = False
    assert send_waiting_letters(NOW) == 0

    assert send_waiting_letters(NOW + MINUTE) == 1
    assert [got["Message-ID"] for got in post.letters] == [message_id(letter)] * 2


def test_without_a_mail_server_the_letter_waits_and_the_log_says_why(
    letter: Letter, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert send_waiting_letters(NOW) == 0
    assert caplog.messages[0] == (
        f"Letter {letter.pk} (clearance) could not be sent: the mail server 127.0.0.1:1 cannot be reached:"
        " Connection refused. It is tried again; see `fieldpost check`."
    )


def test_a_letter_that_cannot_be_made_does_not_keep_the_next_from_going(letter: Letter, post: Post) -> None:
    Letter.objects.filter(pk=letter.pk).update(subject="Two\nlines")
    queue_letter(letter.mission, to="editor@karasu.example", subject="Next", text="Next", purpose="clearance", now=NOW)

    assert send_waiting_letters(NOW) == 1
    assert [got["Subject"] for got in post.letters] == ["Next"]
