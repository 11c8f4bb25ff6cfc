"""Letters: each goes once; what is refused is said, asked again, or left to a person; a server away loses none."""

import email
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from heed.web.letters import actions, preparing, sending
from heed.web.letters.models import Collection, Letter
from heed.web.letters.tokens import mark_of, new_secret, token_of
from heed.web.partnership.models import TrailEntry
from tests.cast import Cast
from tests.web.mail_server import MailServer, mail_server

TO = "midwife@harbour.example"


def write(cast: Cast, key: str = "one", to: str = TO, **told: Any) -> Letter:
    said = {"kind": "Briefing", "subject": "A briefing", "text": "Read it in seven minutes."} | told
    actions.write(actions.Written(partnership=cast.partnership, key=key, to=to, **said))
    return Letter.objects.get(key=key)


@pytest.fixture
def server(settings: Any) -> Any:
    with mail_server() as found:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", found.port, False
        yield found


def test_a_letter_goes_once_however_often_it_is_written_and_the_post_collected(cast: Cast) -> None:
    letter = write(cast)
    write(cast, subject="Another subject under the same key")
    assert sending.collect() == 1
    assert sending.collect() == 0
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == ("A briefing", [TO])
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == (Letter.SENT, 1)


def test_a_letter_holds_its_words_in_both_forms_and_who_sent_it(cast: Cast, server: MailServer) -> None:
    letter = write(cast, html="<p>Read it in <b>seven</b> minutes.</p>", text="A line\n.\nand one that follows a dot")
    sending.collect()
    (taken,) = server.taken
    assert [part.get_content_type() for part in taken.walk()][1:] == ["text/plain", "text/html"]
    (plain, _) = taken.get_payload()
    assert plain.get_payload(decode=True).splitlines() == [b"A line", b".", b"and one that follows a dot"]
    assert str(taken["From"]).startswith("Avonmere Safeguarding Children Partnership <")
    assert taken["Message-ID"] == f"<{letter.mark}@localhost>"


def test_a_personal_address_stands_in_the_letter_and_in_no_table(cast: Cast) -> None:
    secret = new_secret()
    write(cast, text=f"Open https://heed.example/{mark_of(secret)}/")
    sending.collect()
    assert f"https://heed.example/{token_of(secret)}/" in mail.outbox[0].body
    assert token_of(secret) not in str(list(Letter.objects.values()))


def test_a_subject_with_a_line_break_makes_no_second_header(cast: Cast) -> None:
    write(cast, subject="A briefing\r\nBcc: somebody@elsewhere.example", name="Ada\nBcc: x@elsewhere.example")
    sending.collect()
    assert mail.outbox[0].subject == "A briefing Bcc: somebody@elsewhere.example"
    assert len(mail.outbox[0].recipients()) == 1


def test_a_letter_that_cannot_be_made_holds_up_no_other(cast: Cast, server: MailServer) -> None:
    wrong = write(cast, key="b")
    Letter.objects.update(subject="two\nlines")
    write(cast, key="c", to="nurse@bücher.example")
    write(cast, key="d")
    assert sending.collect() == 2
    assert server.recipients() == [TO, "nurse@xn--bcher-kva.example"]
    wrong.refresh_from_db()
    assert wrong.state == Letter.REFUSED
    assert "cannot be made" in wrong.reason


def test_what_is_refused_for_good_is_told_and_goes_again_to_an_address_put_right(
    cast: Cast, server: MailServer
) -> None:
    server.answers["wrong@harbour.example"] = "550 no such user here"
    letter = write(cast, to="wrong@harbour.example")
    sending.collect()
    client = cast.signed_in("rashid")
    page = client.get("/letters/?state=unsettled").content.decode()
    assert "550 no such user here" in page
    assert "Letters that did not arrive" in client.get("/").content.decode() or "A letter that may not have" in (
        client.get("/").content.decode()
    )
    client.post(f"/letters/{letter.pk}/send-again/", {"to": TO})
    sending.collect()
    assert server.recipients() == [TO]
    assert TrailEntry.objects.filter(action="sent a letter again", subject_id=str(letter.pk)).exists()


def test_what_is_refused_for_now_is_asked_again_after_growing_pauses(cast: Cast, server: MailServer) -> None:
    server.answers[TO] = "451 try again later"
    letter = write(cast)
    pauses = []
    for _ in range(len(sending.PAUSES)):
        sending.collect()
        letter.refresh_from_db()
        assert (letter.state, letter.reason) == (Letter.WAITING, "451 try again later")
        pauses.append(round((letter.due - timezone.now()).total_seconds() / 60))
        Letter.objects.update(due=timezone.now())
    assert pauses == sorted(pauses)
    assert pauses[0] == 5
    sending.collect()
    letter.refresh_from_db()
    assert letter.state == Letter.REFUSED
    assert letter.reason == "Asked 8 times; the last answer: 451 try again later"


def test_one_refused_letter_holds_up_no_other(cast: Cast, server: MailServer) -> None:
    server.answers["wrong@harbour.example"] = "550 no such user here"
    write(cast, key="a", to="wrong@harbour.example")
    write(cast, key="b")
    assert sending.collect() == 1
    assert server.recipients() == [TO]


def test_a_server_that_is_away_loses_nothing_and_the_page_says_so(cast: Cast, settings: Any) -> None:
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
    write(cast, key="a")
    write(cast, key="b", to="nurse@harbour.example")
    assert sending.collect() == 0
    assert set(Letter.objects.values_list("state", "tries")) == {(Letter.WAITING, 0)}
    page = cast.signed_in("rashid").get("/letters/").content.decode()
    assert "The mail server has taken nothing since" in page
    assert "ConnectionRefusedError" in page
    with mail_server() as back:
        settings.EMAIL_PORT = back.port
        assert sending.collect() == 2
    assert "has taken nothing" not in cast.signed_in("rashid").get("/letters/").content.decode()


def test_a_server_that_does_not_take_letters_from_this_house_refuses_no_letter(
    cast: Cast, server: MailServer, settings: Any
) -> None:
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "heed", "wrong"
    write(cast)
    sending.collect()
    assert Letter.objects.get().state == Letter.WAITING
    assert Collection.objects.get().reason


def test_a_post_that_nobody_collects_is_said(cast: Cast) -> None:
    write(cast)
    assert "has not been collected yet" in cast.signed_in("rashid").get("/letters/").content.decode()


def test_an_uncertain_letter_is_never_sent_again_by_itself(cast: Cast) -> None:
    letter = write(cast)
    Letter.objects.update(state=Letter.HANDING, handed=timezone.now() - sending.LEASE - timedelta(seconds=1))
    sending.collect()
    sending.collect()
    assert mail.outbox == []
    client = cast.signed_in("rashid")
    assert "It may have arrived" in client.get(f"/letters/{letter.pk}/").content.decode()
    client.post(f"/letters/{letter.pk}/arrived/")
    letter.refresh_from_db()
    assert letter.state == Letter.SENT
    client.post(f"/letters/{letter.pk}/send-again/", {"to": TO})
    sending.collect()
    assert mail.outbox == []


def test_a_letter_that_came_back_is_noted_by_whoever_reads_the_mail(cast: Cast) -> None:
    letter = write(cast)
    sending.collect()
    client = cast.signed_in("rashid")
    client.post(f"/letters/{letter.pk}/came-back/", {"reason": "Mailbox full"})
    assert "Mailbox full" in client.get("/letters/?state=unsettled").content.decode()


def test_letters_about_something_that_was_taken_back_are_stopped(cast: Cast) -> None:
    write(cast, key="a", about="issue 1")
    write(cast, key="b", about="issue 2")
    assert actions.stop(about="issue 1", reason="The briefing was withdrawn.") == 1
    assert sending.collect() == 1


def test_a_letter_for_later_waits_for_its_day(cast: Cast) -> None:
    write(cast, due=timezone.now() + timedelta(days=1))
    assert sending.collect() == 0


def test_what_comes_due_is_written_by_the_room_that_knows(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "_preparers", [])
    preparing.register(lambda now: write(cast, key=f"digest {now:%G-%V}") and None)
    call_command("post", "--once")
    call_command("post", "--once")
    assert len(mail.outbox) == 1


def test_without_a_mail_server_letters_are_files_and_the_page_shows_them_whole(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    secret = new_secret()
    letter = write(cast, text=f"Open https://heed.example/{mark_of(secret)}/")
    assert sending.collect() == 1
    Letter.objects.update(state=Letter.HANDING, handed=timezone.now() - 2 * sending.LEASE)
    assert sending.collect() == 1  # killed before it was noted: written again, under the same name
    (file,) = (tmp_path / "mail").iterdir()
    assert token_of(secret) in email.message_from_bytes(file.read_bytes()).get_payload()
    assert token_of(secret) in cast.signed_in("rashid").get(f"/letters/{letter.pk}/").content.decode()


def test_with_a_mail_server_nobody_reads_the_personal_address_of_another(cast: Cast) -> None:
    secret = new_secret()
    letter = write(cast, text=f"Open https://heed.example/{mark_of(secret)}/")
    page = cast.signed_in("rashid").get(f"/letters/{letter.pk}/").content.decode()
    assert "https://heed.example/.../" in page
    assert token_of(secret) not in page


def test_only_who_looks_after_the_post_sees_letters(cast: Cast) -> None:
    letter = write(cast)
    for name in ("ngozi", "petra", "marlow"):
        assert cast.signed_in(name).get(f"/letters/{letter.pk}/").status_code == 404
