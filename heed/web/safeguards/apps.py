from django.apps import AppConfig


class SafeguardsConfig(AppConfig):
    name = "heed.web.safeguards"
    label = "heed_safeguards"
    verbose_name = "Safeguards"
    default_auto_field = "django.db.models.BigAutoField"
