"""A reader that does to its process what the page's body says; imported by children, so it stands in a module.

What a body says after ``at first:`` it does in the usual reading only.
"""

import ctypes
import os
import signal
import time
from pathlib import Path

from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Care, Page

AT_FIRST = b"at first: "
COUNT = b"count in "
ERRORS = {
    b"raise": ValueError("a fault of our own"),
    b"raise at length": ValueError(f"a fault\t{'of our own ' * 50}\nand its second line"),
    b"raise wordless": LookupError(),
}


class Deadly:
    """Ends the process that tells of it, in the middle of telling."""

    def __reduce__(self) -> tuple[type, tuple[()]]:
        os.kill(os.getpid(), signal.SIGKILL)
        return Deadly, ()


def read(page: Page) -> Extraction:
    body = page.body
    if body.startswith(AT_FIRST):
        body = body.removeprefix(AT_FIRST) if page.care is Care.USUAL else b"well"
    if body in ERRORS:
        raise ERRORS[body]
    if body == b"killed while answering":
        return Extraction(outcome=Deadly())
    do(body)
    return Extraction(outcome=Article(url=page.url, text=page.body.decode(), warnings=(str(os.getpid()), page.care)))


def do(body: bytes) -> None:
    match body:
        case b"hang":
            time.sleep(600)
        case b"hang deaf":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
            time.sleep(600)
        case b"exit":
            os._exit(3)
        case b"segfault":
            ctypes.string_at(0)
        case b"memory":
            bytearray(10_000_000_000)
        case body if body.startswith(COUNT):
            with Path(body.removeprefix(COUNT).decode()).open("a") as counted:
                counted.write("x")
            os._exit(3)
        case b"print":
            print("no record")  # noqa: T201 - what a careless library would do
