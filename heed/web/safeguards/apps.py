from django.apps import AppConfig


class SafeguardsConfig(AppConfig):
    name = "heed.web.safeguards"
    label = "heed_safeguards"
    verbose_name = "Safeguards"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from heed.web.partnership import demonstration, waiting
        from heed.web.partnership.frame import Section, register
        from heed.web.partnership.roles import Permission
        from heed.web.reviews import overlays, ways
        from heed.web.safeguards.laid_over import laid_over
        from heed.web.safeguards.shown_first import load
        from heed.web.safeguards.waits import expectations_waiting

        library = "The lessons that ask a question in time: what each expects, on what it rests, which are in use."
        register(Section("Safeguards", "safeguards:library", Permission.SEE_SAFEGUARDS, library))
        expected = "What a safeguard waits for in your agency's records, and what has passed without an entry."
        register(Section("Expected of us", "safeguards:expectations", Permission.SEE_PRACTICE, expected))
        ways.register(ways.Way("Replay", "safeguards:replay", Permission.RUN_CHECKS, keeps_view=False))
        asked = "What the safeguards ask, and when it was due"
        overlays.register(overlays.Overlay("safeguards", asked, Permission.RUN_CHECKS, laid_over))
        waiting.register(expectations_waiting)
        demonstration.register(load)
