import re
import xml.etree.ElementTree as ET

import pytest

from newsscrape.report.svg import ACCENT, Drawing, inline

SVG = f"""<?xml version="1.0"?>
<svg xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" width="216pt" height="144pt"
 viewBox="0 0 216 144" version="1.1">
<metadata><a/></metadata><defs><style type="text/css">*{{stroke: red}}</style></defs>
<g id="figure_1"><defs><path id="mark" d="M 0 0" style="stroke: {ACCENT}; stroke-width: 0.8"/></defs>
<use xlink:href="#mark" x="1"/><path clip-path="url(#clip)" style="fill: {ACCENT}"/>
<text style="font-size: 9px; font-family: 'DejaVu Sans'; text-anchor: middle">A &lt;b&gt; &amp; c</text></g>
<defs><clipPath id="clip"><rect/></clipPath></defs></svg>"""


@pytest.fixture
def made() -> str:
    return inline(Drawing(name="one", title="Title & more", says="It <says>.", svg=SVG))


def test_it_is_one_image_with_a_title_and_a_description(made: str) -> None:
    root = ET.fromstring(made)  # noqa: S314 - our own
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "one-title one-desc")
    assert [(part.get("id"), part.text) for part in root][:2] == [
        ("one-title", "Title & more"),
        ("one-desc", "It <says>."),
    ]
    assert (root.get("viewBox"), root.get("width")) == ("0 0 216 144", None)


def test_nothing_in_it_is_against_a_strict_policy(made: str) -> None:
    assert "style" not in made
    assert "metadata" not in made
    assert 'stroke="var(--accent)"' in made
    assert 'fill="var(--accent)"' in made
    assert re.search(r'<text font-size="9px" text-anchor="middle" fill="currentColor">A &lt;b&gt; &amp; c<', made)


def test_its_names_are_its_own(made: str) -> None:
    assert set(re.findall(r'id="([^"]+)"', made)) == {"one-title", "one-desc", "one-0", "one-1"}
    assert 'clip-path="url(#one-0)"' in made
    assert ' href="#one-1"' in made
    assert "xlink" not in made
