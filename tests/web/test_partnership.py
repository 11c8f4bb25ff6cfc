"""Who is who, who may do what, and the trail of both."""

from datetime import date

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test import Client, override_settings

from heed.web.partnership import actions, demonstration, trail, waiting
from heed.web.partnership.identifying import undeclared_fields
from heed.web.partnership.models import Member, Partnership, TrailEntry, TrailIsKept, User
from heed.web.partnership.roles import ROLES, Permission, permissions_of
from tests.cast import Cast

SIGN_IN = "/sign-in/login/"


def sign_in(client: Client, email: str, password: str = demonstration.PASSWORD) -> str:
    """Signs in by the form; gives back where it leads, or nothing when it is refused."""
    return client.post(SIGN_IN, {"login": email, "password": password}).get("Location", "")


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


class TestSigningIn:
    def test_by_email_and_password(self, cast: Cast, client: Client) -> None:
        assert sign_in(client, "NGOZI@avonmere.example") == "/"

    @pytest.mark.parametrize("email", ["ngozi@avonmere.example", "nobody@avonmere.example"])
    def test_a_wrong_password_and_an_unknown_address_are_told_alike(
        self, cast: Cast, client: Client, email: str
    ) -> None:
        refused = client.post(SIGN_IN, {"login": email, "password": "something else"})
        assert "The email address and/or password you specified are not correct." in refused.content.decode()

    def test_many_wrong_passwords_are_slowed_down(self, cast: Cast, client: Client) -> None:
        for _ in range(6):
            sign_in(client, "ngozi@avonmere.example", "something else")
        assert sign_in(client, "ngozi@avonmere.example") == ""

    def test_it_leads_to_nobody_elses_site(self, cast: Cast, client: Client) -> None:
        words = {"login": "ngozi@avonmere.example", "password": demonstration.PASSWORD}
        assert client.post(f"{SIGN_IN}?next=https://elsewhere.example/", words)["Location"] == "/"

    def test_with_a_second_factor_the_password_alone_does_not_open(self, cast: Cast, client: Client) -> None:
        TOTP.activate(cast.ngozi.user, secret := "JBSWY3DPEHPK3PXP")
        assert sign_in(client, "ngozi@avonmere.example").startswith("/second-factor/authenticate/")
        assert client.get("/").status_code == 302
        assert client.post("/second-factor/authenticate/", {"code": code_of(secret)})["Location"] == "/"
        assert client.get("/").status_code == 200

    def test_a_code_works_once(self, cast: Cast) -> None:
        TOTP.activate(cast.ngozi.user, secret := "JBSWY3DPEHPK3PXP")
        code, answers = code_of(secret), []
        for browser in (Client(), Client()):
            sign_in(browser, "ngozi@avonmere.example")
            answers.append(browser.post("/second-factor/authenticate/", {"code": code}).status_code)
        assert answers == [302, 200]

    def test_a_recovery_code_opens_as_well(self, cast: Cast, client: Client) -> None:
        TOTP.activate(cast.ngozi.user, "JBSWY3DPEHPK3PXP")
        code = RecoveryCodes.activate(cast.ngozi.user).get_unused_codes()[0]
        sign_in(client, "ngozi@avonmere.example")
        assert client.post("/second-factor/authenticate/", {"code": code}).status_code == 302

    def test_setting_up_an_app_asks_for_the_password_again(self, cast: Cast) -> None:
        browser = cast.signed_in("ngozi")
        assert browser.get("/second-factor/totp/activate/")["Location"].startswith("/sign-in/reauthenticate/")
        browser.post("/sign-in/reauthenticate/", {"password": demonstration.PASSWORD})
        secret = browser.get("/second-factor/totp/activate/").context["form"].secret
        assert browser.post("/second-factor/totp/activate/", {"code": code_of(secret)}).status_code == 302
        assert "An app is in use" in browser.get("/second-factor/").content.decode()

    def test_a_new_member_sets_a_password_by_letter(self, cast: Cast, client: Client) -> None:
        actions.add_member(by=cast.rashid, name="Orla Finch", email="orla@avonmere.example", roles=["practitioner"])
        client.post("/sign-in/password/reset/", {"email": "orla@avonmere.example"})
        link = next(word for word in mail.outbox[0].body.split() if word.startswith("http"))
        form = client.get(link, follow=True)
        chosen = {"password1": "three quiet herons", "password2": "three quiet herons"}
        client.post(form.request["PATH_INFO"], chosen)
        assert sign_in(client, "orla@avonmere.example", "three quiet herons") == "/"

    def test_signing_in_leaves_a_line_in_the_trail(self, cast: Cast, client: Client) -> None:
        sign_in(client, "ngozi@avonmere.example")
        line = TrailEntry.objects.first()
        assert line is not None
        assert (line.member_id, line.action) == (cast.ngozi.pk, "signed in")

    def test_only_a_demonstration_says_who_can_sign_in(self, db: None, client: Client) -> None:
        assert "imogen" not in client.get(SIGN_IN).content.decode()
        with override_settings(DEMONSTRATION=True):
            assert "imogen@avonmere.example: Imogen Ashdown, lead reviewer" in client.get(SIGN_IN).content.decode()

    def test_signing_out_ends_the_session(self, cast: Cast) -> None:
        browser = cast.signed_in("ngozi")
        browser.post("/sign-in/logout/")
        assert browser.get("/").status_code == 302


class TestRoles:
    def test_each_says_what_it_does(self) -> None:
        assert all(role.name and role.does.endswith(".") for role in ROLES.values())

    def test_each_permission_is_given_by_some_role(self) -> None:
        assert permissions_of(list(ROLES)) == frozenset(Permission)

    def test_a_role_nobody_knows_gives_nothing(self) -> None:
        assert permissions_of(["overlord"]) == frozenset()

    @pytest.mark.parametrize("code", ["board_member", "analyst"])
    def test_counts_need_no_names(self, code: str) -> None:
        assert Permission.SEE_NAMED not in ROLES[code].permissions

    def test_nobody_grades_what_they_hand_in(self) -> None:
        both = {Permission.MANAGE_ACTIONS, Permission.GRADE_EVIDENCE}
        assert [code for code, role in ROLES.items() if both <= role.permissions] == []


class TestMembers:
    def test_a_manager_adds_one(self, cast: Cast) -> None:
        words = {"name": "Orla Finch", "email": "Orla@avonmere.example", "roles": ["practitioner"]}
        cast.signed_in("rashid").post("/members/add/", words)
        assert Member.objects.get(user__email="orla@avonmere.example").partnership == cast.partnership

    def test_what_was_typed_comes_back_when_it_cannot_be_taken(self, cast: Cast) -> None:
        words = {"name": "Ngozi Again", "email": "ngozi@avonmere.example", "roles": ["practitioner"]}
        page = cast.signed_in("rashid").post("/members/add/", words).content.decode()
        assert "There is a member with this e-mail address already" in page
        assert 'value="Ngozi Again"' in page

    def test_a_manager_cannot_choose_an_agency_elsewhere(self, cast: Cast) -> None:
        elsewhere = actions.add_agency(by=cast.marlow, code="police", name="Thornford Constabulary")
        words = {"name": "Orla Finch", "email": "o@x.example", "roles": ["practitioner"], "agency": elsewhere.pk}
        assert "agency" in cast.signed_in("rashid").post("/members/add/", words).context["form"].errors

    @pytest.mark.parametrize("name", ["ngozi", "wen", "harriet", "dev", "imogen"])
    def test_others_do_not(self, cast: Cast, name: str) -> None:
        assert cast.signed_in(name).get("/members/add/").status_code == 404

    def test_whoever_left_gets_nothing_from_then_on(self, cast: Cast) -> None:
        browser = cast.signed_in("wen")
        cast.signed_in("rashid").post(f"/members/{cast.wen.pk}/end/")
        assert browser.get("/").status_code == 404

    def test_nobody_changes_their_own_membership(self, cast: Cast) -> None:
        with pytest.raises(actions.NotPossible, match="Ask another manager"):
            actions.change_roles(by=cast.rashid, member=cast.rashid, roles=["board_member"])
        with pytest.raises(actions.NotPossible, match="Ask another manager"):
            actions.leave(by=cast.rashid, member=cast.rashid)

    @pytest.mark.parametrize(
        ("roles", "says"), [([], "at least one role"), (["overlord"], "There is no role 'overlord'")]
    )
    def test_roles_are_the_known_ones(self, cast: Cast, roles: list[str], says: str) -> None:
        with pytest.raises(actions.NotPossible, match=says):
            actions.change_roles(by=cast.rashid, member=cast.wen, roles=roles)

    def test_a_team_belongs_to_its_agency(self, cast: Cast) -> None:
        with pytest.raises(actions.NotPossible, match="not a team of"):
            actions.add_member(
                by=cast.rashid,
                name="Orla Finch",
                email="orla@avonmere.example",
                roles=["practitioner"],
                agency=cast.agencies["police"],
                team=cast.teams["Harbour health visiting team"],
            )


class TestTheNumberToRing:
    ADDRESS = "/number-to-ring/"

    def test_a_manager_sets_it_and_takes_it_back(self, cast: Cast) -> None:
        client = cast.signed_in("rashid")
        for name, phone in (("the hub", "+44 1632 960100"), ("", "")):
            client.post(self.ADDRESS, {"name": name, "phone": phone})
            cast.partnership.refresh_from_db()
            assert (cast.partnership.front_door_name, cast.partnership.front_door_phone) == (name, phone)
        lines = TrailEntry.objects.filter(action="changed the number to ring", subject_type="partnership")
        assert [line.who for line in lines] == ["Rashid Karim"] * 2

    def test_it_is_dialled_without_its_spaces(self) -> None:
        assert Partnership(front_door_phone="+44 1632-960 100").front_door_dialled == "+441632960100"

    @pytest.mark.parametrize(
        ("name", "phone", "says"),
        [
            ("the hub", "", "Give both whom to ring and the number"),
            ("", "01632 960100", "Give both whom to ring and the number"),
            ("the hub", "+44 (0)1632 960100", "Write the number as it is dialled"),
            ("the hub", "ask Petra", "Write the number as it is dialled"),
        ],
    )
    def test_what_cannot_be_rung_is_not_kept(self, cast: Cast, name: str, phone: str, says: str) -> None:
        page = cast.signed_in("rashid").post(self.ADDRESS, {"name": name, "phone": phone}).content.decode()
        assert says in page
        assert (name or phone) in page
        cast.partnership.refresh_from_db()
        assert cast.partnership.front_door_phone == ""

    @pytest.mark.parametrize("name", ["ngozi", "petra", "wen", "harriet", "dev", "imogen"])
    def test_others_do_not_set_it(self, cast: Cast, name: str) -> None:
        client = cast.signed_in(name)
        assert {client.get(self.ADDRESS).status_code, client.post(self.ADDRESS).status_code} == {404}


class TestTrail:
    def test_every_change_leaves_a_line(self, cast: Cast) -> None:
        actions.change_roles(by=cast.rashid, member=cast.wen, roles=["practitioner"])
        line = TrailEntry.objects.first()
        assert line is not None
        assert (line.who, line.action) == ("Rashid Karim", "changed a member's roles")
        assert (line.subject_type, line.subject_id) == ("member", str(cast.wen.pk))

    def test_a_change_that_fails_leaves_none(self, cast: Cast) -> None:
        before = TrailEntry.objects.count()
        with pytest.raises(actions.NotPossible):
            actions.leave(by=cast.rashid, member=cast.rashid)
        assert TrailEntry.objects.count() == before

    def test_a_line_names_who_did_it(self, cast: Cast) -> None:
        with pytest.raises(TrailIsKept, match="names who"):
            trail.enter(who=None, action="viewed")  # type: ignore[arg-type]
        with pytest.raises(TrailIsKept, match="names who"):
            TrailEntry.objects.create(who="", partnership_id=1, action="viewed")
        with pytest.raises(DatabaseError), transaction.atomic():
            TrailEntry.objects.bulk_create([TrailEntry(who="", partnership_id=1, action="viewed")])

    def test_the_model_refuses_to_change_or_delete(self, cast: Cast) -> None:
        line = trail.record_view(cast.imogen, cast.partnership)
        for attempt in (line.save, line.delete, TrailEntry.objects.all().delete):
            with pytest.raises(TrailIsKept):
                attempt()
        with pytest.raises(TrailIsKept):
            TrailEntry.objects.update(who="Somebody else")

    @pytest.mark.parametrize("statement", ["UPDATE {} SET who = 'somebody else'", "DELETE FROM {}"])
    def test_so_does_the_database(self, cast: Cast, statement: str) -> None:
        table = TrailEntry._meta.db_table
        with pytest.raises(DatabaseError, match="never changed or deleted"), transaction.atomic():
            connection.cursor().execute(statement.format(table))

    def test_it_outlives_what_it_names(self, cast: Cast) -> None:
        assert not [field for field in TrailEntry._meta.get_fields() if field.is_relation]

    def test_its_page_finds_lines(self, cast: Cast) -> None:
        trail.record_view(cast.imogen, cast.partnership, how="printed")
        browser = cast.signed_in("rashid")
        assert len(browser.get("/trail/?who=imogen&action=printed").context["page"]) == 1
        assert len(browser.get("/trail/?who=nobody").context["page"]) == 0

    def test_its_page_is_leafed_through(self, cast: Cast) -> None:
        for _ in range(60):
            trail.record_view(cast.imogen, cast.partnership)
        page = cast.signed_in("rashid").get("/trail/?who=imogen&page=2").content.decode()
        assert "?who=imogen&amp;page=1" in page
        assert "Page 2 of 2" in page


class TestWaiting:
    def test_home_shows_what_waits_the_earliest_first(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        def two(member: Member) -> list[waiting.Waiting]:
            return [
                waiting.Waiting("Read the briefing", "/briefings/1/", why="Your team has not yet"),
                waiting.Waiting("Answer the question", "/safeguards/1/", due=date(2026, 3, 4)),
            ]

        monkeypatch.setattr(waiting, "_providers", [two])
        page = cast.signed_in("ngozi").get("/").content.decode()
        assert page.index("Answer the question") < page.index("Read the briefing")
        assert "Wednesday 4 March 2026" in page

    def test_nothing_waits(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(waiting, "_providers", [])
        assert "Nothing waits for you today" in cast.signed_in("ngozi").get("/").content.decode()


@pytest.mark.django_db
class TestDemonstration:
    def test_it_stands_once_however_often_it_is_loaded(self, settings, capsys) -> None:  # type: ignore[no-untyped-def]
        from django.core.management import call_command

        settings.DEMONSTRATION = True
        call_command("load_demonstration")
        call_command("load_demonstration")
        assert User.objects.count() == 10
        assert "imogen@avonmere.example" in capsys.readouterr().out
        assert Partnership.objects.get(short_name="Avonmere").front_door_phone == "01632 960100"

    def test_it_does_not_stand_outside_a_demonstration(self) -> None:
        from django.core.management import CommandError, call_command

        with pytest.raises(CommandError, match="HEED_DEMONSTRATION"):
            call_command("load_demonstration")
        assert User.objects.count() == 0


@pytest.mark.django_db
def test_a_real_site_begins_with_a_partnership_and_its_manager(client: Client) -> None:
    from django.core.management import call_command

    words = ["--short-name", "Ribbleford", "--manager-name", "Orla Finch", "--manager-email", "orla@ribbleford.example"]
    call_command("add_partnership", "Ribbleford Safeguarding Children Partnership", *words)
    manager = Member.objects.get()
    assert manager.may("manage_members")
    assert not manager.user.has_usable_password()
    cache.clear()


def test_every_field_is_declared_identifying_or_not() -> None:
    assert undeclared_fields() == []
