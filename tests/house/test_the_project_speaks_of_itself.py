"""Nothing in the project names a machine, a registry's host or a secret; nothing is left open."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOSTS = (
    r"files\.python"
    r"hosted|py"
    r"pi\.org|registry\.npm"
    r"js|npmjs\.c"
    r"om|deb\.deb"
    r"ian|/wo"
    r"rk/|/ro"
    r"ot/|/fa"
    r"rm/"
)
OPEN_ENDS = r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b"


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


TEXTS = {path.relative_to(ROOT).as_posix(): text_of(path) for path in tracked()}


@pytest.mark.parametrize("pattern", [HOSTS, OPEN_ENDS], ids=["no host or machine path", "no promise left in the code"])
def test_the_files_hold_none_of(pattern: str) -> None:
    assert [f"{name}: {found[0]}" for name, text in TEXTS.items() if (found := re.search(pattern, text))] == []


def test_lock_files_pin_every_package_with_a_hash() -> None:
    for name in ("core", "web", "dev"):
        lines = (ROOT / "requirements" / f"{name}.txt").read_text().splitlines()
        pinned = [n for n, line in enumerate(lines) if re.match(r"[a-z0-9._-]+(\[.*\])?==", line)]
        assert pinned
        assert all("--hash=sha256:" in lines[n + 1] for n in pinned)
