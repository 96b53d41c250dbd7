"""What may be asked about a page, and how it may go wrong; imported by children, so it stands in a module."""

from __future__ import annotations

import os
import time

from newsscrape.evaluate.gold import GoldPage, load_page
from newsscrape.evaluate.tools import Answer
from newsscrape.model.page import Page


def length(gold: GoldPage) -> int:
    return len(load_page(gold).body)


def die_at_three(gold: GoldPage) -> int:
    if length(gold) == 3:
        os._exit(9)
    return length(gold)


def dawdle_at_three(gold: GoldPage) -> int:
    while length(gold) == 3:
        time.sleep(1)
    return length(gold)


def echo(page: Page) -> Answer:
    return Answer(text=page.body.decode())


def stumble(page: Page) -> Answer:
    if b"stone" in page.body:
        raise ValueError("stumbled " + "badly " * 100)
    return echo(page)


def die(page: Page) -> Answer:
    if b"stone" in page.body:
        os._exit(9)
    return echo(page)


def dawdle(page: Page) -> Answer:
    while b"stone" in page.body:
        time.sleep(1)
    return echo(page)
