from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsscrape.compose.candidate import Kind, Voice
from newsscrape.compose.evidence import gather
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
BODY = "<p data-label=body>Der Text des Artikels, lang genug.</p>" * 3


def test_every_voice_is_heard_and_the_strongest_weighs_most(page_of: PageMaker) -> None:
    page = page_of(
        f"{HEADLINE}<p>Erschienen am 3. Mai 2021, 10:30 Uhr</p>{BODY}",
        head='<meta property="article:published_time" content="2021-05-03T10:31:00+02:00">'
        '<meta name=date content="2021-05-04">',
        url="https://news.example/2021/05/05/a",
    )
    found = gather(page)
    assert [(str(c.day), c.origin, c.voice) for c in sorted(found, key=lambda c: -c.weight)] == [
        ("2021-05-03", Origin.OPENGRAPH, Voice.CLAIMED),
        ("2021-05-03", Origin.PRINTED, Voice.PRINTED),
        ("2021-05-05", Origin.URL, Voice.ADDRESS),
        ("2021-05-04", Origin.META, Voice.CLAIMED),
    ]
    assert {candidate.kind for candidate in found} == {Kind.PUBLISHED}


def test_a_claimed_instant_is_the_day_of_the_site_s_readers(page_of: PageMaker) -> None:
    late = '<meta property="article:published_time" content="2021-05-03T23:30:00Z">'
    (found,) = gather(page_of(HEADLINE + BODY, head=late, url="https://kurier.de/a"))
    assert str(found.day) == "2021-05-04"


def test_a_claim_that_is_no_date_is_no_evidence(page_of: PageMaker) -> None:
    assert gather(page_of(HEADLINE + BODY, head='<meta name=date content="bald">', url="https://kurier.de/a")) == []


@given(
    st.text(alphabet="0123456789./-: Maistundgeäuhrv©", max_size=60), st.sampled_from(["timestamp", "body", "other"])
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_line_is_survived(page_of: PageMaker, line: str, label: str) -> None:
    page = page_of(f"{HEADLINE}<p data-label={label}>{line}</p>{BODY}", fetched_at="2021-05-05T12:00:00+00:00")
    for candidate in gather(page):
        assert candidate.moment.raw in page.page.blocks[1].block.text
        assert 0 < candidate.weight <= 12
