from __future__ import annotations

from newsscrape.model.article import Article, Entry, Image, Teaser, TeaserKind
from newsscrape.model.claim import Origin
from newsscrape.model.considered import Considered, Why
from newsscrape.model.extraction import Account
from newsscrape.report.fields import ToldField, told_fields

TAKEN = Considered(value="A", origin=Origin.PRINTED, why=Why.TAKEN, blocks=(4, 5, 4))
OTHER = Considered(value="B", origin=Origin.META, why=Why.PRINTED_FIRST)


def fields(article: Article, **considered: tuple[Considered, ...]) -> dict[str, ToldField]:
    account = Account(title="T", language="de", claims=(), considered=considered)
    return {field.key: field for field in told_fields(article, account)}


def test_a_field_is_told_with_where_it_came_from_and_what_else_was_weighed() -> None:
    article = Article(headline="A", field_sources={"headline": Origin.PRINTED})
    headline = fields(article, headline=(TAKEN, OTHER))["headline"]
    assert (headline.name, list(headline.values), headline.origin) == ("Headline", ["A"], "printed on the page")
    assert headline.blocks == (4, 5)
    assert [one.value for one in headline.rejected] == ["B"]


def test_the_text_is_told_by_its_beginning_and_the_origin_of_its_paragraphs() -> None:
    text = fields(Article(text="Wort " * 100, field_sources={"paragraphs": Origin.JSONLD}))["text"]
    assert text.values[0].endswith("Wort…")
    assert text.origin == "claimed in JSON-LD"
    assert fields(Article(text="Wort"))["text"].values == ("Wort",)


def test_a_day_is_told_with_its_zone_and_instant() -> None:
    known = Article(published_date="2024-06-03", published_at="2024-06-03T14:25:00Z", timezone="Europe/Berlin")
    assert fields(known)["published_date"].values == ("2024-06-03 (Europe/Berlin)", "2024-06-03T14:25:00Z")
    assert fields(Article(published_date="2024-06-03"))["published_date"].values == ("2024-06-03",)
    assert fields(Article())["published_date"].values == ()


def test_lists_are_told_one_by_one() -> None:
    teaser = Teaser(
        position=1, kind=TeaserKind.TEASER, label="Plus", section="Sport", headline="H", url=None, published_on=None,
        snippet=None, truncated=False, is_promotion=False,
    )  # fmt: skip
    told = fields(
        Article(
            images=(Image(url="https://a.example/1.jpg", caption="C", credit=None),),
            teasers=(teaser,),
            entries=(Entry(published_at="2024-06-03T14:25:00Z", headline=None, text="E"),),
            topics=("x", "y"),
        )
    )
    assert told["images"].values == ("https://a.example/1.jpg · C",)
    assert told["teasers"].values == ("H · Plus · Sport",)
    assert told["entries"].values == ("2024-06-03T14:25:00Z · E",)
    assert told["topics"].values == ("x", "y")


def test_numbers_and_answers_are_told_in_words() -> None:
    told = fields(Article(is_liveblog=False, is_advertorial=True, word_count=1234, reading_time_minutes=1.5))
    assert [told[key].values for key in ("is_liveblog", "is_advertorial", "word_count", "reading_time_minutes")] == [
        ("no",), ("yes",), ("1,234",), ("1.5",),
    ]  # fmt: skip


def test_without_an_account_the_record_is_told_alone() -> None:
    headline = {field.key: field for field in told_fields(Article(headline="A"), None)}["headline"]
    assert (list(headline.values), headline.origin, headline.taken, headline.rejected) == (["A"], None, [], [])
