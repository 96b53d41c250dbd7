"""What a page may cost that is never measured to its end; imported by children, so it stands in a module."""

from __future__ import annotations

import os
import time


def hang(_name: str, _size: int) -> None:
    time.sleep(60)


def die(_name: str, _size: int) -> None:
    os._exit(3)
