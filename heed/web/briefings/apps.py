from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    name = "heed.web.briefings"
    label = "heed_briefings"
    verbose_name = "Briefings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from heed.web.briefings.shown_first import load
        from heed.web.briefings.waits import briefings_waiting
        from heed.web.partnership import demonstration, waiting
        from heed.web.partnership.frame import Section, register
        from heed.web.partnership.roles import Permission
        from heed.web.reviews import ways

        about = "Read a lesson in seven minutes; write, check and issue a briefing."
        register(Section("Briefings", "briefings:index", Permission.READ_BRIEFING, about=about))
        ways.register(ways.Way("Briefings", "briefings:of_review", Permission.WRITE_BRIEFING, keeps_view=False))
        waiting.register(briefings_waiting)
        demonstration.register(load)
