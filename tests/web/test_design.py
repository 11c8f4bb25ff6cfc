"""The frame round every page: what it sends, how forms speak, what an error tells; and a start that is refused."""

import logging
import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from heed.web import urls
from heed.web.design import assets
from heed.web.design.uploads import UploadField
from heed.web.environment import DEMONSTRATION_SECRET, Environment, StartRefused, refuse_to_start
from heed.web.partnership.access import page
from heed.web.partnership.quiet_logs import OnlyIdentifiers
from tests.cast import Cast

ROOT = Path(__file__).parents[2]
WORDS_OF_A_CASE = "bruise on the left cheek of Tamsin"


class TestHeaders:
    def test_nothing_comes_from_elsewhere_and_nothing_inline_runs(self, cast: Cast) -> None:
        policy = cast.signed_in("ngozi").get("/")["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy

    @pytest.mark.parametrize("name", sorted(ROOT.glob("heed/web/**/templates/**/*.html")), ids=lambda path: path.name)
    def test_no_template_holds_what_the_policy_would_stop(self, name: Path) -> None:
        inline = re.compile(r"""<style|\sstyle=["']|<script(?![^>]*\ssrc=)|\son[a-z]+=["']|javascript:""")
        assert inline.findall(name.read_text(encoding="utf-8")) == []

    def test_a_page_is_kept_by_no_cache(self, cast: Cast) -> None:
        assert "no-store" in cast.signed_in("ngozi").get("/")["Cache-Control"]

    @pytest.mark.django_db
    def test_a_page_is_in_british_english_and_wants_no_search_engine(self, client: Client) -> None:
        text = client.get("/sign-in/login/").content.decode()
        assert '<html lang="en-GB"' in text
        assert '<meta name="robots" content="noindex">' in text


class Every(forms.Form):
    """One field of each kind."""

    name = forms.CharField(help_text="As on the record")
    mobile = forms.ChoiceField(choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect)
    seen_by = forms.MultipleChoiceField(choices=[("gp", "GP")], widget=forms.CheckboxSelectMultiple)
    agreed = forms.BooleanField(label="I agree")
    story = forms.CharField(widget=forms.Textarea, required=False)


class TestForms:
    def test_every_field_has_a_label_and_its_class(self) -> None:
        text = str(Every())
        assert '<label class="govuk-label govuk-label--s" for="id_name">Name</label>' in text
        assert 'class="govuk-input"' in text
        assert text.count('class="govuk-radios__input"') == 2
        assert 'class="govuk-checkboxes__input"' in text
        assert "Story (optional)" in text

    def test_an_error_leads_to_its_field(self) -> None:
        text = str(Every({}))
        for place in ("id_name", "id_mobile_0", "id_seen_by_0", "id_agreed"):
            assert f'href="#{place}"' in text
            assert f'id="{place}"' in text

    def test_a_hint_and_an_error_are_read_out_with_their_field(self) -> None:
        text = str(Every({}))
        described = re.search(r'aria-describedby="(id_name[^"]*)"', text)
        assert described
        assert described[1].split() == ["id_name_helptext", "id_name_error"]
        assert all(f'id="{name}"' in text for name in described[1].split())

    def test_what_was_typed_stays(self) -> None:
        assert WORDS_OF_A_CASE in str(Every({"story": WORDS_OF_A_CASE}))

    def test_a_filter_does_not_say_of_each_field_that_it_may_stay_empty(self) -> None:
        class Filter(forms.Form):
            who = forms.CharField(required=False)

        assert "optional" not in str(Filter())


@page(None)
def breaks(request):  # type: ignore[no-untyped-def]
    raise ValueError(WORDS_OF_A_CASE)


BROKEN = type(
    "Broken", (), {"urlpatterns": [path("breaks/", breaks), *urls.urlpatterns], "handler500": urls.handler500}
)


class TestErrors:
    @override_settings(ROOT_URLCONF=BROKEN)
    def test_a_fault_tells_nothing_of_a_case(self, cast: Cast, capfd: pytest.CaptureFixture[str]) -> None:
        client = cast.signed_in("ngozi")
        client.raise_request_exception = False
        answer = client.post(f"/breaks/?name={WORDS_OF_A_CASE}", {"story": WORDS_OF_A_CASE})
        assert answer.status_code == 500
        assert "Something went wrong" in answer.content.decode()
        assert "Tamsin" not in answer.content.decode()
        assert "Tamsin" not in "".join(capfd.readouterr())

    def test_an_address_that_does_not_exist_says_what_to_do(self, cast: Cast) -> None:
        answer = cast.signed_in("ngozi").get("/reviews-of-tamsin/")
        assert answer.status_code == 404
        assert "tamsin" not in answer.content.decode()
        assert "Go to your home page" in answer.content.decode()

    def test_a_form_left_open_too_long_says_what_to_do(self, cast: Cast) -> None:
        client = Client(enforce_csrf_checks=True)
        answer = client.post("/sign-in/login/", {"login": "ngozi@avonmere.example"})
        assert answer.status_code == 403
        assert "look whether what you typed is still there" in answer.content.decode()


class TestUploads:
    def test_more_than_is_taken_is_refused_before_it_is_read(self, cast: Cast) -> None:
        told = {"CONTENT_LENGTH": str(settings.LARGEST_UPLOAD * 2), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
        answer = cast.signed_in("wen").generic("POST", "/", b"", **told)
        assert answer.status_code == 413
        assert "At most 20 MB are taken at once" in answer.content.decode()

    def test_a_file_says_its_size_and_the_largest(self) -> None:
        large = SimpleUploadedFile("chronology.docx", b"x")
        large.size = 30_000_000
        with pytest.raises(forms.ValidationError, match="has 30 MB; at most 20 MB are taken"):
            UploadField().clean(large)
        large.size = 1
        assert UploadField().clean(large) is large


class TestLogs:
    def test_a_line_keeps_the_kind_and_place_of_a_fault_and_not_its_words(self) -> None:
        try:
            raise ValueError(WORDS_OF_A_CASE)
        except ValueError:
            told = sys.exc_info()
        record = logging.LogRecord("heed", logging.ERROR, "", 0, "Fault at %s", ("/reviews/3/?q=Tamsin",), told)
        record.request = RequestFactory().post("/reviews/3/", {"story": WORDS_OF_A_CASE})
        assert OnlyIdentifiers().filter(record)
        line = logging.Formatter().format(record)
        assert line.startswith("Fault at /reviews/3/ [ValueError < tests/web/test_design.py:")
        assert "Tamsin" not in line
        assert "request" not in record.__dict__


SECRET = secrets.token_urlsafe(50)
GOOD = {"HEED_SECRET_KEY": SECRET, "HEED_HOSTS": "heed.example"}


def start(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs manage.py with these variables of Heed and no others."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "-W", "error", "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=kept | variables, capture_output=True, text=True, check=False)


class TestStart:
    def test_a_bare_start_is_refused_and_names_every_variable_at_once(self) -> None:
        refused = start("check")
        assert refused.returncode == 3
        assert "HEED_SECRET_KEY is missing" in refused.stderr
        assert "HEED_HOSTS is missing" in refused.stderr
        assert "Traceback" not in refused.stderr

    def test_what_a_partnership_deploys_passes_every_check(self, tmp_path: Path) -> None:
        found = start("check", "--deploy", "--fail-level", "WARNING", HEED_VAR=str(tmp_path), **GOOD)
        assert found.returncode == 0, found.stderr

    def test_the_web_servers_door_refuses_as_well(self) -> None:
        kept = {"PATH": os.environ["PATH"]}
        command = [sys.executable, "-c", "import heed.web.wsgi"]
        refused = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, text=True, check=False)
        assert refused.returncode == 1
        assert "HEED_SECRET_KEY is missing" in refused.stderr

    def test_every_problem_is_said(self) -> None:
        with pytest.raises(StartRefused, match=r"(?s)does not start.*first.*second"):
            refuse_to_start(["first", "second"])


class TestEnvironment:
    @pytest.mark.parametrize(
        ("secret", "says"),
        [
            ("", "is missing"),
            ("short", "has 5 characters"),
            (DEMONSTRATION_SECRET, "has been published"),
            ("django-insecure-" + "x" * 50, "has been published"),
        ],
    )
    def test_a_secret_that_is_none_is_refused(self, secret: str, says: str) -> None:
        env = Environment({"HEED_SECRET_KEY": secret})
        assert env.secret("HEED_SECRET_KEY", demonstration=False) == ""
        assert says in env.problems[0]

    def test_a_demonstration_needs_none(self) -> None:
        env = Environment({})
        assert env.secret("HEED_SECRET_KEY", demonstration=True) == DEMONSTRATION_SECRET
        assert env.problems == []

    @pytest.mark.parametrize(
        ("address", "wanted"),
        [
            (
                "postgres://heed:p%40ss@db.example:5433/heed?sslmode=require",
                {"NAME": "heed", "USER": "heed", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433"},
            ),
            ("postgresql:///heed?host=/run/postgresql", {"NAME": "heed", "HOST": "/run/postgresql", "USER": ""}),
            ("sqlite:////srv/heed.sqlite3", {"NAME": Path("/srv/heed.sqlite3")}),
            ("", {"NAME": Path("var/heed.sqlite3")}),
        ],
    )
    def test_a_database_is_read_from_its_address(self, address: str, wanted: dict[str, object]) -> None:
        env = Environment({"DATABASE_URL": address})
        found = env.database("DATABASE_URL", default=Path("var/heed.sqlite3"), demonstration=False)
        assert {name: found[name] for name in wanted} == wanted
        assert env.problems == []

    @pytest.mark.parametrize(
        "address", ["mysql://x/y", "postgres://host", "postgres://host:port/heed", "heed.sqlite3", "sqlite://x"]
    )
    def test_an_address_that_cannot_be_read_says_what_it_takes(self, address: str) -> None:
        env = Environment({"DATABASE_URL": address})
        assert env.database("DATABASE_URL", default=Path("var/heed.sqlite3"), demonstration=False) == {}
        assert "it takes postgres://" in env.problems[0]

    @pytest.mark.parametrize(
        ("address", "demonstration"), [("postgres:///demonstration", False), ("postgres:///heed", True)]
    )
    def test_demonstration_and_real_never_share_a_database(self, address: str, demonstration: bool) -> None:
        env = Environment({"DATABASE_URL": address})
        assert env.database("DATABASE_URL", default=Path("x"), demonstration=demonstration) == {}
        assert "demonstration" in env.problems[0]

    @pytest.mark.parametrize(("written", "read"), [("1", True), ("no", False), ("", True), ("perhaps", True)])
    def test_a_yes_or_no(self, written: str, read: bool) -> None:
        env = Environment({"HEED_HTTPS": written})
        assert env.flag("HEED_HTTPS", default=True) is read
        assert (written == "perhaps") == bool(env.problems)

    @pytest.mark.parametrize("written", ["many", "-1", "0", "1.5"])
    def test_a_number(self, written: str) -> None:
        env = Environment({"HEED_SESSION_MINUTES": written})
        assert env.number("HEED_SESSION_MINUTES", default=60, least=1) == 60
        assert written in env.problems[0]


class TestAssets:
    def test_fonts_and_crowns_are_taken_out(self) -> None:
        style = (
            "@font-face{font-family:GDS Transport;src:url(/assets/fonts/x.woff2)}"
            "p{font-family:GDS Transport,arial,sans-serif}.govuk-footer__crown{display:none}"
            "i{background:url(/assets/images/icon-document.svg)}"
        )
        assert assets.without_branding(style) == (
            f"p{{font-family:{assets.FONTS}}}i{{background:url(images/icon-document.svg)}}"
        )

    @pytest.mark.parametrize("left", ["p{font:1em Transport}", "p{background:url(x/govuk-crest.svg)}"])
    def test_what_it_cannot_take_out_stops_it(self, left: str) -> None:
        with pytest.raises(assets.Branded, match="is left in a style sheet"):
            assets.without_branding(left)

    def test_without_the_packages_it_says_what_to_do(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            assets.build(packages=tmp_path, built=tmp_path)
