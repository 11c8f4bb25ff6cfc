"""The commands that start the site. They run it as another process: the command line itself never loads Django."""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
from typing import Any

from heed.chronology.problems import UnusableInput


def add_commands(commands: Any) -> None:
    demo = commands.add_parser("demo", help="load the demonstration and start the site on this machine")
    demo.add_argument("--port", default=os.environ.get("PORT", "8000"), help="the port (default 8000)")
    demo.add_argument("--no-serve", action="store_true", help="stop before the server")
    demo.set_defaults(run=run_demo)
    serve = commands.add_parser("serve", help="start the site with the settings of the environment")
    serve.add_argument("--bind", default="127.0.0.1:8000", help="address and port (default 127.0.0.1:8000)")
    serve.add_argument("--workers", default="2", help="worker processes (default 2)")
    serve.set_defaults(run=run_serve)


def run_demo(chosen: argparse.Namespace) -> int:
    """Migrates and fills the demonstration database, says who can sign in, and serves it on the loopback address."""
    _needs_the_site()
    environment = {"HEED_SITE": f"http://127.0.0.1:{chosen.port}"} | os.environ | {"HEED_DEMONSTRATION": "1"}
    for command in (["migrate", "--verbosity", "0"], ["load_demonstration"]):
        done = subprocess.run(
            [sys.executable, "-m", "django", *command, "--settings", "heed.web.settings"], env=environment, check=False
        )
        if done.returncode:
            return done.returncode
    if chosen.no_serve:
        return 0
    return _serve(f"127.0.0.1:{chosen.port}", "2", environment)


def run_serve(chosen: argparse.Namespace) -> int:
    """Serves the site; the settings refuse to start where a secret or a host is missing, and say which."""
    _needs_the_site()
    return _serve(chosen.bind, chosen.workers, dict(os.environ))


def _serve(bind: str, workers: str, environment: dict[str, str]) -> int:
    gunicorn = [sys.executable, "-m", "gunicorn", "heed.web.wsgi", "--bind", bind, "--workers", workers]
    # Longer than one publication may take to be read.
    gunicorn += ["--timeout", "90"]
    return subprocess.run([*gunicorn, "--no-control-socket"], env=environment, check=False).returncode


def _needs_the_site() -> None:
    if importlib.util.find_spec("django") is None:
        raise UnusableInput("The site is not installed here. Install it with: pip install 'heed[web]'.")
