from django.apps import AppConfig


class CasebookConfig(AppConfig):
    name = "heed.web.casebook"
    label = "heed_casebook"
    verbose_name = "Casebook"
    default_auto_field = "django.db.models.BigAutoField"
