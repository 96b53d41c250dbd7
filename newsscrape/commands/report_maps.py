"""The pages behind the records of a report → a map of each, beside the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from scrapy.settings import BaseSettings

from newsscrape.errors import InputError
from newsscrape.extract import explain_page
from newsscrape.isolate import Extractors
from newsscrape.model.page import Page
from newsscrape.report.page_map import page_map
from newsscrape.sinks.part import PartFile
from newsscrape.sources.recorded import read_recorded
from newsscrape.sources.runs import Line


def write_maps(lines: Sequence[Line], folder: Path, settings: BaseSettings) -> Mapping[str, str]:
    """Write the map of the page that each record or reject was read from.

    In: the lines, the folder that the maps go to, the settings. Out: the addresses of the maps, as seen from beside the
    folder, by the lines' places; a page that is not in the archive has none. Raises `StorageError` where the disk
    refuses.
    """
    pages = [*_pages(lines, Path(settings["NEWSSCRAPE_OUTPUT"]) / "archive")]
    if not pages:
        return {}
    maps = {}
    limits = settings.getfloat("NEWSSCRAPE_PAGE_SECONDS"), settings.getint("NEWSSCRAPE_PAGE_MEMORY")
    with Extractors(settings.getint("NEWSSCRAPE_WORKERS"), *limits, explain_page) as extractors:
        reading = [(line, page, extractors.submit(page)) for line, page in pages]
        for number, (line, page, read) in enumerate(reading, start=1):
            file = PartFile(folder / f"{number:03}.html")
            file.write(page_map(page, read.result(), line.place).encode())
            file.publish()
            maps[line.place] = f"{quote(folder.name)}/{file.path.name}"
    return maps


def _pages(lines: Sequence[Line], archive: Path) -> Iterator[tuple[Line, Page]]:
    for line in lines:
        path, _, number = line.place.rpartition(":")
        try:
            found = read_recorded(Path(path), int(number), [archive])
        except InputError:
            continue  # it brought no page, or its archive lies elsewhere
        if isinstance(found.content, Page):
            yield line, found.content
