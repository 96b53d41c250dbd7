from __future__ import annotations

from newsscrape.model.tree import attribute
from newsscrape.read.markup import Markup
from newsscrape.read.walk import walk


def items(markup: Markup) -> list[tuple[str, str | None, bool]]:
    return [
        (
            markup.tree.tags[item.element] if item.element >= 0 else "",
            attribute(item.attrs, "itemprop"),
            item.is_in_tree,
        )
        for item in markup.items
    ]


def test_what_a_page_says_of_itself_comes_apart_from_its_text() -> None:
    markup = walk(
        '<html lang=de><head><meta name="author" content="Ann"><title> A  title </title><base href="/x/">'
        '<link rel="next" href="2"><script type="Text/JavaScript">a()</script></head>'
        '<body><p>words <meta name="late"><script>b()</script><link rel="later"></p></body></html>'
    )
    assert [attribute(attrs, "name") for attrs in markup.metas] == ["author", "late"]
    assert [attribute(attrs, "rel") for attrs in markup.links] == ["next", "later"]
    assert [tuple(script) for script in markup.scripts] == [("text/javascript", "a()"), ("", "b()")]
    assert (markup.title, markup.base, markup.root) == ("A title", "/x/", (("lang", "de"),))
    assert [block.text for block in markup.blocks] == ["words"]


def test_items_of_microdata_know_their_element_or_the_one_around() -> None:
    markup = walk(
        '<head><meta itemprop="datePublished" content="x"><meta name="no item"></head>'
        '<body itemscope><article itemscope><h1 itemprop="headline">words</h1>'
        '<div><meta itemprop="author" content="Ann"><link itemprop="url" href="/a"></div></article>'
    )
    assert items(markup) == [
        ("", "datePublished", False),
        ("body", None, True),
        ("article", None, True),
        ("h1", "headline", True),
        ("div", "author", False),
        ("div", "url", False),
    ]


def test_what_a_template_or_a_page_without_scripts_holds_says_nothing() -> None:
    inside = '<title>t</title><meta name=a itemprop=b><link rel=c><script>d</script><a href="/e" itemprop=f>g</a>'
    markup = walk(f"<body><template>{inside}</template><noscript>{inside}</noscript>")
    assert (markup.title, markup.metas, markup.links, markup.scripts, markup.items) == ("", [], [], [], [])
    assert (markup.anchors, markup.blocks) == ({}, [])
