from __future__ import annotations

from newsscrape.model.page import Page


def test_the_content_type_is_that_of_the_header() -> None:
    headers = (("server", "x"), ("content-type", "text/html; charset=utf-8"))
    assert Page(body=b"", headers=headers).content_type == "text/html; charset=utf-8"
    assert Page(body=b"").content_type == ""
