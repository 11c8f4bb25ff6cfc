"""The command line: what it prints, in which shape, and with which exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from heed.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
CHILD_K = str(EXAMPLES / "wiltshire-child-k")
NOTES = str(EXAMPLES / "sandwell-hs" / "publication.txt")
PUBLICATION = {
    *("source", "kind", "form", "authority", "review", "published", "dates", "sections", "case_facts"),
    *("learning_points", "recommendations", "reflective_questions", "good_practice", "responses", "contacts"),
    *("links", "themes", "contradictions", "unplaced", "problems"),
}
ANSWER = {
    *("safeguard", "case", "about", "answer", "trigger", "due", "answered_by", "limit", "reasons", "exceptions"),
    *("say", "ask", "lessons", "days_before_harm"),
}


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        status = main(words)
    except SystemExit as left:
        status = int(left.code or 0)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_read_gives_the_shape_of_the_interface(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "read", NOTES, "--json")
    shape = json.loads(out)
    assert status == 0
    assert shape.keys() >= PUBLICATION
    assert len(shape["learning_points"]) == 8
    assert shape["learning_points"][0].keys() >= {"id", "text", "place", "stance", "themes", "question"}


def test_read_gives_a_line_a_file_and_names_the_one_it_cannot_use(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, out, err = run(capsys, "read", NOTES, str(tmp_path / "gone.pdf"), NOTES, "--json")
    assert (status, len(out.splitlines())) == (3, 2)
    assert "gone.pdf" in err


def test_replay_says_what_would_have_been_asked(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "replay", CHILD_K)
    assert status == 0
    for words in ("Would have been asked", "LEG-04", "days before the harm", "Question:", "The outcome is masked"):
        assert words in out
    assert "harm.serious" not in out


def test_replay_gives_the_shape_of_the_interface(capsys: pytest.CaptureFixture[str]) -> None:
    shape = json.loads(run(capsys, "replay", CHILD_K, "--json")[1])
    assert {"safeguard", "why"} <= shape["silent"][0].keys()
    assert all(answer.keys() >= ANSWER for answer in shape["answers"])
    answers = {(answer["safeguard"], answer["answer"]) for answer in shape["answers"]}
    assert {("LEG-04", "not_recorded"), ("CLO-02", "not_recorded"), ("BRU-01", "maybe")} <= answers


def test_replay_as_known_to_lists_what_the_agency_could_have_known(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "replay", CHILD_K, "--as-known-to", "health_visiting")[1]
    assert "What health visiting could have known: 1 entry of 37" in out


def test_check_writes_the_same_bytes_whoever_asks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    files = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for file in files:
        assert run(capsys, "check", CHILD_K, "--out", str(file))[0] == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert (
        files[0]
        .read_text()
        .startswith("safeguard,case,about,answer,trigger_at,trigger_upto,due_at,due_upto,answered_at")
    )


def test_merge_reports_each_problem_with_its_row(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    agencies = [str(path) for path in sorted((EXAMPLES / "agencies").glob("*.csv"))]
    status, out, _ = run(capsys, "merge", *agencies, "--out", str(tmp_path / "all.csv"), "--json")
    shape = json.loads(out)
    assert status == 0
    assert shape.keys() == {"files", "duplicates", "contradictions", "coverage"}
    problems = [problem for file in shape["files"] for problem in file["problems"]]
    assert {"code", "row", "column", "found", "say"} <= problems[0].keys()
    assert ("date-does-not-exist", 11, "31/02/2017") in {(p["code"], p["row"], p["found"]) for p in problems}


def test_explain_reads_a_safeguard_aloud(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "explain", "bru-01")[1]
    for words in ("BRU-01", "basis: local procedures", "Unless", "Because:", "Examples", "Ask:"):
        assert words in out


def test_brief_writes_a_poster_and_says_what_it_lacks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    poster = tmp_path / "poster.pdf"
    status, out, _ = run(capsys, "brief", CHILD_K, "--out", str(poster), "--contact", "01632 960123")
    assert status == 0
    assert poster.read_bytes().startswith(b"%PDF")
    assert "It still lacks" in out


@pytest.mark.parametrize(
    ("form", "file", "begins"),
    [
        ("practice_note", "note.docx", b"PK"),
        ("slides", "slides.pptx", b"PK"),
        ("leaflet", "leaflet.html", b"<!DOCTYPE html>"),
        ("full_report", "report.pdf", b"%PDF"),
    ],
)
def test_brief_writes_any_form(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str, file: str, begins: bytes
) -> None:
    status, out, _ = run(capsys, "brief", CHILD_K, "--form", form, "--out", str(tmp_path / file))
    assert status == 0
    assert (tmp_path / file).read_bytes().startswith(begins)
    assert "seven minutes hold 910" in out


def test_brief_says_in_which_files_a_form_is_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, "brief", CHILD_K, "--form", "slides", "--out", str(tmp_path / "slides.docx"))
    assert status == 3
    assert "Slides is written as .pptx, .pdf, .html" in err


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ((), 2),
        (("replay",), 2),
        (("replay", CHILD_K, "--until", "rubbish"), 2),
        (("replay", CHILD_K, "--as-known-to", "nobody"), 2),
        (("merge", CHILD_K, "--out", "x.csv", "--agency", "police"), 2),
        (("replay", "gone.csv"), 3),
        (("merge", "gone.csv", "--out", "x.csv"), 3),
        (("explain", "BRU-99"), 3),
        (("check", CHILD_K, "--engine", "spark"), 3),
        (("brief", str(EXAMPLES / "agencies"), "--out", "x.pdf"), 3),
    ],
)
def test_exit_status(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int) -> None:
    found, _, err = run(capsys, *words)
    assert found == status
    assert "Traceback" not in err
    assert err
