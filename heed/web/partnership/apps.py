from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "heed.web.partnership"
    label = "heed_partnership"
    verbose_name = "Partnership"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from heed.web.partnership.frame import Section, register

        register(Section("Home", "partnership:home"))
