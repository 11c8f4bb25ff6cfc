from typing import NoReturn

from django.http import Http404, HttpRequest
from django.urls import include, path


def closed(request: HttpRequest, **words: str) -> NoReturn:
    """What the sign-in library offers and Heed does not: signing oneself up, and changing one's own address."""
    raise Http404


# Before the library's own addresses, which they hide.
CLOSED = [
    path("signup/", closed, name="account_signup"),
    path("email/", closed, name="account_email"),
    path("confirm-email/", closed, name="account_email_verification_sent"),
    path("confirm-email/<str:key>/", closed, name="account_confirm_email"),
    path("password/set/", closed, name="account_set_password"),
    path("login/code/confirm/", closed, name="account_confirm_login_code"),
]

urlpatterns = [
    path("", include("heed.web.partnership.urls")),
    path("letters/", include("heed.web.letters.urls")),
    path("reviews/", include("heed.web.reviews.urls")),
    path("registers/", include("heed.web.registers.urls")),
    path("lessons/", include("heed.web.lessons.urls")),
    path("briefings/", include("heed.web.briefings.urls")),
    path("cascade/", include("heed.web.cascade.urls")),
    path("surveys/", include("heed.web.surveys.urls")),
    path("safeguards/", include("heed.web.safeguards.urls")),
    path("assurance/", include("heed.web.assurance.urls")),
    path("sign-in/", include(CLOSED)),
    path("sign-in/", include("allauth.account.urls")),
    path("second-factor/", include("allauth.mfa.urls")),
]

handler400 = "heed.web.design.views.bad_request"
handler403 = "heed.web.design.views.not_allowed"
handler404 = "heed.web.design.views.not_found"
handler500 = "heed.web.design.views.fault"
