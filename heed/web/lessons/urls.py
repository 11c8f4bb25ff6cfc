from django.urls import path

from heed.web.lessons.views import accepting, following, lasting, library, publications, recurring, self_checking, whole

app_name = "lessons"
urlpatterns = [
    path("", library.library, name="library"),
    path("recurring/", recurring.recurring, name="recurring"),
    path("recurring/file.csv", recurring.recurring_file, name="recurring_file"),
    path("add/", publications.add_publication, name="add_publication"),
    path("publications/", library.publications, name="publications"),
    path("publications/<int:pk>/", publications.publication, name="publication"),
    path("publications/<int:pk>/document/", publications.document, name="document"),
    path("publications/<int:pk>/accept/", accepting.judge_all, name="judge_all"),
    path("publications/<int:pk>/withdraw/", publications.withdraw, name="withdraw"),
    path("publications/<int:pk>/withdraw/take-back/", publications.take_back, name="take_back_withdrawal"),
    path("lasting/<str:mark>/", lasting.publication, name="lasting_publication"),
    path("lasting/<str:mark>/<str:key>/", lasting.lesson, name="lasting_lesson"),
    path("themes/<str:theme>/", lasting.theme, name="theme"),
    path("themes/<str:theme>/feed.<str:ending>", following.signed_in, name="theme_feed"),
    path("export/", whole.export, name="export"),
    path("take-in/", whole.take, name="take_in"),
    path("follow/", following.follow, name="follow"),
    path("follow/<int:pk>/revoke/", following.revoke, name="revoke_feed_address"),
    path("follow/save/", following.save_search, name="save_search"),
    path("follow/searches/<int:pk>/end/", following.end_search, name="end_search"),
    path("feeds/<str:token>/<str:theme>.<str:ending>", following.by_address, name="feed"),
    path("self-check/", self_checking.self_check, name="self_check"),
    path("self-check.docx", self_checking.word, name="self_check_word"),
    path("self-check/choose/<int:pk>/", self_checking.choose, name="choose_for_self_check"),
    path("self-check/<int:pk>/", self_checking.kept, name="kept_self_check"),
    path("self-check/<int:pk>.docx", self_checking.kept_word, name="kept_self_check_word"),
    path("<int:pk>/", library.lesson, name="lesson"),
    path("<int:pk>/accept/", accepting.judge, name="judge"),
    path("<int:pk>/reject/", accepting.reject, name="reject"),
]
