"""Who is who."""

from tests.cast import Cast


def test_home_says_what_waits(cast: Cast) -> None:
    page = cast.signed_in("ngozi").get("/")
    assert page.status_code == 200
    assert "Nothing waits for you today" in page.content.decode()
