"""Scrapy's command line by a clock that is wrong: ``python shifted.py INSTANT crawl news ...``, where it goes on."""

from __future__ import annotations

import sys

import time_machine
from scrapy.cmdline import execute

if __name__ == "__main__":  # children import this file, too
    started_at, *arguments = sys.argv[1:]
    with time_machine.travel(started_at):
        execute(["scrapy", *arguments])
