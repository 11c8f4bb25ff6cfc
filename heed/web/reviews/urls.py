from django.urls import path

from heed.web.reviews.views import chronology, findings, names, people, pictures, reviews, submissions

app_name = "reviews"
urlpatterns = [
    path("", reviews.reviews, name="list"),
    path("open/", reviews.open_review, name="open"),
    path("<int:pk>/", reviews.review, name="review"),
    path("<int:pk>/stage/", reviews.stage, name="stage"),
    path("<int:pk>/hold/", reviews.hold, name="hold"),
    path("holds/<int:pk>/lift/", reviews.lift_hold, name="lift_hold"),
    path("<int:pk>/ask/", submissions.ask, name="ask"),
    path("submissions/", submissions.asked_of_us, name="asked_of_us"),
    path("submissions/<int:pk>/", submissions.submission, name="submission"),
    path("submissions/<int:pk>/check/", submissions.check, name="check"),
    path("submissions/<int:pk>/accept/", submissions.accept, name="accept"),
    path("submissions/<int:pk>/return/", submissions.send_back, name="send_back"),
    path("files/<int:pk>/", submissions.file, name="file"),
    path("<int:pk>/chronology/", chronology.chronology, name="chronology"),
    path("<int:pk>/chronology/print/", chronology.printed, name="print"),
    path("<int:pk>/chronology/as/<str:ending>/", chronology.export, name="export"),
    path("<int:pk>/chronology/unsettled/", chronology.unsettled, name="unsettled"),
    path("<int:pk>/timeline/", pictures.timeline, name="timeline"),
    path("<int:pk>/genogram/", pictures.genogram, name="genogram"),
    path("<int:pk>/people/", people.people, name="people"),
    path("<int:pk>/people/add/", people.add_person, name="add_person"),
    path("<int:pk>/people/add-a-place/", people.add_place, name="add_place"),
    path("people/<int:pk>/", people.person, name="person"),
    path("<int:pk>/people/names/", names.names, name="names"),
    path("<int:pk>/people/names/say-whose/", names.say_whose, name="say_whose"),
    path("people/names/<int:pk>/ask-again/", names.ask_again, name="ask_again"),
    path("entries/<int:pk>/", findings.entry, name="entry"),
    path("entries/<int:pk>/kind/", findings.sort_entry, name="sort_entry"),
    path("<int:pk>/entries/as-proposed/", findings.sort_as_proposed, name="sort_as_proposed"),
    path("<int:pk>/findings/write/", findings.write_finding, name="write_finding"),
    path("findings/<int:pk>/accept/", findings.accept_finding, name="accept_finding"),
    path("<int:pk>/recommendations/write/", findings.write_recommendation, name="write_recommendation"),
]
