from collections.abc import Callable

from newsscrape.compose.entries import entries
from newsscrape.compose.survey import Survey
from newsscrape.model.article import Entry

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Liveblog: Die Wahl</h1>"


def test_entries_begin_at_their_time(page_of: PageMaker) -> None:
    page = page_of(
        f'{HEADLINE}<div><time datetime="2024-05-10T14:00:00+02:00">14:00</time></div>'
        "<h2 data-label=heading>Zweites</h2>"
        "<p data-label=body>Eins.</p><p data-label=body>Zwei.</p>"
        "<div data-label=timestamp>10.05.2024, 13:30 Uhr</div><p data-label=body>Drei.</p>"
        "<div class=comments data-label=timestamp>11.05.2024, 10:00 Uhr</div>",
        url="https://x.de/a",
    )
    assert entries(page).value == (
        Entry(published_at="2024-05-10T12:00:00Z", headline="Zweites", text="Eins.\n\nZwei."),
        Entry(published_at="2024-05-10T11:30:00Z", headline=None, text="Drei."),
    )


def test_entries_begin_at_lines_that_begin_with_a_clock(page_of: PageMaker) -> None:
    line = "<h2 data-label=heading>{} Uhr: {}</h2>"
    first, last = line.format("12.32", "Offenbar ein neuer Stand"), line.format("23.50", "Der Abend davor im Hafen")
    page = page_of(
        f"{HEADLINE}{first}<p data-label=body>Eins.</p><p data-label=body>Zwei.</p>"
        f"{line.format('11.13', 'Leer')}{last}<p data-label=body>Drei.</p>",
        head='<meta property="article:modified_time" content="2024-08-27T12:32:00+02:00">',
    )
    assert entries(page).value == (
        Entry(published_at="2024-08-27T10:32:00Z", headline="Offenbar ein neuer Stand", text="Eins.\n\nZwei."),
        Entry(published_at="2024-08-26T21:50:00Z", headline="Der Abend davor im Hafen", text="Drei."),
    )


def test_one_date_makes_no_entries(page_of: PageMaker) -> None:
    page = page_of(f"{HEADLINE}<div data-label=timestamp>10.05.2024, 13:30 Uhr</div><p data-label=body>Drei.</p>")
    assert entries(page).value == ()


def test_the_articles_own_date_opens_no_entry(page_of: PageMaker) -> None:
    own = "<div data-label=timestamp>Stand: 10.05.2024, 18:05 Uhr</div><p data-label=body>Einleitung.</p>"
    entry = "<div data-label=timestamp>10.05.2024, 1{}:30 Uhr</div><p data-label=body>Eintrag {}.</p>"
    page = page_of(HEADLINE + own + entry.format(4, 1) + entry.format(3, 2))
    assert [one.text for one in entries(page).value] == ["Eintrag 1.", "Eintrag 2."]
