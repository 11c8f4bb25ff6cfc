from django.urls import path

from heed.web.cascade.views import for_you, measured, people, sending

app_name = "cascade"
urlpatterns = [
    path("", measured.measured, name="measured"),
    path("people/", people.listed, name="recipients"),
    path("people/list.csv", people.as_list, name="recipients_csv"),
    path("people/take-in/", people.take_in, name="take_in"),
    path("people/add/", people.add, name="add_recipient"),
    path("people/rules/", people.rules, name="rules"),
    path("people/<int:pk>/", people.change, name="recipient"),
    path("courses/", measured.courses, name="courses"),
    path("courses/record/", measured.record_course, name="record_course"),
    path("issues/<int:pk>/", measured.measured_issue, name="measured_issue"),
    path("issues/<int:pk>/taking-part.csv", measured.measured_csv, name="measured_csv"),
    path("issues/<int:pk>/send/", sending.send, name="send"),
    path("issues/<int:pk>/people/", sending.people, name="people"),
    path("copies/<int:pk>/revoke/", sending.revoke, name="revoke"),
    path("copies/<int:pk>/send-again/", sending.send_again, name="send_again"),
    path("for-you/<str:token>/", for_you.for_you, name="for_you"),
    path("for-you/<str:token>/read/", for_you.read, name="read"),
    path("for-you/<str:token>/document/", for_you.document, name="document"),
    path("for-you/<str:token>/documents/<slug:form>/<slug:kind>/", for_you.form_document, name="form_document"),
    path("for-you/<str:token>/style.css", for_you.style_sheet, name="style_sheet"),
    path("for-you/<str:token>/talk/", for_you.talk, name="talk"),
    path("for-you/<str:token>/keep/", for_you.keep, name="keep"),
    path("for-you/<str:token>/again/", for_you.again, name="again"),
]
