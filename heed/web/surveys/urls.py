from django.urls import path

from heed.web.surveys.views import answering, papers, questions, reading, telling, writing

app_name = "surveys"
urlpatterns = [
    path("", writing.index, name="index"),
    path("start/", writing.start, name="start"),
    path("sheets/", papers.by_code, name="by_code"),
    path("<int:pk>/", writing.survey, name="survey"),
    path("<int:pk>/change/", writing.change, name="change"),
    path("<int:pk>/questions/add/", writing.add_question, name="add_question"),
    path("<int:pk>/words/<str:language>/", writing.translate, name="translate"),
    path("<int:pk>/open/", writing.open_it, name="open"),
    path("<int:pk>/ask/", writing.ask, name="ask"),
    path("questions/<int:pk>/change/", writing.change_question, name="change_question"),
    path("questions/<int:pk>/remove/", writing.remove_question, name="remove_question"),
    path("questions/<int:pk>/up/", writing.move_question, name="move_question"),
    path("<int:pk>/sheet.pdf", papers.sheet, name="sheet"),
    path("<int:pk>/type-in/", papers.type_in, name="type_in"),
    path("<int:pk>/read/", reading.read, name="read"),
    path("<int:pk>/paper/", reading.paper, name="paper"),
    path("<int:pk>/paper.<str:kind>", reading.document, name="document"),
    path("<int:pk>/outcome/", telling.decide, name="decide"),
    path("<int:pk>/tell/", telling.tell, name="tell"),
    path("issues/<int:pk>/questions/", questions.answer, name="questions"),
    path("issues/<int:pk>/answers/", questions.answers, name="answers"),
    path("answer/<str:token>/", answering.answer, name="answer"),
    path("answer/<str:token>/keep/", answering.keep, name="keep"),
    path("answer/<str:token>/thanks/", answering.thanks, name="thanks"),
    path("outcomes/<str:token>/", answering.outcome, name="outcome"),
]
