"""A reader that does to its process what the page's body says; imported by children, so it stands in a module."""

import ctypes
import os
import signal
import time

from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page

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
    match page.body:
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
        case body if body in ERRORS:
            raise ERRORS[body]
        case b"killed while answering":
            return Extraction(outcome=Deadly())
        case b"print":
            print("no record")  # noqa: T201 - what a careless library would do
    return Extraction(outcome=Article(url=page.url, text=page.body.decode(), warnings=(str(os.getpid()),)))
