"""Numbers and addresses that reach or identify one person, and contacts that belong to another board."""

from __future__ import annotations

import re

from heed.anonymity.leaks.leak import HIGH, LOW, MEDIUM, Draft, Leak, Leaks

_PHONE = re.compile(r"(?<![\w+/-])(?:\+44\s?(?:\(0\))?|0)(?:[\s()-]{0,2}\d){8,10}(?!\d)")
_EMAIL = re.compile(r"\b[\w.+'-]+@[\w-]+(?:\.[\w-]+)+\b")
_WEB = re.compile(r"\b(?:https?://|www\.)[^\s<>()\"'’]+[^\s<>()\"'’.,;:!?]", re.IGNORECASE)
_OF_A_BOARD = re.compile(r"safeguarding|lscb|scb\b|scp\b|scb\.|scp\.|mash", re.IGNORECASE)
_BOARD_WORDS = re.compile(
    r"safeguarding|\bboard\b|\bMASH\b|partnership|\bunit\b|advice|helpline|referral|\bduty\b|front door", re.IGNORECASE
)
_TEN_DIGITS = re.compile(r"(?<![\d+-])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_NHS_WORDS = re.compile(r"\bNHS\s*(?:no\.?|number|num|#)?\s*(?:is|was|:)?\s*$", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\b(?:case|crime|court|incident|log|custody|hospital|patient|file|client|pupil|claim|system|record)?\s*"
    r"(?:ref(?:erence)?|number|no\.|id|urn|upn|crn|pid|lcs|mosaic|liquidlogic|niche|systmone)\b\.?\s*(?:number"
    r"|no\.?|id)?\s*(?:is|was)?\s*[:#]?\s*"
    r"([A-Z]{0,4}[/-]?\d[\dA-Z/-]{3,})",
    re.IGNORECASE,
)
_KNOWN_SHAPES = re.compile(r"\b(?:[A-Z]{2}\d{2}[CPFZ]\d{5}|[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]|[A-Z]\d{12})\b")
# A body's letters and a number of its own, "LADO/2022/0118", "CAD 3381"; not a year, a guideline ("NG225") or a law.
_NUMBERED_BY_A_BODY = re.compile(
    r"(?<![\w/.@-])(?:(?:[A-Z][A-Z]{1,6}|Delius|Mosaic|No\.|Nº|[Rr]ef\.?)[ /:-]{1,2}(?:[Rr]ef\.?\s*)?)?"
    r"(?=[A-Z\d/-]*\d[A-Z\d/-]*\d[A-Z\d/-]*\d)[A-Z\d]+(?:[/-][A-Z\d]+)*(?![\w/@])(?:\s+and\s+[A-Z]{2}\s\d{4})?(?:\s+of\s+\d{1,2}\s+[A-Z][a-z]{2}\b)?"
)
_OFFICER = re.compile(r"W?(?:PC|DC|DS|PS)\s\d{2,6}\s+[A-Z][a-z]")
_NO_RECORD = re.compile(
    r"(?:19|20)\d\d(?:[/–-](?:\d\d|(?:19|20)\d\d))?|(?:NG|CG|QS|PH|TA|SI|BS|ISO|EN|RFC|COVID|WHO|HOPELINE|A|M"
    r"|B)[ -]?\d+"
    r"|[A-Z]+[A-Z/-]*[ -](?:19|20)\d\d|\d+(?:[-–/]\d{1,3}){0,2}"
)
_VEHICLE = re.compile(
    r"\b(?:[A-Z]{2}\d{2}\s?[A-Z]{3}|[A-Z]\d{1,3}\s[A-Z]{3}|[A-Z]*[IQZ][A-Z]*\s\d{3,4}(?=\D))\b"
    r"|(?<=registration )[A-Z]{1,3}\s?\d{1,4}\b|\b[A-Z]{3}\s\d{1,4}[A-Z]?\b(?=\s*(?:car|van|plate))"
)
_FEWEST_FIGURES = 4
# Helplines of the four nations that are printed everywhere.
_HELPLINES = {
    *("116123", "116000", "08001111", "08088005000", "08082000247", "08000684141", "08088025544", "08088010327"),
    *("08088010800", "08000271234", "08088021414", "0808801022", "08001697410"),
}
_FREEPHONE = ("0800", "0808", "0300", "0345", "0370")


def digits(number: str) -> str:
    """The digits of a telephone number as dialled within the country."""
    only = re.sub(r"\D", "", number)
    return "0" + only[2:].lstrip("0") if number.strip().startswith("+44") else only


def is_nhs_number(number: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11; NHS Data Dictionary, "NHS NUMBER")."""
    figures = [int(figure) for figure in re.sub(r"\D", "", number)]
    if len(figures) != 10:
        return False
    check = -sum(figure * (10 - place) for place, figure in enumerate(figures[:9])) % 11
    return check == figures[9]


def contacts(draft: Draft) -> Leaks:
    """Telephone numbers, e-mail and web addresses that are not among the board's own."""
    own = {digits(contact) for contact in draft.own_contacts} - {""}
    for match in _PHONE.finditer(draft.text):
        if digits(match[0]) not in own | _HELPLINES and not is_nhs_number(match[0]):
            yield _contact(draft, match, digits(match[0]).startswith(_FREEPHONE))
    own_words = [contact.casefold() for contact in draft.own_contacts]
    for match in _EMAIL.finditer(draft.text):
        if not any(match[0].casefold() in contact or contact == _host(match[0]) for contact in own_words):
            yield _contact(draft, match, False)
    for match in _WEB.finditer(draft.text):
        host = _host(match[0])
        if own_words and _OF_A_BOARD.search(host) and not any(host in contact for contact in own_words):
            yield _others(match, LOW)


def _host(address: str) -> str:
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", address.casefold())
    return bare.rpartition("@")[2].partition("/")[0]


def _contact(draft: Draft, match: re.Match[str], of_a_service: bool) -> Leak:
    if of_a_service or _BOARD_WORDS.search(draft.before(match.start(), 90) + draft.after(match.end(), 30)):
        return _others(match, LOW if of_a_service else MEDIUM)
    kind, what = ("email", "An e-mail address") if "@" in match[0] else ("phone", "A telephone number")
    return Leak(kind, match[0], *match.span(), f"{what} reaches one person or home.", HIGH, "Leave it out.")


def _others(match: re.Match[str], severity: str) -> Leak:
    say = "This contact is not among your own: it may be another board's, kept from a text that was copied."
    reword = "Put your own contact, or add this one to your list if it is right."
    return Leak("other_contact", match[0], *match.span(), say, severity, reword)


def of_records(draft: Draft) -> Leaks:
    """NHS numbers, case numbers, court and crime references, national insurance and pupil numbers."""
    own = {digits(contact) for contact in draft.own_contacts}
    for match in _TEN_DIGITS.finditer(draft.text):
        said = bool(_NHS_WORDS.search(draft.before(match.start(), 20)))
        if (said or is_nhs_number(match[0])) and digits(match[0]) not in own:
            say = "An NHS number names one patient." if is_nhs_number(match[0]) else "This is called an NHS number."
            yield Leak("nhs_number", match[0], *match.span(), say, HIGH, "Leave it out.")
    for pattern, group in ((_REFERENCE, 1), (_KNOWN_SHAPES, 0)):
        for match in pattern.finditer(draft.text):
            if digits(match[group]) not in own:
                say = "A number from a file opens that file to everybody who can look it up."
                yield Leak("case_number", match[group], *match.span(group), say, HIGH, "Leave it out.")


def of_bodies(draft: Draft) -> Leaks:
    """Numbers by which a body knows one case or person, told by their shape."""
    for match in _NUMBERED_BY_A_BODY.finditer(draft.text):
        found = match[0].strip(" :/-")
        letters, figures = re.sub(r"[^A-Z]", "", found), re.sub(r"\D", "", found)
        named = bool(re.match(r"(?:No\.|Nº|[Rr]ef)", found))
        if (
            _NO_RECORD.fullmatch(found)
            or _OFFICER.match(draft.text, match.start())
            or not (letters or named)
            or len(figures) < _FEWEST_FIGURES - ("/" in found)
        ):
            continue
        say = "A number from a file opens that file to everybody who can look it up."
        yield Leak("case_number", match[0], *match.span(), say, HIGH, "Leave it out.")


def vehicles(draft: Draft) -> Leaks:
    """Registrations of cars."""
    for match in _VEHICLE.finditer(draft.text):
        say = "A registration leads to the keeper of the car."
        yield Leak("vehicle", match[0], *match.span(), say, HIGH, "Write 'a car'.")


FINDERS = (contacts, of_records, of_bodies, vehicles)
