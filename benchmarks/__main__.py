"""Runs every benchmark of this folder."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

HERE = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """Prints a line a figure, writes them as JSON (var/bench.json, or the file named); 1 if one is missed."""
    out = Path(arguments[0]) if arguments else HERE.parent / "var" / "bench.json"
    figures = []
    for module in sorted(found.name for found in iter_modules([str(HERE)]) if found.name != "__main__"):
        for figure in import_module(f"benchmarks.{module}").measure():
            print(figure.say(), flush=True)
            figures.append(figure)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps([figure.as_json() for figure in figures], indent=2), encoding="utf-8")
    return int(any(figure.is_missed for figure in figures))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
