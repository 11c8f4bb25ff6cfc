from django.apps import AppConfig


class CascadeConfig(AppConfig):
    name = "heed.web.cascade"
    label = "heed_cascade"
    verbose_name = "Cascade"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from heed.web.briefings import passing_on
        from heed.web.cascade.coming_due import write_what_is_due
        from heed.web.cascade.shown_first import load
        from heed.web.letters import preparing
        from heed.web.partnership import demonstration
        from heed.web.partnership.frame import Section, register
        from heed.web.partnership.roles import Permission

        about = "From sent to opened, read, talked about: by agency and team, and who has not taken part."
        register(Section("Taking part", "cascade:measured", Permission.SEE_REFLECTIONS, about))
        passing_on.register(passing_on.Way("Send it", "cascade:send", Permission.ISSUE_BRIEFING, for_withdrawn=False))
        passing_on.register(passing_on.Way("Who was sent it", "cascade:people", Permission.ISSUE_BRIEFING))
        passing_on.register(passing_on.Way("Who has taken part", "cascade:measured_issue", Permission.SEE_REFLECTIONS))
        preparing.register(write_what_is_due)
        demonstration.register(load)
