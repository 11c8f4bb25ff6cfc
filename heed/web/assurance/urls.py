from django.urls import path

from heed.web.assurance import views

app_name = "assurance"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("recommendations/<int:recommendation>/open/", views.open_action, name="open_action"),
    path("actions/<int:pk>/", views.action, name="action"),
    path("actions/<int:pk>/evidence/", views.add_evidence, name="add_evidence"),
    path("actions/<int:pk>/close/", views.close, name="close"),
    path("actions/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("evidence/<int:pk>/grade/", views.grade, name="grade"),
    path("evidence/<int:pk>/document/", views.document, name="document"),
]
