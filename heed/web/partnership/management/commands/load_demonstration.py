from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from heed.web.partnership import demonstration
from heed.web.partnership.models import Partnership


class Command(BaseCommand):
    help = (
        "Fills an empty demonstration database with the invented partnership of Avonmere, and prints who can sign in."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("Demonstration accounts have a password everyone knows. Set HEED_DEMONSTRATION=1.")
        if not Partnership.objects.exists():
            demonstration.load()
        self.stdout.write(f"Who can sign in:\n{demonstration.who_can_sign_in()}")
