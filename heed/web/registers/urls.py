from django.urls import path

from heed.web.registers import views

app_name = "registers"
urlpatterns = [
    path("bruising/", views.bruising, name="bruising"),
    path("bruising/record/", views.record_bruise, name="record_bruise"),
    path("bruising/<int:pk>/", views.bruise, name="bruise"),
    path("bruising/<int:pk>/correct/", views.correct_bruise, name="correct_bruise"),
]
