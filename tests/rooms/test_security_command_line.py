"""What a hostile or careless file does to the command line: status 3 and a sentence, and nothing a terminal obeys."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from heed.chronology.problems import UnusableInput
from heed.cli import main
from heed.lessons import reading

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "norfolk-case-s"
BOMB = "a: &a [x, x, x]\n" + "".join(
    f"{after}: &{after} [*{one}, *{one}]\n" for one, after in zip("abc", "bcd", strict=True)
)
BROKEN = {
    "binary": os.urandom(64) + b"\xff\x00",
    "UTF-16": "id: x\n".encode("utf-16"),
    "another encoding": b"label: K\xe4nd\n",
    "a list": b"- a\n- b\n",
    "a word": b"hello\n",
    "nothing": b"",
    "aliases": f"{BOMB}nation: *d\nlabel: *d\n".encode(),
    "nested": b"[" * 5000,
    "the wrong names": b"id: x\nid: y\n",
    "a list for a name": b"label: [a]\nid: b\ntitle: c\ntype: d\nlessons: [a, b]\n",
    "a tag": b"!!python/object/apply:os.system ['id']",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "case"))


@pytest.mark.parametrize("file", ["review.yaml", "lessons.yaml"])
@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_case_folder_is_said(
    folder: Path, file: str, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / file).write_bytes(content)
    status = main(["brief", str(folder), "--out", str(folder / "out.html")])
    said = capsys.readouterr().err
    assert (status, "Traceback" in said, said.count("heed:")) == (3, False, 1)


@pytest.mark.parametrize("file", ["review.yaml", "lessons.yaml"])
def test_so_is_a_folder_or_a_circle_in_its_place(folder: Path, file: str) -> None:
    (folder / file).unlink()
    (folder / file).symlink_to(folder / file)
    assert main(["brief", str(folder), "--out", str(folder / "out.html")]) == 3
    (folder / file).unlink()
    (folder / file).mkdir()
    assert main(["brief", str(folder), "--out", str(folder / "out.html")]) == 3


@pytest.mark.parametrize("out", ["nowhere/out.html", "folder.html"])
def test_a_place_that_cannot_be_written_is_said(folder: Path, out: str) -> None:
    (folder / "folder.html").mkdir()
    assert main(["brief", str(folder), "--out", str(folder / out)]) == 3


COMMANDS = "\x1b]0;mine\x07\x1b[2J\x9b31m\u202e"


def test_no_word_of_a_file_is_obeyed_by_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"police{COMMANDS}.csv"
    file.write_text(f"case,at,kind,agency,text\nk,99/99{COMMANDS}/2016,vi{COMMANDS}sit,po{COMMANDS}lice,t{COMMANDS}\n")
    merging = ["merge", str(file), "--out", str(tmp_path / "o.csv")]
    for arguments in (merging, ["replay", str(file)], ["read", str(file)]):
        for style in ([], ["--json"]):
            assert main([*arguments, *style]) == 0
    main(["replay", str(tmp_path / COMMANDS)])
    said = "".join(capsys.readouterr())
    assert not set(said) & set("\x1b\x07\x9b\u202e")
    assert "\\u001b" in said


def test_a_file_name_that_is_no_text_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = os.path.join(os.fsencode(tmp_path), b"police\xff.csv")
    Path(os.fsdecode(file)).write_text("case,at,kind\nk,99/99/2000,birth\n")
    assert main(["merge", os.fsdecode(file), "--out", str(tmp_path / "o.csv")]) == 0
    assert "police?.csv" in capsys.readouterr().out


def test_an_endless_file_is_too_large(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "/dev/zero"]) == 3
    assert "larger than" in capsys.readouterr().err


def test_a_page_nested_without_end_is_said() -> None:
    with pytest.raises(UnusableInput, match="nested too deeply"):
        reading.read_bytes("page.html", b"<html>" + b"<div>" * 30_000 + b"words")


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b" " * 2_000_000)
    monkeypatch.setattr(reading, "LARGEST_UNPACKED", 1_000_000)
    with pytest.raises(UnusableInput, match="12,000,000 bytes"):
        reading.read_bytes("notes.docx", packed.getvalue())
