from __future__ import annotations

from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.model.page import Page
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
    document = read(Page(body=HTML.encode()))
    blocks = tuple(map(LabelledBlock, document.blocks, (Label.HEADLINE, Label.BODY), (1.0, 0.9), ("a", "b")))
    page = LabelledPage(document=document, site=None, language="en", blocks=blocks, confidence=0.9)
    assert [one.block.text for one in page.labelled(Label.HEADLINE)] == ["Bridge shut"]
    assert page.labelled(Label.BODY, Label.HEADLINE) == blocks
    assert page.labelled() == ()
