from collections.abc import Callable

import pytest

from newsscrape.compose.candidate import Kind
from newsscrape.compose.printed_evidence import in_print
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
BODY = "<p data-label=body>Der Text des Artikels, lang genug.</p>" * 3


def told(page: Survey) -> list[tuple[str, Kind]]:
    return [(str(candidate.day), candidate.kind) for candidate in in_print(page)]


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


def test_a_far_date_is_not_looked_for_where_one_is_claimed(page_of: PageMaker) -> None:
    far = f"<p>Online seit 3. Mai 2021</p>{'<p>Zeile</p>' * 40}"
    published = '<meta property="article:published_time" content="2021-05-04">'
    modified = '<meta property="article:modified_time" content="2021-05-04">'
    assert told(page_of(f"{far}{HEADLINE}{BODY}", head=published)) == []
    assert told(page_of(f"{far}{HEADLINE}{BODY}", head=modified)) == [("2021-05-03", Kind.PUBLISHED)]


def test_a_far_date_may_begin_the_text(page_of: PageMaker) -> None:
    text = "3. Mai 2021 - Der Rat der Stadt hat am Montag beschlossen, die Fähre noch vor dem Winter zu ersetzen. "
    assert told(page_of(f"{HEADLINE}<p data-label=body>{text * 3}</p>{BODY}")) == [("2021-05-03", Kind.PUBLISHED)]


def test_stamps_told_from_the_fetch_need_one(page_of: PageMaker) -> None:
    body = f"{HEADLINE}<p data-label=timestamp>vor 2 Tagen</p>{BODY}"
    assert told(page_of(body, fetched_at="2021-05-05T12:00:00+00:00")) == [("2021-05-03", Kind.PUBLISHED)]
    assert told(page_of(body)) == []


def test_the_nearer_date_weighs_more(page_of: PageMaker) -> None:
    near, far = in_print(page_of(f"{HEADLINE}<p>3. Mai 2021</p><p>Zeile</p><p>4. Mai 2021</p>{BODY}"))
    assert (str(near.day), str(far.day)) == ("2021-05-03", "2021-05-04")
    assert near.weight > far.weight
