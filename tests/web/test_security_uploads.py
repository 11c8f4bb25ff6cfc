"""What is made to harm is refused in one sentence at both doors, and nothing of it is kept."""

import csv
import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from openpyxl import Workbook

from heed.chronology.reading import limits
from heed.web.partnership.models import TrailEntry
from heed.web.reviews import actions
from heed.web.reviews.models import ReceivedFile, Submission
from tests.cast import Cast
from tests.rooms.agency_files import docx_of

GOOD = docx_of((("Date", "Event"), ("22.05.16", "Visit.")))


def with_part(data: bytes, **parts: bytes) -> bytes:
    """A Word or Excel file with more in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            if part not in parts:
                target.writestr(part, source.read(part))
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'
LAUGHS = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
MANY = {f"word/x{number}.xml": b"" for number in range(limits.MOST_PARTS + 1)}
HOSTILE = {
    "program.docx": (b"MZ\x90\x00" + b"\0" * 2_000, "is a program and no document"),
    "program.csv": (b"\x7fELF\x02\x01" + b"\0" * 200, "is a program and no document"),
    "script.csv": (b"#!/bin/sh\nrm -rf /\n", "is a program and no document"),
    "bomb.docx": (
        with_part(GOOD, **{"word/document.xml": b"<a>" + b" " * (limits.MOST_UNPACKED_BYTES + 1) + b"</a>"}),
        "would unpack to",
    ),
    "entities.docx": (with_part(GOOD, **{"word/document.xml": ENTITIES}), "declares entities"),
    "laughs.docx": (with_part(GOOD, **{"word/document.xml": LAUGHS}), "declares entities"),
    "many.docx": (with_part(GOOD, **MANY), "files, more than"),
    "log.xes": (b"<!DOCTYPE log>\n<log></log>", "declares entities"),
}


@pytest.fixture
def asked(cast: Cast) -> Submission:
    review = actions.open_review(by=cast.imogen, label="Child Y", title="A child")
    return actions.ask_agency(by=cast.rashid, review=review, agency=cast.agencies["police"], due=date(2030, 1, 1))


def doors(cast: Cast, asked: Submission) -> list[tuple[Client, str]]:
    """The author's page, and the page behind a link."""
    told = {"person": "Quentin", "email": "quentin@police.example", "closes": date(2999, 1, 1)}
    _, token = actions.make_link(by=cast.rashid, submission=asked, address_of=lambda token: token, **told)
    return [
        (cast.signed_in("callum"), f"/reviews/submissions/{asked.pk}/"),
        (Client(), f"/reviews/hand-in/{token}/"),
    ]


@pytest.mark.parametrize(("name", "data", "says"), [(name, *wrong) for name, wrong in HOSTILE.items()], ids=[*HOSTILE])
def test_it_is_refused_in_a_sentence_and_nothing_is_kept(
    cast: Cast, asked: Submission, name: str, data: bytes, says: str
) -> None:
    for client, address in doors(cast, asked):
        answer = client.post(address, {"file": SimpleUploadedFile(name, data)})
        assert answer.status_code == 200
        assert says in answer.content.decode()
        assert name in answer.content.decode()
    assert not ReceivedFile.objects.exists()
    asked.refresh_from_db()
    assert asked.status == Submission.REQUESTED
    assert TrailEntry.objects.filter(action="had a file refused").count() == 2


@pytest.mark.parametrize("size", [21_500_000, 200_000_000])
def test_what_says_it_is_too_large_is_refused_before_it_is_read(cast: Cast, asked: Submission, size: int) -> None:
    for client, address in doors(cast, asked):
        answer = client.post(
            address, {"file": SimpleUploadedFile("x.csv", b"x")}, headers={"Content-Length": str(size)}
        )
        answer = client.generic("POST", address, b"", CONTENT_LENGTH=str(size))
        assert answer.status_code == 413
    assert ReceivedFile.objects.filter(size__gt=10).count() == 0


def test_a_macro_document_is_read_and_its_macros_are_not_run(cast: Cast, asked: Submission) -> None:
    data = with_part(GOOD, **{"word/vbaProject.bin": b"Sub AutoOpen()"})
    for client, address in doors(cast, asked):
        page = client.post(
            address, {"file": SimpleUploadedFile("chronolator.docm", data)}, follow=True
        ).content.decode()
        assert "macros-not-run" in page
        assert "1 row, 1 entry" in page


FORMULA = '=cmd|"/c calc"!A0'


def test_a_csv_of_formulas_is_words_wherever_it_goes(cast: Cast, asked: Submission) -> None:
    data = f'Date,Event,Outcome\n3/5/16,"{FORMULA.replace(chr(34), chr(34) * 2)}",+1+1\n'.encode()
    client, address = doors(cast, asked)[0]
    client.post(address, {"file": SimpleUploadedFile("x.csv", data)})
    actions.accept_submission(by=cast.imogen, submission=asked, file=asked.files.get().pk)
    taken = cast.signed_in("imogen").get(f"/reviews/{asked.review_id}/chronology/as/csv/?view=named").content.decode()
    cells = [cell for row in csv.reader(io.StringIO(taken.lstrip("\ufeff"))) for cell in row]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


NAMES = [
    "<script>alert(1)</script>.csv",
    "../../etc/passwd.csv",
    "a\r\nSet-Cookie: x.csv",
    "\u202egpj.csv",
    "x" * 400 + ".csv",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_does_nothing_but_stand_there(cast: Cast, asked: Submission, name: str) -> None:
    client, address = doors(cast, asked)[0]
    client.post(address, {"file": SimpleUploadedFile(name, b"Date,Event\n3/5/16,Seen\n")})
    page = client.get(address).content.decode()
    assert "<script>alert" not in page
    taken = client.get(f"/reviews/files/{ReceivedFile.objects.get().pk}/")
    assert taken["Content-Disposition"].startswith("attachment")
    assert taken["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in taken.headers
    assert "/etc/" not in taken["Content-Disposition"]


def test_a_form_without_a_file_and_of_the_wrong_kind_says_what_to_do(cast: Cast, asked: Submission) -> None:
    for client, address in doors(cast, asked):
        assert "No file was chosen." in client.post(address, {}).content.decode()
        answer = client.post(address, "file=words", content_type="application/x-www-form-urlencoded")
        assert "No file was chosen." in answer.content.decode()


def test_what_only_cannot_be_read_is_kept_to_the_byte(cast: Cast, asked: Submission) -> None:
    """A PDF, or a table nobody can read, may be all that an agency has."""
    client, address = doors(cast, asked)[0]
    client.post(address, {"file": SimpleUploadedFile("scan.pdf", b"%PDF-1.7 ...")})
    assert bytes(ReceivedFile.objects.get().data) == b"%PDF-1.7 ..."


def test_a_workbook_that_claims_a_million_empty_rows_costs_nothing(cast: Cast, asked: Submission) -> None:
    book = Workbook()
    book.active.append(["Date", "Event"])
    book.active.append(["3/5/16", "Seen"])
    file = io.BytesIO()
    book.save(file)
    sheet = zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").replace(b"A1:B2", b"A1:XFD1048576")
    data = with_part(file.getvalue(), **{"xl/worksheets/sheet1.xml": sheet})
    client, address = doors(cast, asked)[0]
    page = client.post(address, {"file": SimpleUploadedFile("x.xlsx", data)}, follow=True).content.decode()
    assert "1 row, 1 entry" in page


def test_a_document_that_reaches_outside_itself_reaches_nothing(cast: Cast, asked: Submission) -> None:
    document = Document(io.BytesIO(GOOD))
    document.part.relate_to("http://127.0.0.1:9/template.dotm", "http://x/attachedTemplate", is_external=True)
    file = io.BytesIO()
    document.save(file)
    client, address = doors(cast, asked)[0]
    page = client.post(address, {"file": SimpleUploadedFile("x.docx", file.getvalue())}, follow=True).content.decode()
    assert "1 row, 1 entry" in page
