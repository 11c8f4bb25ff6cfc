"""Names that stand joined to something else: accounts in social media, user names, names of files."""

from __future__ import annotations

import re

from heed.anonymity import names
from heed.anonymity.labels import PERSON
from heed.anonymity.leaks.leak import HIGH, MEDIUM, Draft, Leak, Leaks

_AT = re.compile(r"(?<![\w.])@\w[\w.-]*\w")
_MEDIA = (
    "facebook|instagram|tiktok|snapchat|twitter|youtube|linkedin|threads|telegram|whatsapp|vinted|twitch|discord|roblox"
)
_PAGE = re.compile(rf"\b(?:https?://)?(?:www\.|m\.)?(?:{_MEDIA}|x)\.com/\S*\w", re.IGNORECASE)
# Letters joined to others or to figures by an underscore or a stop within, as nobody writes a word.
_JOINED = re.compile(r"(?<![\w@./-])(?=\S*[a-z])(?:\w+[._-])*\w*[^\W_](?:_[\w.-]*\w|\.\w*_\w+)")
_FILE = re.compile(
    r"(?<![\w@/])[\w.-]*\w\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|heic|gif|mov|mp4|mp3|wav|csv|txt|msg|eml|zip|rtf|odt)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[\w.@'’-]*[^\W\d_][\w.@'’-]*\w")
_SHORTEST = 4


def in_media(draft: Draft) -> Leaks:
    """Accounts and pages in social media, and user names by their shape."""
    own = {contact.casefold() for contact in draft.own_contacts}
    for pattern in (_PAGE, _AT, _JOINED):
        for match in pattern.finditer(draft.text):
            if match[0].casefold() not in own and not _FILE.fullmatch(match[0]):
                say = "An account leads to its holder and to everybody they know."
                yield Leak("account", match[0], *match.span(), say, HIGH, "Write 'online', without the account.")


def joined(draft: Draft) -> Leaks:
    """A name of the table within a longer word: of a file, an account or an address."""
    known = dict(_words_of_names(draft))
    for match in _TOKEN.finditer(draft.text):
        folded = names.key(match[0]).replace(" ", ".")
        parts = re.split(r"[^a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", match[0]).casefold())
        label = next((label for name, label in known.items() if _holds(folded, parts, name)), None)
        if label:
            say = f"A name that the table replaces by '{label}' stands in this word."
            yield Leak("account", match[0], *match.span(), say, HIGH, "Give the file or the account a name of its own.")


def _holds(folded: str, parts: list[str], name: str) -> bool:
    """Whether the name is a part of the word, or any of it where the name is long and the word is longer."""
    if folded == name or len(name) < _SHORTEST:
        return False
    if re.fullmatch(rf"{re.escape(name)}(?:['’]?s|es)?", folded) or not re.search(r"[._@\d-]|[a-z][A-Z]", folded):
        return len(name) > _LONG and folded.startswith(name) and len(folded) >= len(name) + _SHORTEST
    return name in parts or (len(name) > _LONG and name in folded and not re.fullmatch(r"[a-z'’-]+", folded))


_LONG = 5


def files(draft: Draft) -> Leaks:
    """Names of files: what a file is called tells what it holds, and of whom."""
    for match in _FILE.finditer(draft.text):
        say = "The name of a file often holds the name of somebody."
        yield Leak("account", match[0], *match.span(), say, MEDIUM, "Say what the file is, without its name.")


def _words_of_names(draft: Draft) -> list[tuple[str, str]]:
    return [
        (names.key(word), entry.label)
        for entry in draft.labels.entries
        if entry.kind == PERSON
        for name in entry.names
        for word in re.split(r"[\s,]+", name)
        if word.rstrip(".") not in names.TITLES and names.key(word) not in names.WORDS_TOO
    ]


FINDERS = (joined, in_media, files)
