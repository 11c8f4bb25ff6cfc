from django.urls import path

from heed.web.letters import views

app_name = "letters"
urlpatterns = [
    path("", views.listed, name="list"),
    path("<int:pk>/", views.letter, name="letter"),
    path("<int:pk>/send-again/", views.send_again, name="send_again"),
    path("<int:pk>/arrived/", views.arrived, name="arrived"),
    path("<int:pk>/came-back/", views.came_back, name="came_back"),
]
