"""How large an input may be. The limits stop a hostile file from filling the machine; no honest chronology meets them.

A review's chronology has hundreds to a few thousand rows; a year's census of one authority about 34,000 events.
"""

from __future__ import annotations

from heed.chronology.problems import Refused, UnusableInput

MOST_BYTES = 64 * 1024 * 1024
MOST_UNPACKED_BYTES = 128 * 1024 * 1024
MOST_PARTS = 5_000
MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
MOST_CHARACTERS_IN_A_CELL = 131_072


def check_size(name: str, size: int) -> None:
    """Raises UnusableInput for a file that is empty, Refused for one larger than MOST_BYTES."""
    if size == 0:
        raise UnusableInput(
            f"{name} is empty: nothing can be read from it. Save the chronology again and send that file."
        )
    if size > MOST_BYTES:
        raise Refused(
            f"{name} has {size:,} bytes, more than the {MOST_BYTES:,} that one file may have. "
            "Remove pictures, or split it into several files."
        )


def check_parts(name: str, parts: int) -> None:
    """Raises Refused for an archive of more parts than any Word or Excel file has."""
    if parts > MOST_PARTS:
        raise Refused(
            f"{name} holds {parts:,} files, more than the {MOST_PARTS:,} that a Word or Excel file may have. "
            "Save only the chronology as a new file."
        )


def check_rows(name: str, rows: int) -> None:
    """Raises UnusableInput for a file with more than MOST_ROWS rows."""
    if rows > MOST_ROWS:
        raise UnusableInput(f"{name} has more than the {MOST_ROWS:,} rows that one file may have. Split it.")


def check_columns(name: str, columns: int) -> None:
    """Raises UnusableInput for a table with more than MOST_COLUMNS columns."""
    if columns > MOST_COLUMNS:
        raise UnusableInput(
            f"{name} has a table of {columns:,} columns, more than the {MOST_COLUMNS} that one may have. "
            "Keep only the columns of the chronology."
        )


def check_unpacked(name: str, size: int) -> None:
    """Raises Refused for a Word or Excel file whose text would unpack to more than MOST_UNPACKED_BYTES."""
    if size > MOST_UNPACKED_BYTES:
        raise Refused(
            f"{name} would unpack to {size:,} bytes, more than the {MOST_UNPACKED_BYTES:,} allowed. "
            "Save only the chronology as a new file."
        )
