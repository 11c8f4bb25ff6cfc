"""What hides in a file is told, and a file made to harm is refused in one sentence."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image, PngImagePlugin
from pptx import Presentation
from pptx.util import Inches

from heed.anonymity import hidden
from heed.chronology.problems import UnusableInput
from heed.cli import main

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMMENTS = (
    f'<w:comments {W}><w:comment w:author="B. Ogilvie"><w:p><w:r><w:t>ask Rosie</w:t></w:r></w:p></w:comment>'
    "</w:comments>"
)
HIDING = (
    '<w:p><w:r><w:t>Seen by all.</w:t></w:r><w:ins w:id="1" w:author="T. Ogilvie"><w:r><w:t>put in</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="T. Ogilvie"><w:r><w:delText>taken out</w:delText></w:r></w:del>'
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>nobody sees</w:t></w:r>"
    '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>white words</w:t></w:r></w:p>'
)


def picture(*, where: bool = False) -> bytes:
    image, out = Image.new("RGB", (4, 4)), io.BytesIO()
    exif = Image.Exif()
    if where:
        exif[0x013B] = "Beryl Ogilvie"
        exif[0x8825] = {1: "N", 2: (51.0, 2.0, 3.0), 3: "W", 4: (1.0, 2.0, 3.0)}
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def word() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.core_properties.author = "Beryl Ogilvie"
    document.add_picture(io.BytesIO(picture(where=True)))
    document.part.relate_to("https://cases.example/4471902", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, True)
    document.save(out)
    return with_parts(
        out.getvalue(),
        {"word/document.xml": lambda xml: xml.replace("<w:sectPr", f"{HIDING}<w:sectPr", 1)},
        {"word/comments.xml": COMMENTS},
    )


def with_parts(data: bytes, changed: dict, added: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            inside = old.read(part)
            new.writestr(part, changed[part](inside.decode()) if part in changed else inside)
        for part, text in added.items():
            new.writestr(part, text)
    return out.getvalue()


def slides() -> bytes:
    deck, out = Presentation(), io.BytesIO()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.notes_slide.notes_text_frame.text = "do not say Rosie"
    drawn = slide.shapes.add_picture(io.BytesIO(picture()), Inches(1), Inches(1))
    drawn._element.nvPicPr.cNvPr.set("descr", "Rosie with a cake")
    second = deck.slides.add_slide(deck.slide_layouts[5])
    second.shapes.title.text = "The old version"
    second._element.set("show", "0")
    deck.save(out)
    return out.getvalue()


def sheets() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.create_sheet("Names").sheet_state = "veryHidden"
    book.active["A2"] = "x"
    book.active.row_dimensions[2].hidden = True
    book.active["A1"].comment = openpyxl.comments.Comment("ask Rosie", "B. Ogilvie")
    book.properties.creator = "Beryl Ogilvie"
    book.save(out)
    return out.getvalue()


def printed() -> bytes:
    """A page with words in sight, words under a black box, white words, a note, a link and properties."""
    drawn = b"BT /F 12 Tf 50 700 Td (In sight) Tj ET BT /F 12 Tf 50 600 Td (Rosie) Tj ET 0 g 45 595 80 20 re f "
    drawn += b"1 g BT /F 12 Tf 50 500 Td (white) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R 7 0 R]>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(ask Rosie)/T(B. Ogilvie)>>",
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://cases.example/4471902)>>>>",
        b"<</Author(Beryl Ogilvie)>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return out + b"trailer<</Size %d/Root 1 0 R/Info 8 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


PAGE = (
    b'<html><head><meta name="author" content="Beryl Ogilvie"></head><body><!-- ask Rosie --><p style="display:none">'
    b'nobody sees</p><img alt="Rosie with a cake"><a href="https://cases.example/4471902">more</a></body></html>'
)
MAIL = (
    b"From: a@avonmere.example\r\nTo: b@avonmere.example\r\nReceived: from desk-of-ogilvie\r\nSubject: x\r\n"
    b"MIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nHello\r\n--q\r\n"
    b"Content-Type: text/html\r\nContent-Disposition: attachment; filename=rosie.html\r\n\r\n" + PAGE + b"\r\n--q--\r\n"
)
FILES = {
    "a.docx": (
        word,
        {
            *(
                ("property", "Beryl Ogilvie"),
                ("comment", "B. Ogilvie: ask Rosie"),
                ("tracked change", "T. Ogilvie: put in"),
            ),
            *(
                ("tracked change", "T. Ogilvie: taken out"),
                ("hidden text", "nobody sees"),
                ("hidden text", "white words"),
            ),
            *(("link", "https://cases.example/4471902"), ("picture data", "N, (51.0, 2.0, 3.0), W, (1.0, 2.0, 3.0)")),
        },
    ),
    "a.pptx": (
        slides,
        {
            ("speaker notes", "do not say Rosie"),
            ("hidden slide", "The old version"),
            ("alternative text", "Rosie with a cake"),
        },
    ),
    "a.xlsx": (
        sheets,
        {("hidden sheet", "Names"), ("hidden sheet", "2"), ("property", "Beryl Ogilvie"), ("property", "B. Ogilvie")},
    ),
    "a.pdf": (
        printed,
        {
            *(("covered text", "Rosie"), ("hidden text", "white"), ("annotation", "B. Ogilvie ask Rosie")),
            *(("link", "https://cases.example/4471902"), ("property", "Beryl Ogilvie")),
        },
    ),
    "a.html": (
        lambda: PAGE,
        {
            *(("comment", "ask Rosie"), ("property", "Beryl Ogilvie"), ("hidden text", "nobody sees")),
            *(("alternative text", "Rosie with a cake"), ("link", "https://cases.example/4471902")),
        },
    ),
    "a.eml": (
        lambda: MAIL,
        {("property", "from desk-of-ogilvie"), ("embedded file", "rosie.html"), ("comment", "ask Rosie")},
    ),
    "a.jpg": (lambda: picture(where=True), {("picture data", "Beryl Ogilvie")}),
}


@pytest.mark.parametrize("name", FILES)
def test_all_that_hides_in_a_file_is_told_with_where_and_what_to_do(name: str) -> None:
    make, meant = FILES[name]
    found = hidden.find(name, make())
    assert meant <= {(each.kind, each.found) for each in found}
    assert all(each.where and each.say and each.remedy and each.kind in hidden.KINDS for each in found)
    assert not [each for each in found if "Seen by all" in each.found or "In sight" in each.found]


def test_words_that_a_program_writes_into_a_picture_are_told() -> None:
    out, told = io.BytesIO(), PngImagePlugin.PngInfo()
    told.add_text("Comment", "Rosie at home")
    Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=told)
    assert [each.found for each in hidden.find("a.png", out.getvalue())] == ["Rosie at home"]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<a/>")
        parts.writestr("word/document.xml", b"<a>" + b" " * (130 * 1024 * 1024) + b"</a>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.docx", bomb),
        (
            "entities.docx",
            lambda: with_parts(word(), {"word/document.xml": lambda _: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, {}),
        ),
        ("entities.html", lambda: b'<!DOCTYPE a [<!ENTITY b "c">]><html>&b;</html>'),
        ("damaged.pdf", lambda: b"%PDF-1.4\nnothing of the kind"),
        ("damaged.jpg", lambda: b"\xff\xd8\xff\xe0 no picture"),
        ("archive.zip", lambda: with_parts(word(), {}, {})[:40]),
        ("old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("empty.docx", lambda: b""),
        ("program.bin", lambda: b"MZ\0\0" * 20),
    ],
)
def test_a_file_made_to_harm_or_damaged_is_refused_in_a_sentence_that_names_it(name: str, data) -> None:
    with pytest.raises(UnusableInput, match=name):
        hidden.find(name, data())


def test_the_command_tells_what_is_shown_and_what_hides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "labels.csv").write_text("label,names,kind\nChild W,Rosalind Thackray;Rosie,person\n")
    (tmp_path / "a.html").write_bytes(
        PAGE.replace(b"<body>", b"<body><h1>Learning</h1><p>Then Rosie was seen at home.</p>")
    )
    labels = ["--labels", str(tmp_path / "labels.csv")]
    assert main(["leaks", str(tmp_path / "a.html"), *labels, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(leak["kind"], leak["found"]) for leak in told["leaks"]] == [("name", "Rosie")]
    comment = next(each for each in told["hidden"] if each["kind"] == "comment")
    assert [leak["found"] for leak in comment["leaks"]] == ["Rosie"]
    assert main(["leaks", str(tmp_path / "a.html"), *labels]) == 0
    assert "comment, a comment of the page, 'ask Rosie'" in " ".join(capsys.readouterr().out.split())


def test_the_command_goes_on_past_a_file_that_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    (tmp_path / "a.html").write_bytes(PAGE)
    assert main(["leaks", str(tmp_path / "old.doc"), str(tmp_path / "a.html")]) == 3
    said = capsys.readouterr()
    assert "old.doc" in said.err
    assert "a.html" in said.out


def test_a_table_of_labels_of_another_shape_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "labels.csv").write_text("who,what\na,b\n")
    (tmp_path / "a.html").write_bytes(PAGE)
    assert main(["leaks", str(tmp_path / "a.html"), "--labels", str(tmp_path / "labels.csv")]) == 3
    assert "label, names, kind" in capsys.readouterr().err
