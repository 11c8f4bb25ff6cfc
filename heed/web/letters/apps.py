from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "heed.web.letters"
    label = "heed_letters"
    verbose_name = "Letters"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from heed.web.letters.waits import letters_waiting
        from heed.web.partnership import waiting
        from heed.web.partnership.frame import Section, register_beneath
        from heed.web.partnership.roles import Permission

        register_beneath(Section("Letters", "letters:list", Permission.SEE_LETTERS))
        waiting.register(letters_waiting)
