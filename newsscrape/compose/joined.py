"""The pages of one article → one record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsscrape.compose.reading_time import estimated_minutes
from newsscrape.model.article import Article, Paragraph, ParagraphKind
from newsscrape.policy.languages import language_for
from newsscrape.text import count_words, letters


def joined(first: Article, further: Sequence[Article]) -> Article:
    """Give the record of an article on several pages.

    In: the records of its pages, in order; out: the first one with the text, pictures and entries of all. What a later
    page prints again is kept once; the addresses of the later pages are told as further addresses.
    """
    if not further:
        return first
    paragraphs = list(first.paragraphs)
    for page in further:
        paragraphs += new_paragraphs(paragraphs, page)
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
    words = count_words(text)
    language = language_for(first.language)
    pages = (first, *further)
    return replace(
        first,
        other_urls=tuple(dict.fromkeys((*first.other_urls, *[page.url for page in further if page.url]))),
        paragraphs=tuple(paragraphs),
        text=text,
        word_count=words,
        reading_time_estimated_minutes=estimated_minutes(text, words, language),
        images=tuple({image.url: image for page in reversed(pages) for image in reversed(page.images)}.values())[::-1],
        entries=tuple(dict.fromkeys(entry for page in pages for entry in page.entries)),
        confidence=min(page.confidence for page in pages),
        warnings=tuple(sorted({code for page in pages for code in page.warnings})),
    )


def new_paragraphs(known: Sequence[Paragraph], page: Article) -> list[Paragraph]:
    """Give the paragraphs of a page that are not among those known; its standfirst is that of the first page."""
    said = {letters(paragraph.text) for paragraph in known}
    return [
        paragraph
        for paragraph in page.paragraphs
        if paragraph.kind is not ParagraphKind.LEAD and letters(paragraph.text) not in said
    ]
