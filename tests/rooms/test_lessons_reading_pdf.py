"""PDF: columns, running heads, broken words, tables and links as they are printed."""

from __future__ import annotations

from heed.lessons.extraction import extract
from heed.lessons.reading import read_bytes
from tests.rooms import lessons_printed as printed


def words_of(source: str) -> list[str]:
    document = read_bytes("paper.pdf", printed.typeset("#set page(width: 12cm, height: 8cm)\n" + source))
    return [printed.straight(block.words) for block in document.blocks]


def test_running_heads_and_page_numbers_are_set_aside() -> None:
    document = read_bytes("paper.pdf", printed.pdf())
    assert document.pages == 4
    assert set(document.furniture) == {"Learning from reviews in Avonmere"} | {f"{n} of 4" for n in (1, 2, 3, 4)}
    assert "Learning from reviews" not in document.whole


def test_a_sentence_that_runs_over_a_page_is_one_and_keeps_the_page_where_it_begins() -> None:
    seen_by = ", ".join(f"agency {a}{b} of the county" for a in "xyz" for b in "abcdefghijklmno")
    sentence = f"The plan was seen by {seen_by}, and kept."
    document = read_bytes("paper.pdf", printed.typeset("#set page(width: 8cm, height: 6cm)\n" + sentence))
    (block,) = document.blocks
    assert document.pages > 2
    assert (block.text, block.place.number) == (sentence, 1)
    assert document.at(block.place) == sentence


def test_a_word_broken_by_a_hyphen_is_whole_again() -> None:
    assert words_of("The plan for safe-\\ \nguarding was clear.") == ["The plan for safeguarding was clear."]


def test_a_word_written_with_a_hyphen_keeps_it() -> None:
    assert words_of("A baby who is non-\\ \nmobile was seen.") == ["A baby who is non-mobile was seen."]
    assert words_of("A call, door-\\ \nto-door.") == ["A call, door-to-door."]


def test_ligatures_are_letters() -> None:
    assert words_of("The first office file shows a difficult conflict.") == [
        "The first office file shows a difficult conflict."
    ]
    assert words_of("#text(ligatures: false)[The ﬁrst oﬃce]") == ["The first office"]


def test_columns_are_read_one_after_the_other() -> None:
    left = "The story is told on the left and goes on for some lines."
    right = "The lesson stands on the right of it all."
    assert words_of(f"#columns(2, gutter: 1cm)[{left} #colbreak() {right}]") == [left, right]


def test_a_ruled_table_is_read_by_its_cells() -> None:
    cells = "[*Key learning*], [*Question*], [Fathers were not asked about.], [Whom have you not met?]"
    heading = "= Learning Summary\n"
    document = read_bytes("paper.pdf", printed.typeset(f"{heading}#table(columns: 2, {cells})"))
    (point,) = extract(document).learning_points
    assert point.passage.words == "Fathers were not asked about."
    assert (point.question, point.printed_together) == ("q-1", True)


def test_a_link_has_its_label_and_where_it_leads() -> None:
    source = 'Read #link("https://avonmere.example.org/w")[the protocol] first.'
    document = read_bytes("paper.pdf", printed.typeset(source))
    (link,) = (link for block in document.blocks for link in block.links)
    assert (link.label, link.target, link.lost) == ("the protocol", "https://avonmere.example.org/w", False)


def test_panels_are_put_into_their_order_and_that_is_said() -> None:
    publication = extract(read_bytes("poster.pdf", printed.poster()))
    assert [part.number for part in publication.sections if part.number] == sorted(printed.PANELS)
    assert [problem.code for problem in publication.problems] == ["panels-out-of-order"]


def test_a_page_that_is_only_a_picture_is_told() -> None:
    paper = printed.typeset("= Learning Notes\nA first page with words.\n#pagebreak()\n#rect(fill: black)")
    (problem,) = extract(read_bytes("paper.pdf", paper)).problems
    assert (problem.code, "page 2" in problem.say) == ("no-text", True)
