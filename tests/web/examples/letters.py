from collections.abc import Mapping

from heed.web.letters import actions
from heed.web.letters.models import Letter
from tests.cast import Cast


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    written = actions.Written(
        partnership=cast.partnership,
        key="an example",
        kind="Briefing",
        to="midwife@harbour.example",
        subject="A briefing for your team",
        text="Read it in seven minutes.",
    )
    actions.write(written)
    letter = Letter.objects.get(key="an example")
    of_letter = ("letter", "send_again", "arrived", "came_back")
    return {"letters:list": {}, **{f"letters:{name}": {"pk": letter.pk} for name in of_letter}}
