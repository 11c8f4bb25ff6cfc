from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "heed.web.reviews"
    label = "heed_reviews"
    verbose_name = "Reviews"
    default_auto_field = "django.db.models.BigAutoField"
