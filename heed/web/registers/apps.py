from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "heed.web.registers"
    label = "heed_registers"
    verbose_name = "Registers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from heed.web.partnership import demonstration
        from heed.web.partnership.frame import Section, register
        from heed.web.partnership.roles import Permission
        from heed.web.registers.shown_first import load

        about = "Bruises, marks and injuries on children: put one down, and see at once what is expected next."
        register(Section("Bruising register", "registers:bruising", Permission.SEE_PRACTICE, about))
        demonstration.register(load)
