"""How sure pages are of their text, and whether they are right → what their doubt says of their being right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from newsscrape.evaluate.figures import PAGE_FIGURE
from newsscrape.evaluate.reliability import RIGHT_PAGE
from newsscrape.evaluate.samples import Sample
from newsscrape.evaluate.score import score_page
from newsscrape.evaluate.tools import Answer
from newsscrape.label.doubt import doubt_of, log_doubt
from newsscrape.model.weights import Trust

_LIKELY = 0.5


def fit_trust(samples: Sequence[Sample], chances: Sequence[Sequence[float]]) -> Trust:
    """Fit by logistic regression (Platt, 1999).

    In: samples, and for each of their blocks the chance given by trees that never saw the page's domain; out: how
    often pages of such a doubt are right.
    """
    doubts, rights = [], []
    for one, own in zip(samples, chances, strict=True):
        blocks = one.facts.document.blocks
        is_text = [chance >= _LIKELY for chance in own]
        text = "\n\n".join(block.text for block, chosen in zip(blocks, is_text, strict=True) if chosen)
        score = score_page(one.gold, Answer(text=text))
        figure = PAGE_FIGURE[one.gold.kind.metric]
        if figure in score:
            doubts.append([log_doubt(doubt_of(is_text, own, one.facts.measures.words))])
            rights.append(score[figure] >= RIGHT_PAGE)
    if len(set(rights)) < 2:  # noqa: PLR2004 - right and wrong pages
        return Trust(at=0, by=-1000)
    model = LogisticRegression(C=10.0, random_state=0).fit(np.array(doubts), np.array(rights))
    return Trust(at=round(1000 * float(model.intercept_[0])), by=round(1000 * float(model.coef_[0][0])))
