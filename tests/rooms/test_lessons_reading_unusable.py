"""What cannot be read at all: one plain sentence with the file's name and what to do, whatever was sent."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from heed.chronology.problems import UnusableInput
from heed.lessons.extraction import extract
from heed.lessons.reading import read, read_bytes
from tests.rooms import lessons_printed as printed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


def locked() -> bytes:
    """A PDF that asks for a password: a standard handler, whose keys the empty password does not fit."""
    keys = "/Filter /Standard /V 1 /R 2 /P -4 /O <" + "41" * 32 + "> /U <" + "42" * 32 + ">"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        f"<< {keys} >>",
    ]
    out, places = "%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    identity = "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]"
    trailer = f"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R {identity} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + f"xref\n0 5\n0000000000 65535 f \n{rows}" + trailer).encode()


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in parts.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


WRONG = {
    "empty.pdf": (b"", "is empty"),
    "blank.txt": (b"  \n\n\t ", "is empty"),
    "scan.pdf": (printed.scan(), "holds no text"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj", "cannot be opened"),
    "locked.pdf": (locked(), "protected by a password"),
    "locked.docx": (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "old.doc": (OLE + b"\0" * 600, "save it as DOCX or PPTX"),
    "old.rtf": (rb"{\rtf1\ansi hello}", "rich text"),
    "damaged.docx": (printed.word()[:3000], "damaged"),
    "damaged.pptx": (b"PK\x03\x04 and no more", "damaged"),
    "hollow.docx": (archive(word__document_xml=b"<a/>"), "cannot be opened"),
    "hollow.pptx": (archive(ppt__presentation_xml=b"<a/>"), "cannot be opened"),
    "table.xlsx": (archive(xl__workbook_xml=b"<a/>"), "neither a Word document nor a PowerPoint deck"),
    "picture.png": (PNG, "is a picture"),
    "photo.jpg": (b"\xff\xd8\xff\xe0" + bytes(200), "is a picture"),
    "film.bin": (bytes(range(256)) * 20, "is not text"),
    "rows.csv": (b"case,at,kind\n" + b"W,2022-03-01,injury.seen\n" * 8, "is a table"),
    "page.html": (b"<!doctype html><html><body><nav>Home</nav></body></html>", "no words"),
}


@pytest.mark.parametrize(("name", "data", "says"), [(name, *wrong) for name, wrong in WRONG.items()], ids=[*WRONG])
def test_what_cannot_be_read_is_refused_in_plain_sentences(name: str, data: bytes, says: str) -> None:
    with pytest.raises(UnusableInput) as refused:
        read_bytes(name, data)
    said = str(refused.value)
    assert said.startswith(name)
    assert says in said
    assert said.count(". ") == 1, "what was found, then what to do"
    assert said.endswith(".")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"^There is no file .*briefing\.pdf\. Check"):
        read(tmp_path / "briefing.pdf")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"is a folder\. Name the document"):
        read(tmp_path)


def test_a_scan_says_that_it_holds_no_text_and_what_to_do() -> None:
    with pytest.raises(UnusableInput, match=r"its 1 page .*text recognition \(OCR\)"):
        read_bytes("scan.pdf", printed.scan())


def test_the_format_is_told_from_the_content_and_not_from_the_name() -> None:
    assert read_bytes("briefing.txt", printed.word()).format == "docx"
    assert read_bytes("briefing.docx", printed.markdown().encode()).format == "markdown"


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_coding_it_was_saved_in(coding: str) -> None:
    text = "Learning points\n\n- The child’s father was “not known” to anyone – and nobody had asked about him.\n"
    (point,) = extract(read_bytes("notes.txt", text.encode(coding))).learning_points
    assert "child’s father" in point.passage.text


RECIPE = """# Leek and potato soup

Wash the leeks and cut them into rings. Melt the butter, add the leeks and let them soften.

- 3 leeks
- 500 g of potatoes
- a litre of stock

Simmer for twenty minutes and serve with bread.
"""
LIST_OF_REVIEWS = "# Published reviews\n\n" + "\n".join(
    f"- [Child {letter} - Serious Case Review](https://avonmere.example.org/{letter})" for letter in "ABCDEFGH"
)


def test_a_page_that_teaches_nothing_is_not_learning() -> None:
    publication = extract(read_bytes("soup.md", RECIPE.encode()))
    assert publication.kind == "not_learning"
    assert publication.learning_points == publication.recommendations == ()


def test_a_page_that_lists_reviews_is_an_index() -> None:
    publication = extract(read_bytes("reviews.md", LIST_OF_REVIEWS.encode()))
    assert publication.kind == "index_page"
    assert len(publication.links) == 8
