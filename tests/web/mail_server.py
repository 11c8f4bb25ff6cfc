"""A mail server of the tests' own, on a port of this machine: keeps what it takes, and refuses what it is told to."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from threading import Event
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class MailServer:
    """What it took; `answers`: what it says to a recipient instead of taking; `stalls`: where it stops answering.

    A stall at "RCPT" comes before the message, one at "DATA" after it was taken. `stalled` is set once it has come.
    """

    port: int = 0
    taken: list[Message] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    stalls: dict[str, str] = field(default_factory=dict)
    stalled: Event = field(default_factory=Event)
    slowness: float = 0

    def recipients(self) -> list[str]:
        return sorted(str(message["To"]) for message in self.taken)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        await self._maybe_stall("RCPT", address)
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.taken.append(message_from_bytes(envelope.content))
        await asyncio.sleep(self.slowness)
        await self._maybe_stall("DATA", envelope.rcpt_tos[0])
        return "250 taken"

    async def _maybe_stall(self, step: str, address: str) -> None:
        if self.stalls.get(step) == address:
            del self.stalls[step]
            self.stalled.set()
            await asyncio.sleep(30)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A server that answers until the block is left."""
    server = MailServer()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server.port = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()
