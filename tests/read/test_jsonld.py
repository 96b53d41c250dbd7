import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.read.jsonld import MAX_CHARS, Index, nodes, parsed, types


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"H",}',
        '{"@type":"NewsArticle","keywords":["a",,"b",],"headline":"H"};',
        '<!-- {"@type":"NewsArticle","headline":"H"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"H"}\n//]]>',
        '/* <![CDATA[ */{"@type":"NewsArticle","headline":"H"}/* ]]> */',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;H&quot;}",
        '{"@type":"Organization"}{"@type":"NewsArticle","headline":"H"}',
        '[[{"@type":"NewsArticle","headline":"H"}]]',
        '{"@type":"NewsArticle","description":"a\nb\tc","headline":"H"}',
        r'{"@type":"NewsArticle","description":"it\'s","headline":"H"}',
        '{"@type":"NewsArticle","headline":"H","articleBody":"cut off here',
        '{"@type":"NewsArticle","description":"a "quoted" word","headline":"H"}',
    ],
)
def test_broken_jsonld_is_understood(script: str) -> None:
    assert "H" in [node.get("headline") for node in nodes(parsed(script).values)]


def test_of_what_stays_broken_headline_and_dates_are_saved() -> None:
    script = '{"@type": "NewsArticle", "headline": "A \\"B\\"", "datePublished": "2020-01-02", "articleBody": "cut'
    assert parsed(script).values == [{"@type": "NewsArticle", "headline": 'A "B"', "datePublished": "2020-01-02"}]


def test_what_could_not_be_understood_is_told() -> None:
    assert parsed('{"a": 1,}').is_whole
    assert parsed("").is_whole
    assert not parsed('{"a": ').is_whole
    assert not parsed("nonsense").is_whole


def test_of_megabytes_headline_and_dates_are_saved() -> None:
    script = '{"@type": "NewsArticle", "headline": "H", "articleBody": "' + "x" * 5_000_000 + '"}'
    assert parsed(script) == ([{"@type": "NewsArticle", "headline": "H"}], False)


@pytest.mark.parametrize(
    "script",
    ["", "nonsense", "[" * 100_000, '{"@type":' * 50_000, '{"headline": "of no article', " " * MAX_CHARS + "[1]"],
)
def test_hopeless_scripts_have_no_values(script: str) -> None:
    assert parsed(script).values == []


def test_nodes_stand_at_the_top_in_lists_in_graphs_and_as_main_entities() -> None:
    values = [
        [{"@id": "a", "@graph": [{"@id": "b"}, {"@id": "c", "author": {"@id": "no"}}]}],
        {"mainEntity": {"@id": "d"}},
    ]
    assert [node.get("@id") for node in nodes(values)] == ["a", "b", "c", None, "d"]


def test_nodes_are_bounded() -> None:
    deep: object = {"@id": "deepest"}
    for _ in range(30):
        deep = {"@graph": [deep]}
    assert "deepest" not in [node.get("@id") for node in nodes([deep])]
    assert len(list(nodes([[{"@id": str(n)} for n in range(2_000)]]))) == 500


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("NewsArticle", ("NewsArticle",)),
        (["Thing", "schema:Article", 3], ("Thing", "Article")),
        ("https://schema.org/Article/", ("Article",)),
        (None, ()),
    ],
)
def test_types_lose_the_address_of_their_vocabulary(named: object, expected: tuple[str, ...]) -> None:
    assert types({"@type": named}) == expected
    assert types({}) == ()


def test_references_lead_to_what_they_name() -> None:
    ann = {"@id": "#ann", "name": "Ann Lee"}
    index = Index([{"@graph": [ann, {"@id": "#alone"}]}])
    assert index.resolve({"@id": "#ann"}) is ann
    for value in ({"@id": "#nobody"}, {"@id": "#alone"}, {"@id": "#ann", "name": "Another"}, "Ann Lee", None):
        assert index.resolve(value) == value


@given(st.recursive(st.none() | st.booleans() | st.integers() | any_text(max_size=8), st.lists))
def test_sound_json_is_read_as_it_is(value: object) -> None:
    assert parsed(json.dumps(value)) == ([value], True)


def test_a_headline_in_a_long_script_is_saved_whatever_it_escapes() -> None:
    (node,) = parsed(r'{"@type": "NewsArticle", "headline": "a\\q\q", "x": "' + "x" * MAX_CHARS).values
    assert node == {"@type": "NewsArticle", "headline": r"a\qq"}


@given(st.text(alphabet='\\\\"qnu0aF\n', max_size=12), st.sampled_from(["", '", broken']))
def test_a_headline_is_saved_whatever_stands_in_it(headline: str, behind: str) -> None:
    (node,) = parsed(f'{{"@type": "NewsArticle", "headline": "{headline}", "x": "{behind}').values
    assert isinstance(node, dict)
    assert node["@type"] == "NewsArticle"


@given(st.text(alphabet='{}[]",:\\@type NewsArticlehead&<!-/*;', max_size=80))
def test_any_script_is_survived(script: str) -> None:
    for node in nodes(parsed(script).values):
        types(node)
