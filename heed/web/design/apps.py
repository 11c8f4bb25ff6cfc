from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "heed.web.design"
    label = "heed_design"
    verbose_name = "Design"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.forms import DateField, Field

        from heed.web.design.forms import within_the_calendar

        DateField.default_validators = [within_the_calendar]
        Field.default_error_messages["required"] = "Needs an answer."
