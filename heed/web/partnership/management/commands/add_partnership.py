from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError, transaction

from heed.web.partnership import actions
from heed.web.partnership.agencies import NATIONS
from heed.web.partnership.trail import Command as ActingCommand


class Command(BaseCommand):
    help = "Adds a partnership with its first business manager, who sets a password by 'Forgot your password?'."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--short-name", required=True)
        parser.add_argument("--nation", choices=list(NATIONS), default="england")
        parser.add_argument("--manager-name", required=True)
        parser.add_argument("--manager-email", required=True)

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            partnership = actions.add_partnership(
                name=options["name"],
                short_name=options["short_name"],
                nation=options["nation"],
                by="add_partnership",
            )
        except IntegrityError:
            raise CommandError(
                f"There is a partnership '{options['name']}' already. Its managers add members."
            ) from None
        member = actions.add_member(
            by=ActingCommand("add_partnership", partnership),
            name=options["manager_name"],
            email=options["manager_email"],
            roles=["business_manager"],
        )
        self.stdout.write(f"Partnership {partnership.pk} stands, with member {member.pk} as its business manager.")
