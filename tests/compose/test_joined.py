from newsscrape.compose.joined import joined, new_paragraphs
from newsscrape.model.article import Article, Entry, Image, Paragraph, ParagraphKind

URL = "https://news.example/eisgang"


def paragraphs(*texts: str, kind: ParagraphKind = ParagraphKind.PARAGRAPH) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(kind=kind, text=text) for text in texts)


LEAD = paragraphs("Worum es geht.", kind=ParagraphKind.LEAD)
FIRST = Article(
    url=URL,
    language="de",
    headline="Eisgang",
    lead="Worum es geht.",
    paragraphs=LEAD + paragraphs("Eins.", "Zwei, drei."),
    images=(Image(url="a.jpg", caption=None, credit=None),),
    entries=(Entry(published_at=None, headline=None, text="Erster"),),
    confidence=0.9,
    warnings=("date_conflict",),
)
SECOND = Article(
    url=f"{URL}?page=2",
    language="de",
    headline="Eisgang (2)",
    paragraphs=LEAD + paragraphs("Zwei – drei", "Vier."),
    images=(Image(url="a.jpg", caption="Noch einmal", credit=None), Image(url="b.jpg", caption=None, credit=None)),
    entries=(Entry(published_at=None, headline=None, text="Zweiter"),),
    confidence=0.7,
    warnings=("timezone_assumed",),
)


def test_the_text_of_all_pages_is_there_once_and_in_order() -> None:
    whole = joined(FIRST, [SECOND])
    assert whole.text == "Worum es geht.\n\nEins.\n\nZwei, drei.\n\nVier."
    assert [paragraph.text for paragraph in whole.paragraphs] == whole.text.split("\n\n")
    assert whole.word_count == 7
    assert whole.reading_time_estimated_minutes >= 0


def test_what_is_said_of_the_article_is_the_first_pages() -> None:
    whole = joined(FIRST, [SECOND])
    assert (whole.url, whole.headline, whole.lead) == (URL, "Eisgang", "Worum es geht.")
    assert whole.other_urls == (f"{URL}?page=2",)
    assert whole.confidence == 0.7
    assert whole.warnings == ("date_conflict", "timezone_assumed")


def test_pictures_and_entries_are_those_of_all_pages() -> None:
    whole = joined(FIRST, [SECOND])
    assert [(image.url, image.caption) for image in whole.images] == [("a.jpg", None), ("b.jpg", None)]
    assert [entry.text for entry in whole.entries] == ["Erster", "Zweiter"]


def test_one_page_is_the_article() -> None:
    assert joined(FIRST, []) is FIRST


def test_only_what_was_not_said_before_is_new() -> None:
    assert new_paragraphs(FIRST.paragraphs, SECOND) == list(paragraphs("Vier."))
    assert new_paragraphs(FIRST.paragraphs, FIRST) == []
