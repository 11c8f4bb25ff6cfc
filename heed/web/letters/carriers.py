"""Who takes a letter: a mail server (SMTP), or a folder where none is named.

A carrier tells apart what matters to whoever waits for the letter: taken, refused for good, refused for now, nobody
there, or not known. Only the last lies between the final dot of a message and the server's answer to it (RFC 5321,
section 4.2.5: the server has taken a message when it has answered that dot, and has not when the dot never came).
"""

from __future__ import annotations

import os
import re
import smtplib
import socket
from collections.abc import Callable
from email.utils import formataddr, parseaddr
from pathlib import Path
from typing import Any, Protocol, TypeVar

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.filebased import EmailBackend as FolderBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.core.mail.message import sanitize_address

from heed.web.letters.models import Letter
from heed.web.letters.tokens import with_tokens

MOST_OF_A_REASON = 300
# Seconds. A server that looks through a message before it answers may take its time; longer than a greeting.
ANSWER_WITHIN = 120

Answer = TypeVar("Answer")


class NotTaken(Exception):
    """The letter was not taken, for sure. The message is what the server said."""


class RefusedForGood(NotTaken):
    """The server refuses this letter (5xx)."""


class RefusedForNow(NotTaken):
    """The server asks for the letter to be brought again later (4xx), or the line broke before it was whole."""


class Away(NotTaken):
    """No letter can be handed over now: nobody answers, or the server does not take letters from this house."""


class NotKnown(Exception):
    """The letter was handed over and no answer came: it may have been taken."""


class Carrier(Protocol):
    """Takes letters, one at a time. `repeats`: handing over a letter again cannot make two of it."""

    repeats: bool

    def hand_over(self, letter: Letter, about_to: Callable[[], None]) -> None:
        """Hands a letter over; calls `about_to` just before the step after which it may have been taken.

        Raises RefusedForGood, RefusedForNow, Away or NotKnown.
        """

    def close(self) -> None: ...


def carrier() -> Carrier:
    """The carrier that the settings name."""
    connection = get_connection(fail_silently=False)
    if isinstance(connection, SmtpBackend):
        return MailServer(connection)
    if isinstance(connection, FolderBackend):
        return Folder(Path(settings.EMAIL_FILE_PATH))
    return AnyBackend(connection)


def goes_to_a_folder() -> bool:
    """Whether letters leave the house only when somebody passes them on."""
    return isinstance(get_connection(fail_silently=False), FolderBackend)


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """The letter as an e-mail, under a Message-ID that is its own however often it is made."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    partnership = letter.partnership
    message = EmailMultiAlternatives(
        letter.subject,
        with_tokens(letter.text),
        from_email=formataddr((partnership.name, address)),
        to=[formataddr((letter.name, letter.to)) if letter.name else letter.to],
        reply_to=[partnership.contact_email] if partnership.contact_email else None,
        headers={
            "Message-ID": f"<{letter.mark}@{address.rpartition('@')[2] or 'localhost'}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    if letter.html:
        message.attach_alternative(with_tokens(letter.html), "text/html")
    return message


class Folder:
    """Each letter a file, named by its mark: written whole or not at all, and the same again however often."""

    repeats = True

    def __init__(self, path: Path) -> None:
        self.path = path

    def hand_over(self, letter: Letter, about_to: Callable[[], None]) -> None:
        about_to()
        file = self.path / f"{letter.mark}.eml"
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            part = file.with_suffix(".part")
            part.write_bytes(message_of(letter).message().as_bytes())
            os.replace(part, file)
        except OSError as problem:
            raise Away(_said(problem)) from None

    def close(self) -> None:
        return None


class AnyBackend:
    """Whatever else Django sends by, such as the outbox of tests."""

    repeats = False

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def hand_over(self, letter: Letter, about_to: Callable[[], None]) -> None:
        about_to()
        try:
            self.connection.send_messages([message_of(letter)])
        except Exception as problem:  # a backend of any kind
            raise NotKnown(_said(problem)) from None

    def close(self) -> None:
        self.connection.close()


class MailServer:
    """A mail server, over one connection that stays open from letter to letter."""

    repeats = False

    def __init__(self, connection: SmtpBackend) -> None:
        self.connection = connection

    def hand_over(self, letter: Letter, about_to: Callable[[], None]) -> None:
        try:
            message = message_of(letter)
            sender, recipient = parseaddr(message.from_email)[1], sanitize_address(letter.to, "ascii")
            body = _body_of(message)
        except ValueError as problem:  # a header that is none, a letter of no alphabet that the line carries
            raise RefusedForGood(f"This letter cannot be made: {_said(problem)}") from None
        smtp = self._open()
        try:
            _ask(lambda: smtp.mail(sender), refused=Away, broken=Away)
            _ask(lambda: smtp.rcpt(recipient))
            _ask(lambda: smtp.docmd("DATA"), wanted=3)
            _spoken(lambda: smtp.send(body))
            about_to()
            if smtp.sock is not None:
                smtp.sock.settimeout(ANSWER_WITHIN)
            _ask(lambda: smtp.docmd("."), broken=NotKnown)
        except Exception:
            self.close()
            raise

    def _open(self) -> smtplib.SMTP:
        """The connection, greeted; one that the server closed meanwhile is opened anew."""
        smtp = self.connection.connection
        if smtp is not None and not _answers(smtp):
            self.close()
        try:
            self.connection.open()
        except (OSError, smtplib.SMTPException) as problem:
            self.close()
            raise Away(_said(problem)) from None
        smtp = self.connection.connection
        assert smtp is not None
        assert smtp.sock is not None
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else the final dot waits for an answer
        smtp.ehlo_or_helo_if_needed()
        return smtp

    def close(self) -> None:
        """Ends the connection; one that is broken already is no fault."""
        try:
            self.connection.close()
        except (OSError, smtplib.SMTPException):
            self.connection.connection = None


def _body_of(message: EmailMultiAlternatives) -> bytes:
    """The message as it goes over the line, up to its final dot: that one is sent by itself (RFC 5321, 4.5.2)."""
    whole: bytes = message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]  # Django's own message
    return re.sub(rb"(?m)^\.", b"..", whole).removesuffix(b"\r\n") + b"\r\n"


def _answers(smtp: smtplib.SMTP) -> bool:
    try:
        return smtp.rset()[0] == 250
    except (OSError, smtplib.SMTPException):
        return False


def _ask(
    speak: Callable[[], tuple[int, bytes]],
    *,
    wanted: int = 2,
    refused: type[NotTaken] = RefusedForGood,
    broken: type[Exception] = RefusedForNow,
) -> None:
    """One step of the talk with a server; raises what its answer means where it is not the `wanted` kind.

    421 at any step: the server is closing, for every letter (RFC 5321, section 3.8).
    """
    code, said = _spoken(speak, broken)
    answer = f"{code} {said.decode(errors='replace')}"[:MOST_OF_A_REASON].replace("\n", " ")
    if code // 100 == wanted:
        return
    if code == 421 or refused is Away:
        raise Away(answer)
    raise refused(answer) if code // 100 == 5 else RefusedForNow(answer)


def _spoken(speak: Callable[[], Answer], broken: type[Exception] = RefusedForNow) -> Answer:
    try:
        return speak()
    except (OSError, smtplib.SMTPException) as problem:
        raise broken(_said(problem)) from None


def _said(problem: BaseException) -> str:
    return f"{type(problem).__name__}: {problem}"[:MOST_OF_A_REASON]
