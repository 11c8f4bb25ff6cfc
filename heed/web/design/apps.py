from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "heed.web.design"
    label = "heed_design"
    verbose_name = "Design"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.forms import Field

        Field.default_error_messages["required"] = "Needs an answer."
