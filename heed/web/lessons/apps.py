from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "heed.web.lessons"
    label = "heed_lessons"
    verbose_name = "Lessons"
    default_auto_field = "django.db.models.BigAutoField"
