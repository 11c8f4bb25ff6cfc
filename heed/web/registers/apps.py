from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "heed.web.registers"
    label = "heed_registers"
    verbose_name = "Registers"
    default_auto_field = "django.db.models.BigAutoField"
