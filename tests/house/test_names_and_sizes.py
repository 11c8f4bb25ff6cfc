"""Names are the field's and Python's; modules and functions stay small enough to hold in the head."""

import ast
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(p for p in (ROOT / "heed").rglob("*.py") if "migrations" not in p.parts)
NOWHERE_NAMES = {
    "utils",
    "util",
    "core",
    "common",
    "helpers",
    "helper",
    "manager",
    "managers",
    "services",
    "misc",
    "base",
}
MOST_LINES_A_MODULE = 400
MOST_LINES_A_FUNCTION = 40


def functions(path: Path) -> list[tuple[str, int]]:
    """Each function of a module with its length in lines, its docstring not counted."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            doc = node.body[0] if ast.get_docstring(node) else None
            told = (doc.end_lineno or 0) - doc.lineno + 1 if doc else 0
            found.append((f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1 - told))
    return found


LENGTHS = [length for path in SOURCES for length in functions(path)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_longer_than_four_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_A_MODULE


def test_no_function_is_longer_than_forty_lines() -> None:
    assert [where for where, lines in LENGTHS if lines > MOST_LINES_A_FUNCTION] == []


def test_functions_stay_short_as_a_body() -> None:
    lengths = [lines for _, lines in LENGTHS]
    assert statistics.median(lengths) <= 8
    assert statistics.quantiles(lengths, n=10)[-1] <= 22


def test_modules_stay_short_as_a_body() -> None:
    assert statistics.median(len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES) <= 100


def test_no_room_is_named_for_nothing() -> None:
    named = {part for path in [*SOURCES, *(ROOT / "tests").rglob("*.py")] for part in (*path.parts, path.stem)}
    assert named & NOWHERE_NAMES == set()
