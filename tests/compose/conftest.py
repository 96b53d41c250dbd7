"""Labelled pages by hand: ``data-label`` is the label of an element's blocks, ``data-reason`` the name of the rule."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest

from newsscrape.compose.survey import Survey, survey_of
from newsscrape.model.block import LabelledBlock
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.policy.sites import site_named
from newsscrape.read.document import NO_SELECTORS, read

PageMaker = Callable[..., Survey]


@pytest.fixture
def page_of() -> PageMaker:
    """Make a labelled page, looked over, of a body with ``data-label`` attributes and a head."""

    def make(  # noqa: PLR0913 - a page has that many sides
        body: str,
        *,
        head: str = "",
        url: str | None = "https://news.example/a",
        language: str | None = "de",
        fetched_at: str | None = None,
        site: str | None = None,
        selectors: Mapping[str, str] = NO_SELECTORS,
    ) -> Survey:
        html = f"<html lang={language or ''}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
        fetched = datetime.fromisoformat(fetched_at).astimezone(UTC) if fetched_at else None
        document = read(Page(body=html.encode(), url=url, fetched_at=fetched), selectors)
        tree = document.tree
        blocks = []
        for block in document.blocks:
            named = (tree.get(e, "data-label") for e in tree.ancestors(block.element) if tree.has(e, "data-label"))
            reason = tree.get(block.element, "data-reason") or "by hand"
            blocks.append(LabelledBlock(block, Label(next(named, "other")), 1.0, reason))
        return survey_of(
            LabelledPage(
                document=document,
                site=site_named(site) if site else None,
                language=language,
                blocks=tuple(blocks),
                confidence=1.0,
            )
        )

    return make
