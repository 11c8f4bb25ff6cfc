"""The look of Heed: the design system's compiled files without their branding, copied to where the site finds them.

    python -m heed.web.design.assets

The design system's licence covers its code; the fonts, the crown and the crests belong to government services on
their own addresses. The copy takes them out and refuses to finish while one is left.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ROOT / "node_modules"
BUILT = ROOT / "heed" / "web" / "static" / "built"

FONTS = '"Liberation Sans",arial,helvetica,sans-serif'
BRANDING = re.compile(r"Transport|crest|crown|logotype\.|/assets/fonts", re.IGNORECASE)
# Class names of the header and footer that no page of Heed carries.
BRANDED_RULES = re.compile(r"[^{}]*(?:crown|crest|logotype|copyright-logo)[^{}]*\{[^{}]*\}")

GOVUK = Path("govuk-frontend/dist/govuk")
MOJ = Path("@ministryofjustice/frontend/moj")


class Branded(Exception):
    """A copied file still carries a font, crown or crest that only government's own services may show."""


def without_branding(style: str) -> str:
    """A compiled style sheet with Heed's fonts and its own pictures' addresses; raises Branded when any is left."""
    style = re.sub(r"@font-face\s*\{[^}]*\}", "", style)
    style = re.sub(r"GDS Transport\s*,\s*arial\s*,\s*sans-serif", FONTS, style)
    style = BRANDED_RULES.sub("", style)
    style = re.sub(r"/\*#? ?sourceMappingURL=[^*]*\*/", "", style).replace("/assets/images/", "images/")
    if left := BRANDING.search(style):
        place = style[max(0, left.start() - 60) : left.end() + 60]
        raise Branded(f"'{left[0]}' is left in a style sheet, at: ...{place}...")
    return style


def build(packages: Path = PACKAGES, built: Path = BUILT) -> list[Path]:
    """Copies what pages need from installed packages; gives back what was written, sorted."""
    written = [
        _write(built / "govuk.css", without_branding(_read(packages / GOVUK / "govuk-frontend.min.css"))),
        _write(built / "moj.css", without_branding(_read(packages / MOJ / "moj-frontend.min.css"))),
        _write(built / "govuk.js", _without_map(_read(packages / GOVUK / "govuk-frontend.min.js"))),
        _write(built / "moj.js", _without_map(_read(packages / MOJ / "moj-frontend.min.js"))),
        _write(built / "htmx.js", _without_map(_read(packages / "htmx.org/dist/htmx.min.js"))),
    ]
    for picture in sorted((packages / MOJ / "assets" / "images").glob("icon-*.svg")):
        written.append(_write(built / "images" / picture.name, _read(picture)))
    return sorted(written)


def _without_map(script: str) -> str:
    return re.sub(r"//# sourceMappingURL=\S+", "", script)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def main() -> int:
    try:
        written = build()
    except FileNotFoundError as missing:
        print(f"{missing.filename} is not there. Run script/setup, which installs it.", file=sys.stderr)
        return 3
    print(f"{len(written)} files in {BUILT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
