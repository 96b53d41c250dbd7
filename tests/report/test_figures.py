import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.article import Article
from newsscrape.model.claim import Origin
from newsscrape.model.end_state import EndKind, EndState
from newsscrape.model.label import Label
from newsscrape.policy.drift import drift_rules
from newsscrape.report.figures import figures_of, sentences_of, site_of, template_of
from newsscrape.sinks.jsonl import encode_article

RULES = drift_rules()
SET_PHRASE = "Lesen Sie jeden Morgen das Wichtigste aus der Stadt und dem Umland."


def end(article: Article) -> EndState:
    return EndState(kind=EndKind.ARTICLE, line=encode_article(article))


def article(number: int, **given: object) -> Article:
    url = f"https://www.kurier.com/{number}"
    return replace(Article(url=url, site="kurier.com", text="x" * 50, word_count=number, confidence=0.95), **given)


def rejected(kind: EndKind, reason: str, **line: str) -> EndState:
    return EndState(kind=kind, reason=reason, line=json.dumps(line).encode())


def test_articles_rejects_and_failures_are_counted_by_site() -> None:
    sites = figures_of(
        [
            end(article(1)),
            EndState(kind=EndKind.UNCHANGED),
            rejected(EndKind.REJECT, "no_text", url="https://kurier.com/x"),
            rejected(EndKind.FAILURE, "gone", requested_url="https://bote.com/y"),
            rejected(EndKind.REJECT, "empty"),
        ],
        RULES,
    )
    counts = {one.site: (one.articles, one.rejects, one.failures, one.reasons) for one in sites}
    assert counts == {
        "": (0, 1, 0, {"empty": 1}),
        "bote.com": (0, 0, 1, {"gone": 1}),
        "kurier.com": (1, 1, 0, {"no_text": 1}),
    }
    assert sites[1].words == ()


def test_fields_words_labels_and_confidence_are_figures_of_the_articles() -> None:
    (site,) = figures_of(
        [
            end(article(100, authors=("Grete Halm",), boilerplate={Label.TEASER: 50})),
            end(article(200, confidence=1.0)),
            end(article(300, headline="Titel", text="", confidence=0.31)),
            end(article(400, images=())),
        ],
        RULES,
    )
    assert {name: count for name, count in site.fields.items() if count} == {"authors": 1, "headline": 1}
    assert site.fields["images"] == 0
    assert site.words == (175.0, 250.0, 325.0)
    assert site.labels == {"teaser": 0.125, "text": 0.625}
    assert (site.confidence[9], site.confidence[3], sum(site.confidence)) == (3, 1, 4)


def test_articles_that_share_much_of_their_text_are_told() -> None:
    own = "Am Montag lag das Boot mit der Nummer {} noch am alten Anleger fest."
    texts = [f"{own.format(number)} {SET_PHRASE}" for number in range(5)]
    (site,) = figures_of([end(article(1, text=text)) for text in texts], RULES)
    assert (site.compared, site.repeated) == (5, 5)
    (site,) = figures_of([end(article(1, text=text)) for text in [*texts[:3], *map(own.format, range(9))]], RULES)
    assert (site.compared, site.repeated) == (12, 0)


def test_only_so_many_articles_are_compared() -> None:
    rules = replace(RULES, repeats=replace(RULES.repeats, compared=2))
    (site,) = figures_of([end(article(1)) for _ in range(5)], rules)
    assert (site.articles, site.compared) == (5, 2)


def test_a_template_is_where_the_fields_come_from() -> None:
    sources = {"headline": Origin.PRINTED, "authors": Origin.JSONLD, "topics": Origin.META}
    (site,) = figures_of([end(article(1, field_sources=sources)), end(article(2))], RULES)
    assert site.templates == {"headline printed, authors jsonld": 1, "nothing found": 1}
    assert template_of({}, ("headline",)) == "nothing found"


def test_the_site_is_the_records_or_that_of_its_address() -> None:
    assert site_of({"site": "a.com", "url": "https://b.com/"}) == "a.com"
    assert site_of({"url": None, "requested_url": "https://www.b.com/x"}) == "b.com"
    assert site_of({}) == ""


@given(st.text("ab .!?\n", max_size=200))
def test_sentences_are_pieces_of_the_text(text: str) -> None:
    assert all(sentence in text and len(sentence) >= 5 for sentence in sentences_of(text, 5))
