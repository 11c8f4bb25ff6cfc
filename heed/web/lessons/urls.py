from django.urls import path

from heed.web.lessons.views import accepting, library, publications

app_name = "lessons"
urlpatterns = [
    path("", library.library, name="library"),
    path("recurring/", library.recurring, name="recurring"),
    path("add/", publications.add_publication, name="add_publication"),
    path("publications/", library.publications, name="publications"),
    path("publications/<int:pk>/", publications.publication, name="publication"),
    path("publications/<int:pk>/document/", publications.document, name="document"),
    path("publications/<int:pk>/accept/", accepting.judge_all, name="judge_all"),
    path("<int:pk>/", library.lesson, name="lesson"),
    path("<int:pk>/accept/", accepting.judge, name="judge"),
    path("<int:pk>/reject/", accepting.reject, name="reject"),
]
