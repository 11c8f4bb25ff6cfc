"""Whoever was signed out while writing gets their words back, and nobody else's."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast

WORDS = {
    "text": "Nobody asked <who> lived there",
    "addressee": "The trust",
    "password": "secret words",
    "seen_version": "3",
}


def test_what_was_typed_comes_back_when_the_session_has_ended(cast: Cast) -> None:
    answer = Client().post("/reviews/1/recommendations/write/", WORDS)
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "Nobody asked &lt;who&gt; lived there" in page
    assert "The trust" in page
    assert "secret" not in page
    assert "seen_version" not in page.replace("seen version", "seen_version")


def test_a_file_is_said_to_be_chosen_again(cast: Cast) -> None:
    answer = Client().post("/reviews/submissions/1/", {"file": SimpleUploadedFile("a.csv", b"x")})
    assert "It has to be chosen again" in answer.content.decode()


def test_a_form_without_words_leads_to_the_sign_in(cast: Cast) -> None:
    assert Client().post("/reviews/1/stage/", {"csrfmiddlewaretoken": "x"}).status_code == 302


@pytest.mark.parametrize("enforced", [True, False])
def test_what_another_site_sent_is_not_shown(cast: Cast, enforced: bool) -> None:
    client = Client(enforce_csrf_checks=enforced, headers={"Sec-Fetch-Site": "cross-site"})
    assert "Nobody asked" not in client.post("/reviews/1/recommendations/write/", WORDS).content.decode()


def test_a_form_open_too_long_gives_the_words_back(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.imogen.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post("/reviews/1/recommendations/write/", WORDS)
    assert (answer.status_code, "Nobody asked &lt;who&gt; lived there" in answer.content.decode()) == (403, True)
