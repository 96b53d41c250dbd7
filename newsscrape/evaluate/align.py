"""Tell which blocks of a page are its true text: the truth knows the words, not the blocks, so they are aligned."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from newsscrape.evaluate.gold import Truth
from newsscrape.text import words

_SHINGLE = 4
_LONG = 8
_IS_TEXT = 0.7
_IS_NOT_TEXT = 0.25
_WIDEST_GAP = 2500
_EDGE = 500
_SLACK = 2


class Verdict(Enum):
    """What the truth says of a block."""

    TEXT = 1
    NOT_TEXT = 0
    UNKNOWN = -1


def align(texts: Sequence[str], truth: Truth) -> list[Verdict]:
    """Give for each block, in reading order, whether the truth has its words.

    Blocks of eight words or more by the share of their 4-word shingles the truth has; shorter ones by whether their
    words stand in the truth between those of the long blocks around them. Where only segments are known, blocks that
    hold one. Unknown where the truth does not decide.
    """
    if truth.text is None:
        return _by_segments(texts, truth)
    true_words = words(truth.text)
    joined = f" {' '.join(true_words)} "
    shingles = set(_shingles(true_words))
    split = [words(text) for text in texts]
    verdicts = [_long(own, shingles) if len(own) >= _LONG else Verdict.UNKNOWN for own in split]
    anchors = _anchors(split, verdicts, joined)
    return [
        verdict if len(own) >= _LONG else _short(own, joined, _gap(index, anchors, len(joined)))
        for index, (own, verdict) in enumerate(zip(split, verdicts, strict=True))
    ]


def _shingles(own: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(own[i : i + _SHINGLE]) for i in range(len(own) - _SHINGLE + 1)]


def _long(own: Sequence[str], shingles: set[tuple[str, ...]]) -> Verdict:
    found = [shingle in shingles for shingle in _shingles(own)]
    share = sum(found) / len(found)
    return Verdict.TEXT if share >= _IS_TEXT else Verdict.NOT_TEXT if share <= _IS_NOT_TEXT else Verdict.UNKNOWN


def _anchors(split: Sequence[Sequence[str]], verdicts: Sequence[Verdict], joined: str) -> list[tuple[int, int, int]]:
    """Give (block, start, end) in the truth for each long block found there."""
    anchors = []
    for index, (own, verdict) in enumerate(zip(split, verdicts, strict=True)):
        if verdict is Verdict.TEXT:
            needle = f" {' '.join(own)} "
            start = joined.find(needle)
            if start < 0:
                start = joined.find(f" {' '.join(own[: _LONG - 2])} ")
            if start >= 0:
                anchors.append((index, start, start + len(needle) - _SLACK))
    return anchors


def _gap(index: int, anchors: Sequence[tuple[int, int, int]], length: int) -> tuple[int, int] | None:
    """Give the stretch of the truth between the anchors around a block; None where that says nothing."""
    before = [anchor for anchor in anchors if anchor[0] < index]
    after = [anchor for anchor in anchors if anchor[0] > index]
    low = before[-1][2] if before else 0
    high = after[0][1] + _SLACK if after else length
    at_edge = (not before and high > _EDGE) or (not after and length - low > _EDGE)
    return None if high < low or high - low > _WIDEST_GAP or at_edge else (low, high)


def _short(own: Sequence[str], joined: str, gap: tuple[int, int] | None) -> Verdict:
    if not own:
        return Verdict.UNKNOWN
    needle = f" {' '.join(own)} "
    if gap is not None and joined.find(needle, max(gap[0] - _SLACK, 0), gap[1] + len(needle)) >= 0:
        return Verdict.TEXT
    return Verdict.UNKNOWN if needle in joined else Verdict.NOT_TEXT


def _by_segments(texts: Sequence[str], truth: Truth) -> list[Verdict]:
    wanted = ["".join(segment.split()) for segment in truth.wanted or ()]
    unwanted = ["".join(segment.split()) for segment in truth.unwanted or ()]
    verdicts = []
    for text in texts:
        squeezed = "".join(text.split())
        is_wanted = any(segment in squeezed for segment in wanted)
        is_unwanted = any(segment in squeezed for segment in unwanted)
        verdicts.append(
            Verdict.UNKNOWN if is_wanted == is_unwanted else Verdict.TEXT if is_wanted else Verdict.NOT_TEXT
        )
    return verdicts
