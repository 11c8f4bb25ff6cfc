"""The one who carries the post is killed in the middle and started again: every letter arrives once."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from heed.web.letters import actions
from heed.web.letters.models import Letter
from heed.web.partnership.actions import add_partnership
from tests.web.mail_server import MailServer, mail_server

ROOT = Path(__file__).parents[2]
# The carrier as it is, but for a lease that a test can wait for.
CARRIER = """
import sys
from datetime import timedelta
import django
django.setup()
from django.core.management import call_command
from heed.web.letters import sending
sending.LEASE = timedelta(seconds=0.3)
call_command("post", "--every", "1")
"""


class House:
    """A database on disk that a carrier of another process shares with the test."""

    def __init__(self, path: Path, port: int) -> None:
        self.path, told = path / "heed.sqlite3", connection.settings_dict
        self.is_file = connection.vendor == "sqlite"
        address = f"sqlite:///{self.path}"
        if not self.is_file:
            address = f"postgres://{told['USER']}:{told['PASSWORD']}@{told['HOST']}:{told['PORT']}/{told['NAME']}"
        self.environment = {
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "heed.web.settings",
            "DATABASE_URL": address,
            "HEED_SECRET_KEY": "x" * 60,
            "HEED_HOSTS": "heed.example",
            "HEED_VAR": str(path),
            "HEED_SMTP_HOST": "127.0.0.1",
            "HEED_SMTP_PORT": str(port),
            "HEED_SMTP_TLS": "0",
        }
        if self.is_file:
            with closing(sqlite3.connect(self.path)) as file:
                connection.connection.backup(file)

    def carrier(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", CARRIER], cwd=ROOT, env=self.environment)

    def states(self) -> Counter[str]:
        if not self.is_file:
            return Counter(Letter.objects.values_list("state", flat=True))
        with closing(sqlite3.connect(self.path, timeout=20)) as file:
            return Counter(state for (state,) in file.execute("SELECT state FROM heed_letters_letter"))

    def wait_until_settled(self, seconds: float = 30) -> Counter[str]:
        """Waits until no letter is on its way."""
        end = time.monotonic() + seconds
        while (states := self.states()) and (states[Letter.WAITING] or states[Letter.HANDING]):
            assert time.monotonic() < end, states
            time.sleep(0.05)
        return states


def addresses(number: int) -> list[str]:
    return [f"person{n:03}@harbour.example" for n in range(number)]


def letters(number: int) -> list[str]:
    partnership = add_partnership(name="Avonmere", short_name="Avonmere", nation="england", by="test")
    told = {"partnership": partnership, "kind": "Briefing", "subject": "A briefing", "text": "Read it."}
    actions.write(*(actions.Written(key=to, to=to, **told) for to in addresses(number)))  # type: ignore[arg-type]
    return addresses(number)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as found:
        yield found


def killed(carrier: subprocess.Popen[bytes]) -> None:
    carrier.kill()
    carrier.wait()


@pytest.mark.django_db(transaction=True)
def test_killed_before_the_message_was_whole_the_letter_goes_again(server: MailServer, tmp_path: Path) -> None:
    wanted = letters(10)
    house = House(tmp_path, server.port)
    server.stalls["RCPT"] = wanted[4]
    carrier = house.carrier()
    assert server.stalled.wait(30)
    killed(carrier)
    again = house.carrier()
    states = house.wait_until_settled()
    killed(again)
    assert server.recipients() == wanted
    assert states == {Letter.SENT: 10}


@pytest.mark.django_db(transaction=True)
def test_killed_after_the_server_took_it_the_letter_is_uncertain_and_not_sent_twice(
    server: MailServer, tmp_path: Path
) -> None:
    wanted = letters(10)
    house = House(tmp_path, server.port)
    server.stalls["DATA"] = wanted[4]
    carrier = house.carrier()
    assert server.stalled.wait(30)
    killed(carrier)
    again = house.carrier()
    states = house.wait_until_settled()
    killed(again)
    assert server.recipients() == wanted
    assert states == {Letter.SENT: 9, Letter.UNCERTAIN: 1}


@pytest.mark.django_db(transaction=True)
def test_killed_again_and_again_at_any_moment_no_letter_arrives_twice_and_none_is_lost_unsaid(
    server: MailServer, tmp_path: Path
) -> None:
    wanted = letters(120)
    house = House(tmp_path, server.port)
    server.slowness = 0.01
    chance, kills = random.Random(5), 4
    for kill in range(kills):
        carrier = house.carrier()
        while len(server.taken) < 20 * (kill + 1):
            assert carrier.poll() is None
            time.sleep(0.005)
        time.sleep(chance.random() / 50)
        killed(carrier)
    last = house.carrier()
    states = house.wait_until_settled(60)
    killed(last)
    arrived = server.recipients()
    assert len(arrived) == len(set(arrived))
    assert states[Letter.SENT] + states[Letter.UNCERTAIN] == len(wanted)
    assert states[Letter.UNCERTAIN] <= kills
    assert states[Letter.SENT] <= len(arrived) <= len(wanted)


@pytest.mark.django_db(transaction=True)
def test_two_carriers_at_once_bring_each_letter_once(server: MailServer, tmp_path: Path) -> None:
    wanted = letters(60)
    house = House(tmp_path, server.port)
    server.slowness = 0.01
    carriers = [house.carrier(), house.carrier()]
    states = house.wait_until_settled()
    for carrier in carriers:
        killed(carrier)
    assert server.recipients() == wanted
    assert states == {Letter.SENT: 60}
