"""Whether a page is an article at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsscrape.compose.survey import Survey
from newsscrape.compose.walls import refuse_walls
from newsscrape.errors import NotAnArticle
from newsscrape.label.claimed import is_claimed_article
from newsscrape.model.label import Label
from newsscrape.model.reject import Reason
from newsscrape.policy.phrases import all_phrases
from newsscrape.policy.verdict import VerdictWords, verdict_words
from newsscrape.text import count_words, fold

_ENOUGH_WORDS = 8
_SHORT_TEXT = 150
_WALL_TEXT = 250
_MANY_LINKS = 12
_FEW_LINKS = 3
_THIN_TEXT = 100
_THIN_BLOCK = 40
_TRUSTED = 0.7
_LONG_TEXT = 300
_SECTION_WORDS = 2
_TITLE_WORDS = 3
_SLUG_WORDS = 3
_STORY_NUMBER = re.compile(r"\d{5,}")
_TITLE_PARTS = re.compile(r"\s[-–—|·:]\s|[|:»«]")
_LONG_RUN = 60
_OPENING = 400
_IN_TEXT = (Label.LEAD, Label.BODY)
_PROMOTING = (Label.TEASER, Label.RELATED)


class _Evidence(NamedTuple):
    """What the questions are asked of."""

    survey: Survey
    words: VerdictWords
    text_words: int
    longest: int
    """Words of the longest block of the text."""
    is_claimed: bool
    """The page says of itself that it is an article."""
    is_addressed: bool
    """The address looks like an article's."""
    promoted: int
    """Links of a headline's length outside the text."""
    snippets: int
    """Blocks of words under such links."""


def require_article(survey: Survey, words: int) -> None:
    """Return when the page is an article; raise `NotAnArticle` with the reason when one question says it is not.

    In: the page and the number of words printed as its text, headings left out.
    """
    is_claimed = is_claimed_article(survey.document)
    if (words > _WALL_TEXT and not _is_root(survey)) or (is_claimed and words >= _LONG_RUN):
        return  # none of the questions would say anything
    evidence = _evidence(survey, words, is_claimed=is_claimed)
    for question in _QUESTIONS:
        question(evidence)


def _evidence(survey: Survey, words: int, *, is_claimed: bool) -> _Evidence:
    promoting = [one.block for label in _PROMOTING for one in survey.of(label)]
    promoting += [one.block for one in survey.of(Label.OTHER) if 2 * one.block.link_chars <= len(one.block.text)]
    return _Evidence(
        survey=survey,
        words=verdict_words(),
        text_words=words,
        longest=max([count_words(one.block.text) for label in _IN_TEXT for one in survey.of(label)], default=0),
        is_claimed=is_claimed,
        is_addressed=_is_article_address(survey.address.path),
        promoted=sum(block.href is not None and count_words(block.text) >= _TITLE_WORDS for block in promoting),
        snippets=sum(labelled.reason == "box:snippet" for labelled in survey.of(Label.TEASER)),
    )


def _is_article_address(path: str) -> bool:
    """Tell an address whose path ends in a headline's words or in a story's number."""
    last = path.rstrip("/").rpartition("/")[2]
    return last.count("-") + last.count("_") >= _SLUG_WORDS or bool(_STORY_NUMBER.search(last))


def _is_error_page(evidence: _Evidence) -> None:
    """Reject a short page whose title or headline says that there is nothing here."""
    if evidence.text_words > _SHORT_TEXT or evidence.is_claimed:
        return
    titles = [evidence.survey.document.title]
    headed = [labelled.block for label in (Label.HEADLINE, Label.HEADING) for labelled in evidence.survey.of(label)]
    titles += [block.text for block in sorted(headed, key=lambda block: block.index)[:3]]
    for title in titles:
        found = evidence.words.reason_in(fold(title))
        if found is not None and found[0] in (Reason.SOFT_404, Reason.BOT_CHECK):
            raise NotAnArticle(found[0], f"a short page titled {title[:80]!r}, which says {found[1]!r}")


def _is_wall_by_build(evidence: _Evidence) -> None:
    """Reject a short page that is built, or addressed, like a wall."""
    if evidence.text_words <= _SHORT_TEXT and not evidence.is_claimed:
        refuse_walls(evidence.survey, evidence.text_words)


def _is_login(evidence: _Evidence) -> None:
    """Reject a short page with a form for a password under a headline that asks to log in."""
    if evidence.text_words > _SHORT_TEXT or evidence.is_claimed:
        return
    tree = evidence.survey.tree
    asks = any(tag == "input" and tree.get(index, "type") == "password" for index, tag in enumerate(tree.tags))
    if not asks:
        return
    headlines = [one.block.text for one in evidence.survey.of(Label.HEADLINE)[:1]]
    if headlines and all_phrases().label_of(fold(headlines[0])) is Label.NAVIGATION:
        raise NotAnArticle(Reason.LOGIN_WALL, f"a form for a password, headed {headlines[0]!r}")
    for title in (*headlines, evidence.survey.document.title):
        if not evidence.words.login_titles.isdisjoint(map(str.strip, _TITLE_PARTS.split(fold(title)))):
            raise NotAnArticle(Reason.LOGIN_WALL, f"a form for a password on a page titled {title[:80]!r}")


def _is_gone(evidence: _Evidence) -> None:
    """Reject the root of a site to which a story's address led."""
    asked = evidence.survey.document.page.requested_url
    if asked and _is_root(evidence.survey) and not evidence.is_claimed and _is_article_address(asked.partition("?")[0]):
        raise NotAnArticle(Reason.SOFT_404, f"{asked} leads to the front page of the site")


def _is_front_page(evidence: _Evidence) -> None:
    """Reject the root of a site: a front page, unless it claims to be an article or is mostly text."""
    is_read = evidence.survey.page.confidence >= _TRUSTED and evidence.text_words >= _LONG_TEXT
    if _is_root(evidence.survey) and not evidence.is_claimed and not is_read and evidence.promoted >= _MANY_LINKS // 3:
        raise NotAnArticle(Reason.INDEX_PAGE, "the front page of a site, with links to articles")


def _is_root(survey: Survey) -> bool:
    parts = survey.address
    return bool(parts.netloc) and parts.path.strip("/") in ("", "index.html", "index.php") and not parts.query


def _is_list(evidence: _Evidence) -> None:
    """Promoted links, and no block of prose that could be an article's beside their snippets."""
    if evidence.is_claimed or evidence.is_addressed or evidence.promoted < _FEW_LINKS:
        return
    if evidence.survey.page.confidence >= _TRUSTED and evidence.text_words >= _LONG_RUN:
        return
    is_thin = evidence.text_words < _THIN_TEXT and evidence.longest < _THIN_BLOCK
    if (evidence.promoted >= _MANY_LINKS and is_thin) or (evidence.snippets and evidence.text_words < _LONG_RUN):
        raise NotAnArticle(
            Reason.INDEX_PAGE,
            f"{evidence.promoted} promoted links and {evidence.text_words} words of text: a list, not an article",
        )


def _is_section(evidence: _Evidence) -> None:
    """Reject the page of a section: a headline of a word or two, links to stories, hardly any text."""
    headlines = evidence.survey.of(Label.HEADLINE)
    if evidence.is_claimed or evidence.is_addressed or not evidence.promoted or evidence.text_words > _THIN_TEXT:
        return
    is_read = evidence.survey.page.confidence >= _TRUSTED and evidence.text_words >= _LONG_RUN
    if headlines and not is_read and count_words(headlines[0].block.text) <= _SECTION_WORDS:
        raise NotAnArticle(
            Reason.INDEX_PAGE, f"headed {headlines[0].block.text!r}, with links to stories and hardly any text"
        )


def _is_wall(evidence: _Evidence) -> None:
    """Little text, and words of a consent layer, bot check or login."""
    if evidence.text_words > _WALL_TEXT or (evidence.is_claimed and evidence.text_words >= _LONG_RUN):
        return
    blocks = evidence.survey.page.blocks
    whole = fold("\n".join([labelled.block.text[:_OPENING] for labelled in blocks]))
    if not any(phrase in whole for _, phrases in evidence.words.words for phrase in phrases):
        return
    total = sum(len(labelled.block.text) for labelled in blocks)
    seen = [
        (*found, len(labelled.block.text))
        for labelled in blocks
        if (found := evidence.words.reason_in(fold(labelled.block.text[:_OPENING]))) is not None
    ]
    if sum(size for _, _, size in seen) * 4 > total and seen:
        reason, phrase, _ = seen[0]
        raise NotAnArticle(reason, f"{evidence.text_words} words of text, and most of the page is about {phrase!r}")


def _has_no_text(evidence: _Evidence) -> None:
    if evidence.text_words >= _ENOUGH_WORDS or any(
        count_words(claim.value) >= _ENOUGH_WORDS for claim in evidence.survey.claimed("articleBody")
    ):
        return
    if evidence.survey.of(Label.PAYWALL):
        raise NotAnArticle(Reason.PAYWALL_STUB, "no text of an article but a request to pay")
    if evidence.is_addressed:
        raise NotAnArticle(Reason.NO_TEXT, f"{evidence.text_words} words that could be an article's text")
    if evidence.promoted >= _MANY_LINKS // 2 or (evidence.promoted and evidence.snippets):
        raise NotAnArticle(Reason.INDEX_PAGE, f"{evidence.promoted} promoted links and no text of an article")
    raise NotAnArticle(Reason.NO_TEXT, f"{evidence.text_words} words that could be an article's text")


_QUESTIONS: Sequence[Callable[[_Evidence], None]] = (
    _is_wall_by_build,
    _is_error_page,
    _is_login,
    _is_gone,
    _is_front_page,
    _is_list,
    _is_section,
    _is_wall,
    _has_no_text,
)
