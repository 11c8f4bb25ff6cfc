"""Every address refuses Marlow and the signed-out: by what it answers, walking the list of addresses."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from heed.web.partnership.identifying import identifying_fields, tables_of_heed
from heed.web.partnership.models import Partnership
from tests.cast import Cast
from tests.web.addresses import BY_LINK, CLOSED, OWN_ACCOUNT, PUBLIC, SHIPPED, examples

SIGN_IN = "/sign-in/login/"
# Shorter identifying values ("F", "mother") are words of any page.
SHORTEST_TELLING_WORD = 6
MOST_LIKELY_FIRST = ("rashid", "imogen", "ngozi", "wen", "petra", "harriet", "dev", "callum")


def addresses(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The name of every address, with its room before it; an address without a name is given as it is written."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}" if entry.name else f"unnamed {entry.pattern}"


EVERY_ADDRESS = sorted(set(addresses()))


def telling_words(cast: Cast) -> set[str]:
    """What the identifying fields of every table hold, except what is Marlow's own."""
    marlows = {cast.marlow.user.name, cast.marlow.user.email, cast.marlow.user.password}
    words = set()
    for table in tables_of_heed():
        for values in table._default_manager.values_list(*(identifying_fields(table) or ["pk"])):
            words |= {value for value in values if isinstance(value, str) and len(value) >= SHORTEST_TELLING_WORD}
    return words - marlows - {"load_demonstration"}


def told(answer: HttpResponse, words: set[str]) -> list[str]:
    if getattr(answer, "streaming", False):
        body = b"".join(answer).decode(errors="replace")
    else:
        body = answer.content.decode(errors="replace")
    return sorted(word for word in words if word in body)


def test_every_address_has_an_example(cast: Cast) -> None:
    assert sorted(set(EVERY_ADDRESS) - set(examples(cast)) - PUBLIC - OWN_ACCOUNT - set(CLOSED) - set(BY_LINK)) == []


def test_every_example_has_an_address(cast: Cast) -> None:
    assert sorted((set(examples(cast)) | PUBLIC | OWN_ACCOUNT | set(CLOSED) | set(BY_LINK)) - set(EVERY_ADDRESS)) == []


def walk(cast: Cast) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Name, address and the words that name a record, of every address that is not public."""
    for name, words in examples(cast).items():
        yield name, reverse(name, kwargs=dict(words)), {} if name in SHIPPED else dict(words)


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_signed_out_are_sent_to_sign_in(cast: Cast, method: str) -> None:
    open_to_anyone = []
    for name, address, _ in walk(cast):
        answer = getattr(Client(), method)(address)
        if (answer.status_code, urlsplit(answer.get("Location", "")).path) not in {(302, SIGN_IN), (405, "")}:
            open_to_anyone.append((name, answer.status_code))
    assert open_to_anyone == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_marlow_gets_nothing(cast: Cast, method: str) -> None:
    """An address that names a record answers 404 or is not for this method; a list may open, and tells nothing."""
    got_in = []
    places = list(walk(cast))
    words = telling_words(cast)
    assert cast.ngozi.user.name in words
    marlow = cast.signed_in("marlow")
    for name, address, names_a_record in places:
        answer = getattr(marlow, method)(address)
        refused = answer.status_code in {404, 405} or (not names_a_record and answer.status_code in {200, 204, 302})
        if not refused or told(answer, words):
            got_in.append((name, answer.status_code, told(answer, words)))
    assert got_in == []


def test_some_member_reaches_every_record(cast: Cast) -> None:
    """So that the walk above cannot pass because an example leads nowhere."""
    clients = [cast.signed_in(person) for person in MOST_LIKELY_FIRST]
    nobody_reaches = [
        name
        for name, address, _ in walk(cast)
        if not any(client.get(address).status_code in {200, 204, 302, 405} for client in clients)
    ]
    assert nobody_reaches == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.django_db
def test_pages_about_ones_own_account_want_somebody_signed_in(method: str) -> None:
    answers = {name: getattr(Client(), method)(reverse(name)) for name in OWN_ACCOUNT}
    assert {name for name, answer in answers.items() if answer.status_code != 302} == set()


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_the_sign_in_library_offers_and_heed_does_not_is_closed_to_everyone(cast: Cast, method: str) -> None:
    addresses = [reverse(name, kwargs=dict(words)) for name, words in CLOSED.items()]
    for client in (Client(), cast.signed_in("rashid")):
        assert {getattr(client, method)(address).status_code for address in addresses} == {404}


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_is_none_opens_nothing_for_anybody(cast: Cast, method: str) -> None:
    addresses = [reverse(name, kwargs=dict(words)) for name, words in BY_LINK.items()]
    for client in (Client(), cast.signed_in("rashid")):
        assert {getattr(client, method)(address).status_code for address in addresses} <= {404, 405}


def test_a_person_without_a_membership_gets_nothing(cast: Cast) -> None:
    client = cast.signed_in("ngozi")
    cast.ngozi.user.memberships.update(left="2026-01-01T00:00:00Z")
    assert {client.get(address).status_code for _, address, _ in walk(cast)} <= {404, 405}


def test_a_user_switched_off_is_signed_out(cast: Cast) -> None:
    client = cast.signed_in("ngozi")
    cast.ngozi.user.is_active = False
    cast.ngozi.user.save()
    assert client.get("/").status_code == 302


def test_marlow_is_a_member_like_any_other_at_home(cast: Cast) -> None:
    page = cast.signed_in("marlow").get("/members/").content.decode()
    assert cast.marlow.user.name in page
    assert Partnership.objects.get(short_name="Thornford").name in page
