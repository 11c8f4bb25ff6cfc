from django.urls import include, path

urlpatterns = [
    path("", include("heed.web.partnership.urls")),
    path("reviews/", include("heed.web.reviews.urls")),
    path("registers/", include("heed.web.registers.urls")),
    path("lessons/", include("heed.web.lessons.urls")),
    path("briefings/", include("heed.web.briefings.urls")),
    path("safeguards/", include("heed.web.safeguards.urls")),
    path("assurance/", include("heed.web.assurance.urls")),
    path("sign-in/", include("allauth.account.urls")),
    path("second-factor/", include("allauth.mfa.urls")),
]

handler400 = "heed.web.design.views.bad_request"
handler403 = "heed.web.design.views.not_allowed"
handler404 = "heed.web.design.views.not_found"
handler500 = "heed.web.design.views.fault"
