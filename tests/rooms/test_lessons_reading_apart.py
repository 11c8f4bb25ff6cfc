"""A file is read in a process of its own: whatever it was made to do, it ends in seconds and in one sentence."""

from __future__ import annotations

import io
import os
import pickle
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from heed.chronology.problems import UnusableInput
from heed.lessons.extraction import extract
from heed.lessons.reading import apart, read_bytes
from heed.lessons.reading.apart import understood
from tests.rooms import lessons_printed as printed

WORDS = b"<p>Professionals should ask who lives in the household and write it down.</p>\n"


def refusal(name: str, data: bytes, *, seconds: int = apart.SECONDS, memory: int = apart.MEMORY) -> str:
    with pytest.raises(UnusableInput) as refused:
        understood(name, data, seconds=seconds, memory=memory)
    said = str(refused.value)
    assert said.startswith(name)
    assert said.count(". ") == 1, "what was found, then what to do"
    return said


def test_what_is_read_apart_is_what_is_read_here() -> None:
    for name, data in (("w.docx", printed.word()), ("w.pdf", printed.pdf()), ("w.md", printed.markdown().encode())):
        assert understood(name, data).as_json() == extract(read_bytes(name, data)).as_json()


def test_what_takes_too_long_is_ended_and_said() -> None:
    begun = time.monotonic()
    said = refusal("long.html", b"<!doctype html><body>" + WORDS * 200_000, seconds=2)
    assert "took longer than 2 seconds" in said
    assert time.monotonic() - begun < 10


def test_what_takes_too_much_memory_is_ended_and_said() -> None:
    assert "more memory" in refusal("large.html", b"<!doctype html><body>" + WORDS * 40_000, memory=150 * 1024**2)


def test_a_sentence_from_the_reader_arrives() -> None:
    assert "is empty" in refusal("empty.pdf", b"")


def test_a_fault_of_the_reader_tells_its_place_and_no_word_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(name: str, data: bytes) -> None:
        raise KeyError("what the file holds")

    monkeypatch.setattr(apart, "read_bytes", fails)
    said = apart._read("w.txt", b"words")
    assert isinstance(said, str)
    assert "KeyError at test_lessons_reading_apart.py:" in said
    assert "what the file holds" not in said


def test_several_are_read_at_once_from_threads() -> None:
    with ThreadPoolExecutor(3) as threads:
        found = list(threads.map(lambda n: understood(f"{n}.docx", printed.word()), range(3)))
    assert [printed.said(each) for each in found] == [printed.EXPECTED] * 3


def test_an_answer_that_would_act_is_not_taken() -> None:
    with pytest.raises(pickle.UnpicklingError):
        apart._Answer(io.BytesIO(pickle.dumps(os.getcwd))).load()


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def with_entities() -> bytes:
    """A Word file whose text is an entity that unfolds into a thousand million letters."""
    inside = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))
    head = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "lol">' + inside + b"]>"
    whole = zipfile.ZipFile(io.BytesIO(printed.word()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for part in whole.namelist():
            text = whole.read(part)
            if part == "word/document.xml":
                text = head + text[text.index(b"<w:document") :].replace(b"bruise", b"&e9;")
            target.writestr(part, text)
    return out.getvalue()


def test_what_unfolds_without_end_is_refused() -> None:
    assert "would take" in refusal("bomb.docx", packed(word__document_xml=b" " * 200_000_000))
    assert "cannot be opened" in refusal("entities.docx", with_entities())


def test_a_page_of_ten_thousand_boxes_in_boxes_is_refused() -> None:
    deep = b"<!doctype html><body>" + b"<div>" * 10_000 + WORDS + b"</div>" * 10_000
    assert "nested too deeply" in refusal("deep.html", deep, seconds=20)


def test_a_table_of_five_thousand_rows_is_read() -> None:
    rows = b"".join(b"<tr><td>%d</td><td>Ask who lives there</td></tr>" % n for n in range(5_000))
    assert understood("rows.html", b"<!doctype html><body><table>" + rows + b"</table>").source.name == "rows.html"


def test_one_file_in_another_is_read_as_the_first_or_refused() -> None:
    both = printed.pdf() + printed.word()
    assert understood("both.docx", both).source.format == "pdf"
    assert "damaged" in refusal("both.zip", b"PK\x03\x04" + printed.plain_text().encode())


def test_what_a_pdf_would_run_is_not_run_and_its_words_are_read() -> None:
    script = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    active = printed.pdf().replace(b"/Type /Catalog", b"/Type /Catalog " + script, 1)
    assert printed.said(understood("active.pdf", active))["points"] == list(printed.POINTS)
