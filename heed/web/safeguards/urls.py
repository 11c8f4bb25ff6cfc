from django.urls import path

from heed.web.safeguards.views import expectations, library, replaying

app_name = "safeguards"
urlpatterns = [
    path("pack/", library.library, name="library"),
    path("expectations/", expectations.expectations, name="expectations"),
    path("expectations/<int:pk>/", expectations.expectation, name="expectation"),
    path("pack/adoptions/<int:pk>/end/", library.end_use, name="end_use"),
    path("replay/<int:pk>/", replaying.replay, name="replay"),
    path("asked/<int:pk>/", expectations.asked_now, name="asked_now"),
    path("pack/<str:id>/", library.safeguard, name="safeguard"),
]
