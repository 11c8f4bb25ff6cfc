from django.apps import AppConfig


class AssuranceConfig(AppConfig):
    name = "heed.web.assurance"
    label = "heed_assurance"
    verbose_name = "Assurance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from heed.web.assurance.about_lessons import actions_about
        from heed.web.assurance.shown_first import load
        from heed.web.assurance.waits import actions_waiting
        from heed.web.lessons import done_then
        from heed.web.partnership import demonstration, waiting
        from heed.web.partnership.frame import Section, register
        from heed.web.partnership.roles import Permission

        about = "What was recommended, what is done about it, and what shows that it holds."
        register(Section("Actions", "assurance:overview", Permission.SEE_ACTIONS, about))
        waiting.register(actions_waiting)
        done_then.register(actions_about)
        demonstration.register(load)
