"""Loaded by Python before a crawl under test: its names are the test's, and so is what it can reach.

WATCH holds JSON: ``names`` with the answers of each name, one after the other and the last for ever; ``open``, the
ports of 127.0.0.1 that are reached; ``trap``, where every other connection ends; ``log``, a file for all of it.
"""

from __future__ import annotations

import json
import os
import socket

if "WATCH" in os.environ:
    watch = json.loads(os.environ["WATCH"])
    Plain = socket.socket

    def note(*words: object) -> None:
        with open(watch["log"], "a", encoding="utf-8") as log:  # noqa: PTH123 - before anything else is loaded
            log.write(" ".join(map(str, words)) + "\n")

    def spelt(name: str) -> list[str]:
        """Give the address a host spells out, as the system reads it."""
        try:
            return [socket.inet_ntoa(socket.inet_aton(name))]
        except OSError:
            return []

    def answer(name: str) -> str:
        answers = watch["names"].get(name.lower().rstrip(".")) or spelt(name)
        if not answers:
            note("lookup", name, "-")
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        found: str = answers.pop(0) if len(answers) > 1 else answers[0]
        note("lookup", name, found)
        return found

    class Watched(Plain):
        is_noted = False

        def led(self, address: object) -> object:
            """Give where a connection really goes."""
            if self.family not in {socket.AF_INET, socket.AF_INET6} or not isinstance(address, tuple):
                return address
            if address[0] == "127.0.0.1" and address[1] in watch["open"]:
                return address
            if not self.is_noted:  # Twisted asks a second time whether it is connected
                self.is_noted = True
                note("connect", address[0], address[1])
            return ("127.0.0.1", watch["trap"])

        def connect(self, address: object) -> None:
            super().connect(self.led(address))

        def connect_ex(self, address: object) -> int:
            return super().connect_ex(self.led(address))

        def listen(self, *backlog: int) -> None:
            if self.family in {socket.AF_INET, socket.AF_INET6}:
                note("listen", *self.getsockname())
            super().listen(*backlog)

    socket.socket = Watched  # type: ignore[misc]
    socket.gethostbyname = answer
    socket.getaddrinfo = lambda host, port, *_, **__: [  # type: ignore[assignment]
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer(str(host)), port))
    ]
