#!/usr/bin/env python3
"""The door for the person who looks after a site: migrate, check, and Heed's own commands."""

import os
import sys


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.web.settings")
    from django.core.management import execute_from_command_line

    from heed.web.environment import StartRefused, refuse_to_start
    from heed.web.settings import REFUSALS, VAR

    try:
        refuse_to_start(REFUSALS)
    except StartRefused as refused:
        print(refused, file=sys.stderr)
        return 3
    VAR.mkdir(parents=True, exist_ok=True)
    execute_from_command_line(sys.argv)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
