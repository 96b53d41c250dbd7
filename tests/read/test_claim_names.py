import pytest

from newsscrape.read.claim_names import Kind, claim_names, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("NewsArticle", Kind.ARTICLE),
        ("reportagenewsarticle", Kind.ARTICLE),
        ("LiveBlogPosting", Kind.ARTICLE),
        ("CreativeWork", Kind.WORK),
        ("WebPage", Kind.PAGE),
        ("Organization", Kind.NONE),
        ("", Kind.NONE),
    ],
)
def test_types_come_near_an_article(name: str, kind: Kind) -> None:
    assert kind_of(name) is kind


def test_names_are_asked_in_lower_case() -> None:
    names = claim_names()
    asked = [*names.opengraph, *names.meta, *names.microdata, *names.cards, *names.article, *names.work, *names.page]
    assert [name for name in asked if name != name.casefold()] == []
