from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "heed.web.reviews"
    label = "heed_reviews"
    verbose_name = "Reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from heed.web.partnership import demonstration, frame, waiting
        from heed.web.partnership.roles import Permission
        from heed.web.reviews.examples import load
        from heed.web.reviews.what_waits import what_waits

        about = "From notification to findings: the agencies' chronologies in one, and what the review makes of them."
        asked = "The chronologies your agency was asked for: hand them in, and see how they were read."
        frame.register(frame.Section("Reviews", "reviews:list", Permission.SEE_REVIEW, about))
        frame.register(frame.Section("Asked of us", "reviews:asked_of_us", Permission.SUBMIT_CHRONOLOGY, asked))
        waiting.register(what_waits)
        demonstration.register(load)
