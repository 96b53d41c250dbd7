from scrapy.http import Response

from newsscrape.crawl.conditional import conditions, validators_of
from newsscrape.model.visit import Validators


def test_what_an_answer_gave_is_asked_with() -> None:
    changed = "Mon, 02 Nov 2026 10:00:00 GMT"
    response = Response("https://kurier.example/a", headers={"ETag": 'W/"1"', "Last-Modified": changed})
    assert conditions(validators_of(response)) == {"If-None-Match": 'W/"1"', "If-Modified-Since": changed}


def test_an_answer_without_any_is_asked_for_as_before() -> None:
    response = Response("https://kurier.example/a", headers={"ETag": " "})
    assert validators_of(response) == Validators()
    assert conditions(Validators()) == {}
