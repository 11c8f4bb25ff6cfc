"""How an entry begins, where that tells nobody."""

import pytest

from heed.anonymity.openings import opening


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NBV done. Baby well.", "nbv done"),
        ("HV visit - mum tired", "hv visit"),
        ("T/C from nursery: he fell", "t/c from nursery"),
        ("Seen in clinic with mum and gran", "seen in clinic with"),
        ("Wayne rang", ""),
        ("Visit to Zofia Quillfeather", ""),
        ("Visit to Quill House", ""),
        ("Seen 3 times", ""),
        ("", ""),
        ("A", ""),
        ("quillfeather seen", ""),
        ("Visit by HV", "visit by hv"),
        ("Smitherson rang", ""),
        ("Smitherson/Quill seen", ""),
        ("Mother/Quill seen", ""),
        ("Mother rang", "mother rang"),
    ],
)
def test_an_opening_is_a_few_words_that_tell_nobody(text: str, expected: str) -> None:
    assert opening(text, {"quillfeather"}) == expected
