"""An issue sent to twenty thousand people, two thousand of whom open it within minutes, on the product's own server.

The server is started as `heed serve` starts it, on PostgreSQL (HEED_TEST_POSTGRES, or the one at 127.0.0.1:5432), and
asked over the network by a client of this process, on the same machine. People come at random moments, whether earlier
ones have been answered or not; the time of each answer counts from the moment at which it was asked for. They come in
a fifth of the ten minutes they are given, and two hundred of them record a talk meanwhile. Whatever was sent is looked
for in the database afterwards.

    python -m benchmarks.sharing        # prints the figures as JSON
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

from benchmarks import Ratio, Share
from benchmarks.pages import a_database

ROOT = Path(__file__).parents[1]
PEOPLE, OPENING, SUBMITTING = 20_000, 2_000, 200
TEAMS = 200
# Ten minutes are asked for; they come in two.
WITHIN = 120
AT_ONCE = 64
PROMISED, SENDING_PROMISED, PAGE_PROMISED = 0.3, 30, 2
POSTGRES = "postgres://postgres@127.0.0.1:5432/heed"


def measure() -> list[Ratio | Share]:
    """The figures, measured in a process of their own; none, and a line that says so, where no PostgreSQL answers."""
    return asked_on_postgres("sharing")


def asked_on_postgres(module: str) -> list[Ratio | Share]:
    """The figures that a module of this folder prints when it is run on PostgreSQL."""
    told = os.environ.get("DATABASE_URL", "")
    postgres = told if told.startswith("postgres") else os.environ.get("HEED_TEST_POSTGRES", POSTGRES)
    server = postgres.rpartition("/")[0]
    environment = os.environ | {"DATABASE_URL": f"{server}/heed_demonstration", "HEED_DEMONSTRATION": "1"}
    run = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    if run.returncode:
        print(f"not measured: {module}, which needs PostgreSQL: {run.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return []
    figures = json.loads(run.stdout.splitlines()[-1])
    return [_figure(**figure) for figure in figures]


def _figure(name: str, peer: str, ours: float, limit: float, unit: str) -> Ratio | Share:
    return Share(name, peer, ours, limit) if unit == "share" else Ratio(name, peer, ours, limit, 1, unit)


@dataclass
class Answers:
    """What came back: how long each took, and what was wrong with those that were no answer."""

    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def p95(self) -> float:
        return quantiles(self.seconds, n=20)[-1]


def main() -> None:
    with a_database(), tempfile.TemporaryDirectory() as var:
        tokens, sending, page = _filled()
        with served(var) as port:
            opened, submitted = _come(port, tokens)
        kept, seen = _kept()
    figures: list[dict[str, Any]] = [
        told_of(f"{OPENING} of {PEOPLE} opening in {WITHIN} s, p95", opened.p95, PROMISED),
        told_of(f"{SUBMITTING} recording a talk meanwhile, p95", submitted.p95, PROMISED),
        told_of(f"an issue sent to {PEOPLE}", sending, SENDING_PROMISED),
        told_of(f"the page of who has taken part, of {PEOPLE}", page, PAGE_PROMISED),
        {"name": "talks kept", "peer": "sent", "ours": kept / SUBMITTING, "limit": 1, "unit": "share"},
        {"name": "openings kept", "peer": "answered", "ours": seen / OPENING, "limit": 1, "unit": "share"},
    ]
    for fault in (opened.faults + submitted.faults)[:5]:
        print(fault, file=sys.stderr)
    print(json.dumps(figures))


def told_of(name: str, ours: float, limit: float) -> dict[str, Any]:
    return {"name": name, "peer": "the time promised", "ours": ours, "limit": limit, "unit": "ms"}


def _filled() -> tuple[list[str], float, float]:
    """The demonstration with many people on its list, to whom an issue is sent: tokens, how long two things took."""
    from django.test import Client

    from heed.web.briefings.models import Issue
    from heed.web.cascade import actions
    from heed.web.cascade.models import Copy, Recipient
    from heed.web.letters.tokens import token_of
    from heed.web.partnership import demonstration
    from heed.web.partnership.actions import add_agency, add_team

    rashid = demonstration.load()["rashid"]
    school = add_agency(by=rashid, code="school", name="Schools")
    teams = [add_team(by=rashid, agency=school, name=f"School {n}") for n in range(TEAMS)]
    told = {"partnership": rashid.partnership, "agency": school}
    Recipient.objects.bulk_create(
        Recipient(name=f"Person {n}", email=f"person{n}@school.example", team=teams[n % TEAMS], **told)
        for n in range(PEOPLE)
    )
    issue = Issue.objects.earliest("issued")
    sending = _taken(lambda: actions.send(by=rashid, issue=issue, agencies=[school]))
    client = Client()
    client.force_login(rashid.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = _taken(lambda: client.get(f"/cascade/issues/{issue.pk}/"))
    secrets = Copy.objects.filter(agency=school).values_list("secret", flat=True)
    return [token_of(secret) for secret in secrets], sending, page


def _taken(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


@contextmanager
def served(var: str) -> Iterator[int]:
    """The product's own server on the database of this process, on a free port."""
    from django.db import connection

    told = connection.settings_dict
    address = f"postgres://{told['USER']}:{told['PASSWORD']}@{told['HOST']}:{told['PORT']}/{told['NAME']}"
    environment = os.environ | {"DATABASE_URL": address, "HEED_VAR": var}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    quiet = {"cwd": ROOT, "env": environment, "stdout": subprocess.DEVNULL}
    subprocess.run([sys.executable, "manage.py", "collectstatic", "--no-input"], check=True, **quiet)
    server = subprocess.Popen(
        [sys.executable, "-m", "heed", "serve", "--bind", f"127.0.0.1:{port}"],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **quiet,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            if ask(port, "GET", "/sign-in/login/")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server did not answer")


def _come(port: int, tokens: list[str]) -> tuple[Answers, Answers]:
    """Everybody at a moment of their own."""
    chance = random.Random(1)
    opened, submitted = Answers(), Answers()
    moments = sorted((chance.random() * WITHIN, n) for n in range(OPENING))
    talking = set(chance.sample(range(OPENING), SUBMITTING))
    start = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as people:
        for moment, n in moments:
            time.sleep(max(0, start + moment - time.perf_counter()))
            told = (opened, submitted if n in talking else None)
            people.submit(_one, port, tokens[n], start + moment, *told)
    return opened, submitted


def _one(port: int, token: str, since: float, opened: Answers, submitted: Answers | None) -> None:
    """One person: the briefing and its style; some go on to record what their team said."""
    path = f"/cascade/for-you/{token}/"
    timed(opened, lambda: ask(port, "GET", path), since=since)
    timed(opened, lambda: ask(port, "GET", f"{path}style.css"))
    if submitted is None:
        return
    answer = timed(opened, lambda: ask(port, "GET", f"{path}talk/"))
    if answer is None:
        return
    _, headers, body = answer
    hidden = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', body)
    cookie = headers.get("Set-Cookie", "").partition(";")[0]
    form = {"csrfmiddlewaretoken": hidden[1] if hidden else "", "held": time.strftime("%Y-%m-%d"), "people": "9"}
    form["will_change"] = f"We ring the hub first. {token[:8]}"
    timed(submitted, lambda: ask(port, "POST", f"{path}talk/", form, cookie), wanted=302)


Answer = tuple[int, Any, str]


def timed(answers: Answers, ask: Callable[[], Answer], wanted: int = 200, since: float | None = None) -> Answer | None:
    """Asks, and notes how long it took since it was to be asked."""
    start = since if since is not None else time.perf_counter()
    try:
        answer = ask()
    except OSError as fault:
        answers.faults.append(repr(fault))
        return None
    answers.seconds.append(time.perf_counter() - start)
    if answer[0] != wanted:
        answers.faults.append(f"answered {answer[0]}")
    return answer


def ask(port: int, method: str, path: str, form: dict[str, str] | None = None, cookie: str = "") -> Answer:
    """One question over a connection of its own, as each person has one."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"} if form else {}
    try:
        connection.request(method, path, urlencode(form) if form else None, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode(errors="replace")
    finally:
        connection.close()


def _kept() -> tuple[int, int]:
    """How many talks and how many openings the database holds."""
    from heed.web.briefings.models import Reflection
    from heed.web.cascade.models import Copy

    talks = Reflection.objects.filter(will_change__startswith="We ring the hub first. ").count()
    return talks, Copy.objects.filter(agency__name="Schools").exclude(opened=None).count()


if __name__ == "__main__":
    main()
