from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsscrape.compose.evidence import Candidate, Kind, Voice, gather
from newsscrape.compose.zones import page_zone
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage

PageMaker = Callable[..., LabelledPage]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
BODY = "<p data-label=body>Der Text des Artikels, lang genug.</p>" * 3


def gathered(page: LabelledPage) -> list[Candidate]:
    return gather(page, page_zone(page))


def told(page: LabelledPage) -> list[tuple[str, Kind]]:
    return [(str(candidate.day), candidate.kind) for candidate in gathered(page)]


def test_every_voice_is_heard_and_the_strongest_weighs_most(page_of: PageMaker) -> None:
    page = page_of(
        f"{HEADLINE}<p>Erschienen am 3. Mai 2021, 10:30 Uhr</p>{BODY}",
        head='<meta property="article:published_time" content="2021-05-03T10:31:00+02:00">'
        '<meta name=date content="2021-05-04">',
        url="https://news.example/2021/05/05/a",
    )
    found = gathered(page)
    assert [(str(c.day), c.origin, c.voice) for c in sorted(found, key=lambda c: -c.weight)] == [
        ("2021-05-03", Origin.OPENGRAPH, Voice.CLAIMED),
        ("2021-05-03", Origin.PRINTED, Voice.PRINTED),
        ("2021-05-05", Origin.URL, Voice.ADDRESS),
        ("2021-05-04", Origin.META, Voice.CLAIMED),
    ]
    assert {candidate.kind for candidate in found} == {Kind.PUBLISHED}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3. Mai 2021", [("2021-05-03", Kind.PUBLISHED)]),
        ("Aktualisiert: 4. Mai 2021", [("2021-05-04", Kind.MODIFIED)]),
        ("Updated 4 May 2021", [("2021-05-04", Kind.MODIFIED)]),
        (
            "Veröffentlicht am 3. Mai 2021, zuletzt geändert am 4. Mai 2021",
            [("2021-05-03", Kind.PUBLISHED), ("2021-05-04", Kind.MODIFIED)],
        ),
        ("© 2021 Kurier, 3. Mai 2021", []),
        ("3. Mai", []),
    ],
)
def test_words_before_a_date_tell_what_it_dates(
    page_of: PageMaker, line: str, expected: list[tuple[str, Kind]]
) -> None:
    assert told(page_of(f"{HEADLINE}<p>{line}</p>{BODY}")) == expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ('<time datetime="2021-05-03T10:30">gestern</time>', ("2021-05-03", Kind.PUBLISHED)),
        ('<time class="updated" datetime="2021-05-04">heute</time>', ("2021-05-04", Kind.MODIFIED)),
        ('<time class="updated" pubdate datetime="2021-05-04">heute</time>', ("2021-05-04", Kind.PUBLISHED)),
        ('<time datetime="irgendwann">3. Mai 2021</time>', ("2021-05-03", Kind.PUBLISHED)),
    ],
)
def test_time_elements_beat_what_is_printed_in_them(page_of: PageMaker, time: str, expected: tuple[str, Kind]) -> None:
    assert told(page_of(f"{HEADLINE}<p>{time}</p>{BODY}")) == [expected]


@pytest.mark.parametrize("label", ["teaser", "comment", "ad", "related"])
def test_dates_of_others_are_left_out(page_of: PageMaker, label: str) -> None:
    assert told(page_of(f"{HEADLINE}{BODY * 5}<p data-label={label}>3. Mai 2021</p>")) == []


def test_dates_the_story_tells_of_are_left_out(page_of: PageMaker) -> None:
    told_of = "<p data-label=body>Am 3. Mai 2019 brannte das alte Lager am Hafen, heute steht dort ein neues Haus.</p>"
    assert told(page_of(HEADLINE + told_of + BODY)) == []


def test_a_far_date_counts_only_where_there_is_no_near_one(page_of: PageMaker) -> None:
    far = f"<p>Online seit 3. Mai 2021</p>{'<p>Zeile</p>' * 40}"
    assert told(page_of(f"{far}{HEADLINE}{BODY}")) == [("2021-05-03", Kind.PUBLISHED)]
    assert told(page_of(f"{far}{HEADLINE}<p>4. Mai 2021</p>{BODY}")) == [("2021-05-04", Kind.PUBLISHED)]


def test_stamps_told_from_the_fetch_need_one(page_of: PageMaker) -> None:
    body = f"{HEADLINE}<p data-label=timestamp>vor 2 Tagen</p>{BODY}"
    assert told(page_of(body, fetched_at="2021-05-05T12:00:00+00:00")) == [("2021-05-03", Kind.PUBLISHED)]
    assert told(page_of(body)) == []


def test_the_nearer_date_weighs_more(page_of: PageMaker) -> None:
    near, far = gathered(page_of(f"{HEADLINE}<p>3. Mai 2021</p><p>Zeile</p><p>4. Mai 2021</p>{BODY}"))
    assert (str(near.day), str(far.day)) == ("2021-05-03", "2021-05-04")
    assert near.weight > far.weight


def test_a_claimed_instant_is_the_day_of_the_site_s_readers(page_of: PageMaker) -> None:
    late = '<meta property="article:published_time" content="2021-05-03T23:30:00Z">'
    (found,) = gathered(page_of(HEADLINE + BODY, head=late, url="https://kurier.de/a"))
    assert str(found.day) == "2021-05-04"


@given(
    st.text(alphabet="0123456789./-: Maistundgeäuhrv©", max_size=60), st.sampled_from(["timestamp", "body", "other"])
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_line_is_survived(page_of: PageMaker, line: str, label: str) -> None:
    page = page_of(f"{HEADLINE}<p data-label={label}>{line}</p>{BODY}", fetched_at="2021-05-05T12:00:00+00:00")
    for candidate in gathered(page):
        assert candidate.moment.raw in page.blocks[1].block.text
        assert 0 < candidate.weight <= 12
