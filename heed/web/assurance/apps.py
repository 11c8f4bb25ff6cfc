from django.apps import AppConfig


class AssuranceConfig(AppConfig):
    name = "heed.web.assurance"
    label = "heed_assurance"
    verbose_name = "Assurance"
    default_auto_field = "django.db.models.BigAutoField"
