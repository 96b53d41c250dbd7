"""A site whose template changes is told within one run, and one that stays as it is is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsscrape.extract import extract
from newsscrape.ledger.ledger import Ledger
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.model.figures import SiteFigures
from newsscrape.model.page import Page
from newsscrape.policy.drift import drift_rules
from newsscrape.report.figures import figures_of
from newsscrape.sinks.jsonl import encode_article

pytestmark = pytest.mark.usefixtures("programs_uncovered")

HOST = "http://strom.example"
QUICK = ("-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=8")
ARTICLES = 22
EARLIER = 8


class Paper:
    """The living site with a template: articles with a byline, and later without."""

    def __init__(self, site: Any) -> None:  # noqa: ANN401 - tests/whole/conftest.py
        self._site = site
        self._plain = site.page
        self.byline = '<p class="byline">Von <a rel="author" href="/autor/{0}">{0}</a></p>'
        site.page = self.page

    def print_issue(self, number: int) -> None:
        """Have other articles on the front page than before."""
        paths = [f"/politik/a-{number}73{place:02}.html" for place in range(ARTICLES)]
        self._site.articles = {path: f"Meldung {path[11:-5]} vom Fluss" for path in paths}
        self._site.on_front = paths

    def page(self, path: str) -> tuple[str, str] | None:
        """Give a page."""
        title = self._site.articles.get(path)
        if title is None:
            return self._plain(path)  # type: ignore[no-any-return]  # of a fixture
        byline = self.byline.format("Grete Halm")
        text = "".join(f"<p>{title}, Absatz {place}. {'Der Fluss führt wenig Wasser. ' * 6}</p>" for place in range(5))
        return "text/html", (
            f"<html lang=de><head><title>{title}</title></head><body><article><h1>{title}</h1>{byline}{text}</article>"
        )

    def figures(self) -> tuple[SiteFigures, ...]:
        """Give what a crawl of this issue counts."""
        pages = (Page(body=self.page(path)[1].encode(), url=f"{HOST}{path}") for path in self._site.on_front)  # type: ignore[index]  # it is there
        lines = (encode_article(extract(page)) for page in pages)
        return figures_of((EndState(kind=EndKind.ARTICLE, line=line) for line in lines), drift_rules())


def test_a_changed_template_rings_within_one_run(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    living: Any,  # noqa: ANN401 - tests/whole/conftest.py
    covered: dict[str, str],
    tmp_path: Path,
) -> None:
    paper = Paper(living)

    def crawl(issue: int) -> Any:  # noqa: ANN401 - what tests/conftest.py gives
        paper.print_issue(issue)
        return crawls.run(tmp_path, "news", "-a", f"url={HOST}/", *QUICK, **living.environment, **covered)

    with Ledger.in_folder(tmp_path) as ledger:
        for day in range(1, 1 + EARLIER):
            paper.print_issue(day)
            ledger.figures.keep(f"202601{day:02}T100000Z", paper.figures(), ())
    ordinary = crawl(EARLIER + 1)
    assert len(ordinary.articles) == ARTICLES
    assert (ordinary.code, ordinary.manifest["alarms"], ordinary.summary["alarms"]) == (0, [], [])

    paper.byline = ""
    changed = crawl(EARLIER + 2)
    assert changed.code == 3
    (alarm,) = changed.manifest["alarms"]
    assert [alarm[name] for name in ("site", "aspect", "name", "found")] == ["strom.example", "coverage", "authors", 0]
    sentence = "strom.example: authors in 0 % of 22 articles, expected 70 to 100 % as in earlier runs."
    assert changed.summary["alarms"] == [sentence]
    assert f"Drift: {sentence}" in changed.said
    assert "1 drift alarms" in changed.said
