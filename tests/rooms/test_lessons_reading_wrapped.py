"""What stands round the words of a page or a Word file hides none of them: the same lessons come out as without it."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from heed.lessons.extraction import extract
from heed.lessons.reading import read_bytes
from tests.rooms import lessons_printed as printed

SITE = """<!doctype html><html><head><meta charset="{coding}"><title>Child W</title></head><body>
<a class="skip-link" href="#content">Skip to main content</a>
<div id="cookie-banner"><h2>Cookies on this site</h2><p>You should accept the cookies that we need.</p></div>
<div class="site-header"><ul class="main-menu"><li><a href="/">Home</a></li>
<li><a href="/t">Training</a></li></ul></div>
<ol class="breadcrumbs"><li><a href="/">Home</a></li><li>Reviews</li></ol>
<div class="page-sidebar"><h3>Related pages</h3><ul><li>Professionals should read the other reviews too.</li></ul></div>
<div id="content">{content}
<ul class="social-share"><li><a href="https://share.example.org">Share this</a></li></ul></div>
<div class="site-footer"><p>Practitioners should tell us of mistakes on this page.</p></div></body></html>"""


def content() -> str:
    return printed.html().split("<body>")[-1].split("</body>")[0]


def site(coding: str = "utf-8", told: Callable[[str], str] = lambda whole: whole) -> bytes:
    whole = told(SITE.format(coding=coding, content=content()))
    return whole.encode(coding, "xmlcharrefreplace")


def folded(whole: str) -> str:
    """The page with each part of its content behind a button, closed."""
    parts = whole.split("<h2>")
    out = [f"{parts[0]}<h2>{parts[1]}"]
    for n, part in enumerate(parts[2:]):
        head, _, rest = part.partition("</h2>")
        panel, rest = (rest, "") if n < len(parts) - 3 else rest.split('<ul class="social-share">')
        after = f'<ul class="social-share">{rest}' if rest else ""
        button = f'<h2><button aria-controls="p{n}" aria-expanded="false">{head}</button></h2>'
        out.append(f'{button}<div id="p{n}" hidden>{panel}</div>{after}')
    return "".join(out)


PAGES = {
    "a site without landmarks": site,
    "windows-1252": lambda: site("windows-1252"),
    "utf-16": lambda: site("utf-16"),
    "a form round it": lambda: site(
        told=lambda w: w.replace("<body>", "<body><form>").replace("</body>", "</form></body>")
    ),
    "folded": lambda: site(told=folded),
}


@pytest.mark.parametrize("page", PAGES)
def test_what_a_site_puts_round_its_words_is_left_out_and_nothing_else(page: str) -> None:
    document = read_bytes("page.html", PAGES[page]())
    assert printed.said(extract(document)) == printed.EXPECTED
    whole = " ".join(document.units)
    for outside in ("Cookies", "Skip to", "Related", "mistakes", "Share this", "Training</"):
        assert outside not in whole


def test_parts_of_a_page_that_fold_have_headings() -> None:
    part = b"<details><summary>Key learning points</summary><p>Ask who lives there.</p></details>"
    page = b"<main><h1>Learning</h1>" + part + b"</main>"
    heads = [(b.text, b.level) for b in read_bytes("p.html", b"<!doctype html>" + page).blocks if b.kind == "heading"]
    assert heads == [("Learning", 1), ("Key learning points", 2)]


def test_every_article_of_a_page_is_read() -> None:
    page = (
        b"<!doctype html><body><article><p>The first thing learned.</p></article><article><p>The second.</p></article>"
    )
    assert [b.text for b in read_bytes("p.html", page).blocks] == ["The first thing learned.", "The second."]


def test_a_list_typed_into_a_paragraph_is_a_list_and_numbers_go_on() -> None:
    typed = b"<p>Learning:<br>&bull; Ask who lives there<br>- Write it down</p>"
    page = b"<!doctype html><body>" + typed + b"<ol start=3><li>See the child</ol>"
    blocks = read_bytes("p.html", page).blocks
    assert [(b.kind, b.text, b.number) for b in blocks] == [
        ("paragraph", "Learning:", ""),
        ("bullet", "Ask who lives there", ""),
        ("bullet", "Write it down", ""),
        ("bullet", "See the child", "3"),
    ]


@pytest.mark.parametrize("wrapping", ["w:ins", "w:sdt", "w:smartTag", "w:customXml", "w:fldSimple", "w:moveTo"])
def test_words_of_a_word_file_are_read_whatever_is_wrapped_round_them(wrapping: str) -> None:
    file = docx.Document(io.BytesIO(printed.word()))
    for paragraph in file.element.body.xpath(".//w:p[w:r]"):
        runs = paragraph.xpath("./w:r")
        outer = inner = OxmlElement(wrapping)
        if wrapping == "w:sdt":
            inner = OxmlElement("w:sdtContent")
            outer.append(inner)
        runs[0].addprevious(outer)
        for run in runs:
            inner.append(run)
        paragraph.append(struck_out("Nobody should read this."))
    out = io.BytesIO()
    file.save(out)
    document = read_bytes("w.docx", out.getvalue())
    assert printed.said(extract(document)) == printed.EXPECTED
    assert "Nobody should" not in " ".join(document.units)


def struck_out(words: str) -> object:
    gone, run, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:t")
    text.text = words
    run.append(text)
    gone.append(run)
    return gone


def test_a_row_struck_out_is_gone_and_a_cell_in_a_form_field_is_read() -> None:
    file = docx.Document()
    table = file.add_table(rows=3, cols=2)
    for row, words in zip(table.rows, (("No", "Recommendation"), ("1", "See the child"), ("2", "Old")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    properties = table.rows[2]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:del"))
    cell = table.rows[1].cells[1]._tc
    field, inside = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    field.append(inside)
    cell.addprevious(field)
    inside.append(cell)
    assert field.find(qn("w:sdtContent")) is not None
    out = io.BytesIO()
    file.save(out)
    rows = [block.cells for block in read_bytes("w.docx", out.getvalue()).blocks]
    assert rows == [("No", "Recommendation"), ("1", "See the child")]


def test_a_sentence_goes_on_in_the_next_column_and_a_broken_word_in_a_cell_is_whole() -> None:
    text = "Professionals did not ask about the household when the bruise was seen by the nurse on her second visit"
    column = "#set page(width: 12cm, height: 6cm, columns: 2, margin: 1cm)\n#set text(size: 10pt, hyphenate: false)\n"
    (block,) = read_bytes("c.pdf", printed.typeset(f"{column}- {text}")).blocks
    assert (block.kind, block.text) == ("bullet", text)
    cells = "[No], [Recommendation], [1], [Tell the safeguarding partnership]"
    narrow = '#set page(width: 9cm, height: 8cm, margin: 1cm)\n#set text(size: 10pt, hyphenate: true, lang: "en")\n'
    rows = read_bytes("t.pdf", printed.typeset(f"{narrow}#table(columns: (1cm, 2cm), {cells})")).blocks
    assert rows[1].cells == ("1", "Tell the safeguarding partnership")
    assert rows[0].cells == ("No", "Recommendation")


def test_a_page_of_many_bands_takes_no_longer_than_another() -> None:
    lines = "\n".join(f"#block(spacing: 12pt)[Line {n} of a page]" for n in range(60))
    page = f"#set page(width: 15cm, height: 60cm, margin: 1cm)\n#set text(size: 8pt)\n{lines}"
    begun = time.monotonic()
    assert len(read_bytes("b.pdf", printed.typeset(page)).blocks) >= 1
    assert time.monotonic() - begun < 5
