from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "heed.web.surveys"
    label = "heed_surveys"
    verbose_name = "Surveys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from heed.web.briefings import passing_on
        from heed.web.cascade import measuring
        from heed.web.letters import preparing
        from heed.web.partnership import demonstration
        from heed.web.partnership.frame import Section, register
        from heed.web.partnership.roles import Permission
        from heed.web.surveys.actions import forget_addresses, forget_begun
        from heed.web.surveys.shown_first import load
        from heed.web.surveys.taking_part import replies_by_team

        about = "Ask what people make of a lesson, without an account or a name, and bring it to the board."
        register(Section("Surveys", "surveys:index", Permission.SEE_REFLECTIONS, about))
        passing_on.register(passing_on.Way("Answer its questions", "surveys:questions", Permission.REFLECT))
        passing_on.register(
            passing_on.Way("What was answered to its questions", "surveys:answers", Permission.READ_BRIEFING)
        )
        measuring.register_replies(replies_by_team)
        preparing.register(forget_begun)
        preparing.register(forget_addresses)
        demonstration.register(load)
