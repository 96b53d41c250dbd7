from __future__ import annotations

import asyncio
import platform
import subprocess
import sys

import pytest

from newsscrape.crawl.large_bodies import LargeBodies


async def take(bodies: LargeBodies, name: str, told: list[str]) -> None:
    async with bodies.turn():
        told.append(f"{name} begins")
        await asyncio.sleep(0)
        told.append(f"{name} ends")


def test_bodies_come_one_after_the_other_in_their_order() -> None:
    async def crawl() -> list[str]:
        bodies, told = LargeBodies(lambda: True, 0), list[str]()
        await asyncio.gather(*(take(bodies, name, told) for name in "abc"))
        return told

    assert asyncio.run(crawl()) == [f"{name} {what}" for name in "abc" for what in ("begins", "ends")]


def test_a_body_waits_until_there_is_room() -> None:
    async def crawl() -> list[str]:
        told: list[str] = []
        looks = iter((False, True))

        def has_room() -> bool:
            room = next(looks)
            told.append(f"room: {room}")
            return room

        await take(LargeBodies(has_room, 0), "a", told)
        return told

    assert asyncio.run(crawl()) == ["room: False", "room: True", "a begins", "a ends"]


def test_who_is_cancelled_gives_the_turn_on() -> None:
    async def crawl() -> list[str]:
        bodies, told = LargeBodies(lambda: True, 0), list[str]()
        async with bodies.turn():
            waiting = asyncio.ensure_future(take(bodies, "a", told))
            following = asyncio.ensure_future(take(bodies, "b", told))
            await asyncio.sleep(0)
            waiting.cancel()
        await following
        return told

    assert asyncio.run(crawl()) == ["b begins", "b ends"]


HELD = """
from pathlib import Path
from newsscrape.crawl.large_bodies import give_back_large_blocks
taken = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * 4096 // 1_000_000
give_back_large_blocks()
bytes(20_000_000)
before = taken()
large = [bytes(b"x" * 19_000_000) for _ in range(3)]
small = [bytes(5_000) for _ in range(1_000)]
large.clear()
print(taken() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries do as they do")
def test_what_a_large_body_took_goes_back_to_the_system() -> None:
    ran = subprocess.run([sys.executable, "-c", HELD], capture_output=True, text=True, check=True, timeout=60)
    assert int(ran.stdout) < 20, "megabytes that nobody needs any more"
