from __future__ import annotations

import pytest

from newsscrape.evaluate.datasets import PLAIN_HTML, UTF8_HTML, TextMetric, kind_of


@pytest.mark.parametrize(
    ("name", "metric", "content_type", "gives_url"),
    [
        ("wcxb", TextMetric.WORDS, UTF8_HTML, True),
        ("fundus-tests", TextMetric.SHINGLES, UTF8_HTML, True),
        ("trafilatura-eval", TextMetric.SEGMENTS, PLAIN_HTML, True),
        ("htmldate-eval", TextMetric.NONE, PLAIN_HTML, False),
        ("a-set-of-ones-own", TextMetric.WORDS, PLAIN_HTML, True),
    ],
)
def test_a_folder_name_tells_how_a_set_is_read(
    name: str, metric: TextMetric, content_type: str, *, gives_url: bool
) -> None:
    kind = kind_of(name)
    assert (kind.metric, kind.content_type, kind.gives_url) == (metric, content_type, gives_url)
