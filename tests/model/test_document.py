from __future__ import annotations

from newsscrape.label.page import label
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.policy.weights import shipped_weights
from newsscrape.read.document import read

HTML = """<html lang="en"><head><title>Bridge shut</title><meta property="og:title" content="Bridge shut">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The bridge is shut"}</script></head>
<body><h1>Bridge shut</h1><p>The bridge stays shut until June, the council said on Monday after a debate.</p></body>
"""


def test_claims_are_asked_by_name_and_origin() -> None:
    document = read(Page(body=HTML.encode()))
    assert [claim.value for claim in document.claimed("headline")] == ["The bridge is shut", "Bridge shut"]
    assert [claim.value for claim in document.claimed("headline", Origin.OPENGRAPH)] == ["Bridge shut"]
    assert document.claimed("keywords") == ()


def test_blocks_are_asked_by_label() -> None:
    page = label(read(Page(body=HTML.encode())), None, shipped_weights())
    assert [one.block.text for one in page.labelled(Label.HEADLINE)] == ["Bridge shut"]
    assert page.labelled() == ()
