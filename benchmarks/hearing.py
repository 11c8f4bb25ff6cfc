"""Two hundred people send their replies within the same minute, on the product's own server.

The server is started as `heed serve` starts it, on PostgreSQL (HEED_TEST_POSTGRES, or the one at 127.0.0.1:5432), and
asked over the network by a client of this process, on the same machine. Each of them opens the survey, has what they
type kept once, and sends it, half by a link of their own and half by the open one; one in ten sends twice, as a browser
does whose connection was cut before the answer came. Every reply is looked for in the database afterwards.

    python -m benchmarks.hearing        # prints the figures as JSON
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from benchmarks import Ratio, Share
from benchmarks.pages import a_database
from benchmarks.sharing import AT_ONCE, PROMISED, Answers, ask, asked_on_postgres, served, timed, told_of

SUBMITTING, WITHIN = 200, 60
SENT_TWICE = 10


def measure() -> list[Ratio | Share]:
    """The figures, measured in a process of their own; none, and a line that says so, where no PostgreSQL answers."""
    return asked_on_postgres("hearing")


def main() -> None:
    with a_database(), tempfile.TemporaryDirectory() as var:
        tokens, question = _filled()
        with served(var) as port:
            opened, kept, sent = _come(port, tokens, question)
        replies = _replies()
    figures: list[dict[str, Any]] = [
        told_of(f"{SUBMITTING} sending in {WITHIN} s, p95", sent.p95, PROMISED),
        told_of(f"{SUBMITTING} opening the survey meanwhile, p95", opened.p95, PROMISED),
        told_of(f"{SUBMITTING} having it kept while they type, p95", kept.p95, PROMISED),
        {"name": "replies kept", "peer": "sent", "ours": replies / SUBMITTING, "limit": 1, "unit": "share"},
    ]
    for fault in (opened.faults + kept.faults + sent.faults)[:5]:
        print(fault, file=sys.stderr)
    print(json.dumps(figures))


def _filled() -> tuple[list[str], str]:
    """The demonstration with a survey that two hundred may answer: a token for each, and the field of a question."""
    from django.utils import timezone

    from heed.web.cascade.models import Recipient
    from heed.web.letters.tokens import token_of
    from heed.web.partnership import demonstration
    from heed.web.partnership.actions import add_agency
    from heed.web.surveys import actions

    rashid = demonstration.load()["rashid"]
    school = add_agency(by=rashid, code="school", name="Schools")
    Recipient.objects.bulk_create(
        Recipient(partnership=rashid.partnership, agency=school, name=f"Person {n}", email=f"p{n}@school.example")
        for n in range(SUBMITTING // 2)
    )
    today = timezone.localdate()
    days = {"opens": today, "closes": today + timedelta(days=1)}
    survey = actions.start_survey(by=rashid, title="Two hundred", languages=["en"], agencies=[school], **days)
    actions.open_survey(by=rashid, survey=survey)
    actions.invite(by=rashid, survey=survey, agencies=[school])
    own = [token_of(secret) for secret in survey.invitations.values_list("secret", flat=True)]
    question = survey.questions.exclude(purpose="").first()
    assert question is not None
    return own + [token_of(survey.secret)] * (SUBMITTING - len(own)), question.field


def _replies() -> int:
    """How many different replies are there; one that is there twice counts against them."""
    from heed.web.surveys.models import Survey

    answers = [
        text
        for one in Survey.objects.get(title="Two hundred").replies.all()
        for text in one.answers.values()
        if isinstance(text, str)
    ]
    return len(set(answers)) - (len(answers) - len(set(answers)))


def _come(port: int, tokens: list[str], question: str) -> tuple[Answers, Answers, Answers]:
    chance = random.Random(1)
    opened, kept, sent = Answers(), Answers(), Answers()
    moments = sorted((chance.random() * WITHIN, n) for n in range(SUBMITTING))
    start = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as people:
        for moment, n in moments:
            time.sleep(max(0, start + moment - time.perf_counter()))
            people.submit(_one, port, tokens[n], n, question, start + moment, (opened, kept, sent))
    return opened, kept, sent


def _one(port: int, token: str, n: int, question: str, since: float, answers: tuple[Answers, Answers, Answers]) -> None:
    """One person: the page, what they type kept, sent, and for some sent again."""
    opened, kept, sent = answers
    path = f"/surveys/answer/{token}/"
    page = timed(opened, lambda: ask(port, "GET", path), since=since)
    if page is None:
        return
    key = re.search(r'name="key" value="([^"]+)"', page[2])
    form = {"key": key[1] if key else "", "language": "en", question: f"We ring the hub first, says number {n}."}
    timed(kept, lambda: ask(port, "POST", f"{path}keep/", form), wanted=204)
    timed(sent, lambda: ask(port, "POST", path, form), wanted=302)
    if n % SENT_TWICE == 0:
        ask(port, "POST", path, form)


if __name__ == "__main__":
    main()
