"""Runs as a report tells them: two sites over ten days, on the last of which one has lost its authors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from newsscrape.ledger.ledger import Ledger
from newsscrape.model.article import Article, Paragraph, ParagraphKind
from newsscrape.model.claim import Origin
from newsscrape.model.extraction import Extraction
from newsscrape.model.label import Label
from newsscrape.model.manifest import Rest
from newsscrape.model.page import Capture
from newsscrape.model.reject import Reason, Reject
from newsscrape.pipelines.drift import Drift, keep_figures
from newsscrape.sinks.run import Blocks, RunFiles, end_state_of
from tests.remembering import remember

DAYS = 10
LAST = f"202611{DAYS:02}T060000Z"
SITES = {"hafenbote.example": "Hafenbote", "kurier.example": "Kurier am Wehr"}
HOSTILE = '<script>alert("ha")</script>'
_EACH = 24
_SUBJECTS = ("Die Fähre", "Das Wehr", "Der Markt am Deich", "Die alte Werft", "Das Strandbad", "Die Drehbrücke")
_NEWS = ("bleibt länger geschlossen", "bekommt einen neuen Anstrich", "wird Thema im Rat", "feiert hundert Jahre")
_SENTENCE = "Am {day}. November zählte das Amt {number} Boote, {more} mehr als im Jahr davor."


def article(site: str, day: int, number: int, *, is_changed: bool) -> Article:
    """Give an article of a day; on the last one a site's articles may have lost their authors."""
    headline = f"{_SUBJECTS[number % 6]} {_NEWS[(number + day) % 4]}"
    said = [
        _SENTENCE.format(day=day, number=100 * number + place, more=day * place + number)
        for place in range(6 + number % 5)
    ]
    body = [" ".join(said[place : place + 2]) for place in range(0, len(said), 2)]
    text = "\n\n".join(body)
    url = f"https://www.{site}/stadt/{day:02}{number:03}.html"
    has_author = not is_changed and number % 12
    sources = {"headline": Origin.PRINTED, "published_at": Origin.JSONLD, "section": Origin.URL}
    return Article(
        url=url,
        requested_url=url,
        canonical_url=url,
        site=site,
        publisher=SITES[site],
        section="Stadt",
        headline=HOSTILE if number == 1 and is_changed else headline,
        lead=said[0] if number % 3 else None,
        text=text,
        paragraphs=tuple(Paragraph(kind=ParagraphKind.PARAGRAPH, text=words) for words in body),
        authors=("Grete Halm",) if has_author else (),
        published_at=f"2026-11-{day:02}T05:{number:02}:00Z",
        published_date=f"2026-11-{day:02}",
        word_count=len(text.split()),
        language="de",
        boilerplate={Label.NAVIGATION: 400, Label.TEASER: 250 + 10 * (number % 4)},
        confidence=(0.97, 0.93, 0.99, 0.81)[number % 4],
        field_sources=sources if not has_author else sources | {"authors": Origin.PRINTED},
        warnings=("jsonld_broken",) if number % 11 == 5 else (),
        fetched_at=f"2026-11-{day:02}T{6 + number // 9:02}:{number:02}:00Z",
        content_sha256=f"{day:02}{number:03}",
        capture=Capture(file=f"{site}-{day:02}.warc.gz", offset=1000 * number, length=9000 + 700 * number),
    )


def reject(site: str, day: int, reason: Reason, place: str) -> Reject:
    """Give a page that is no article."""
    return Reject(
        url=f"https://www.{site}/{place}",
        requested_url=f"https://www.{site}/{place}",
        reason=reason,
        detail="Expected an article, found something else.",
        http_status=404 if reason.is_failure else 200,
        fetched_at=f"2026-11-{day:02}T06:00:00Z",
        content_sha256=None,
        capture=None,
    )


def write_runs(output: Path) -> None:
    """Leave behind what ten runs leave behind."""
    with Ledger.in_folder(output) as ledger:
        for day in range(1, DAYS + 1):
            run, started = f"202611{day:02}T060000Z", f"2026-11-{day:02}T06:00:00Z"
            files = RunFiles(output, "news", run, started)
            ledger.begin_run(run, "news", started)
            for site in SITES:
                is_changed = day == DAYS and site == "kurier.example"
                for number in range(_EACH - day % 3):
                    kept = remember(ledger, article(site, day, number, is_changed=is_changed), run)
                    assert isinstance(kept, Article)
                    files.write(Extraction(outcome=kept))
                for reason, place in ((Reason.INDEX_PAGE, ""), (Reason.GONE, "alt.html"), (Reason.NO_TEXT, "spiel")):
                    rejected = Extraction(outcome=reject(site, day, reason, place))
                    ledger.end_states.note(run, end_state_of(rejected, Blocks.DROP))
                    files.write(rejected)
            if day == DAYS:
                first = article("hafenbote.example", 1, 1, is_changed=False)
                again = replace(first, headline="Das Wehr wird doch kein Thema", content_sha256="again", capture=None)
                changed = remember(ledger, again, run)
                assert isinstance(changed, Article)
                files.write(Extraction(outcome=changed))
            alarms = keep_figures(ledger, run, Drift.WATCH)
            code = 3 if alarms else 0
            files.close(f"2026-11-{day:02}T06:12:31Z", code, Rest(alarms=alarms))
            ledger.end_run(run, f"2026-11-{day:02}T06:12:31Z", code)
