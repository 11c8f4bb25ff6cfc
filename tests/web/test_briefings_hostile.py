"""A draft written by somebody who means harm: nothing of it runs, leads astray or breaks a page or the poster."""

import re

import pytest

from heed.web.briefings import actions
from heed.web.briefings.models import Draft
from tests.cast import Cast
from tests.web.briefing_of_child_w import approved, child_w, written

NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</article></main><style>*{display:none}</style>",
    "{{ settings.SECRET_KEY }} {% load x %}",
    '#panic() $x$ #import "/etc/passwd"',
    "&lt;b&gt; \u202e reversed \u0000 end",
]
LESSON = {"text": NASTY[0], "question": NASTY[1], "source": NASTY[2]}
LINKS = [{"label": NASTY[1], "target": "javascript:alert(1)"}, {"label": "data", "target": "data:text/html,x"}]


@pytest.fixture
def draft(cast: Cast) -> Draft:
    words = [text.replace("\u0000", "") for text in NASTY]
    return written(cast, child_w(cast), story=words, issues=words, lessons=[LESSON], links=LINKS)


def test_the_preview_shows_the_words_and_runs_none_of_them(cast: Cast, draft: Draft) -> None:
    page = cast.signed_in("rashid").get(f"/briefings/drafts/{draft.pk}/").content.decode()
    article = page[page.index('<article class="heed-briefing ') : page.index("</article>")]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in article
    assert not re.search(r"<(?:script|img|style)|javascript:|href=\"data:", article)
    assert "{{ settings.SECRET_KEY }}" in article


def test_the_poster_is_set_all_the_same(cast: Cast, draft: Draft) -> None:
    answer = cast.signed_in("rashid").get(f"/briefings/drafts/{draft.pk}/proof/")
    assert answer.content.startswith(b"%PDF")


def test_the_form_gives_the_words_back_as_words(cast: Cast, draft: Draft) -> None:
    page = cast.signed_in("rashid").get(f"/briefings/drafts/{draft.pk}/write/").content.decode()
    assert "<script>alert" not in page
    assert "onerror=alert(1)>" not in page


def test_a_title_is_no_way_into_a_header(cast: Cast) -> None:
    draft = approved(cast, child_w(cast))
    title = 'x"; filename="evil.exe"\r\nSet-Cookie: a=b'
    actions.write(by=cast.rashid, draft=draft, title=title, content=draft.latest.content, based_on=2)
    actions.approve(by=cast.imogen, draft=draft, version=3)
    issue = actions.issue(by=cast.rashid, draft=draft, version=3)
    answer = cast.signed_in("ngozi").get(f"/briefings/{issue.pk}/document/")
    assert "evil" not in str(answer.headers)
    assert not answer.cookies.get("a")
