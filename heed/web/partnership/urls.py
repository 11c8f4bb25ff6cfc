from django.urls import path

from heed.web.partnership import views

app_name = "partnership"
urlpatterns = [
    path("", views.home, name="home"),
    path("still-here/", views.still_here, name="still_here"),
    path("account/", views.account, name="account"),
    path("members/", views.members, name="members"),
    path("members/add/", views.add_member, name="add_member"),
    path("members/<int:pk>/", views.member, name="member"),
    path("members/<int:pk>/end/", views.end_membership, name="end_membership"),
    path("number-to-ring/", views.front_door, name="front_door"),
    path("trail/", views.trail, name="trail"),
]
