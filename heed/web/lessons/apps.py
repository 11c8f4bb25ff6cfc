from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "heed.web.lessons"
    label = "heed_lessons"
    verbose_name = "Lessons"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from heed.web.lessons.learned_before import learned_before, learned_like
        from heed.web.lessons.shown_first import load
        from heed.web.lessons.waits import lessons_waiting
        from heed.web.partnership import demonstration, waiting
        from heed.web.partnership.frame import Section, register
        from heed.web.partnership.roles import Permission
        from heed.web.reviews import earlier

        about = "What boards have learned, each lesson with the sentence it came from, and what keeps coming back."
        register(Section("Lessons", "lessons:library", Permission.SEE_LIBRARY, about=about))
        waiting.register(lessons_waiting)
        earlier.register(learned_before)
        earlier.register_like(learned_like)
        demonstration.register(load)
