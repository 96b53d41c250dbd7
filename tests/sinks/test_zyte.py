from __future__ import annotations

import json
from dataclasses import replace

from zyte_common_items import Article as ZyteArticle

from newsscrape.model.article import Article
from newsscrape.sinks.zyte import encode_zyte, zyte_article
from tests.records import BARE, FULL


def unknown_in(item: ZyteArticle) -> dict[str, object]:
    return dict(item._unknown_fields_dict)  # noqa: SLF001 - it tells in no other way


def test_its_own_class_reads_a_full_article() -> None:
    item = ZyteArticle.from_dict(json.loads(encode_zyte(FULL)))
    assert not unknown_in(item)
    assert item.headline == "Strom wird „billiger“"
    assert (item.datePublished, item.dateModified) == ("2026-11-02T10:00:00Z", "2026-11-02T11:30:00Z")
    assert [author.name for author in item.authors or ()] == ["Nellie Bly", "dpa", "kurier"]
    assert [crumb.name for crumb in item.breadcrumbs or ()] == ["Politik"]
    assert item.mainImage
    assert item.mainImage.url == "https://kurier.example/a.jpg"
    assert item.articleBody == FULL.text
    assert item.metadata
    assert (item.metadata.dateDownloaded, item.metadata.probability) == ("2026-11-02T12:00:00Z", 0.9)


def test_its_own_class_knows_every_field_of_the_articles_of_the_pages(page_articles: list[Article]) -> None:
    items = [ZyteArticle.from_dict(json.loads(encode_zyte(article))) for article in page_articles]
    assert not [item for item in items if unknown_in(item)]
    assert [item.url for item in items] == [article.url for article in page_articles]


def test_what_is_unknown_has_no_name_and_a_change_is_no_publication() -> None:
    assert zyte_article(BARE) == {"metadata": {"probability": 0.0}}
    changed = zyte_article(replace(BARE, modified_at="2026-11-02T11:30:00Z", requested_url="https://a.example/"))
    assert "datePublished" not in changed
    assert changed["url"] == "https://a.example/"
    assert zyte_article(replace(BARE, language="pt-BR"))["inLanguage"] == "pt"
