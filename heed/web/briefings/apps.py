from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    name = "heed.web.briefings"
    label = "heed_briefings"
    verbose_name = "Briefings"
    default_auto_field = "django.db.models.BigAutoField"
