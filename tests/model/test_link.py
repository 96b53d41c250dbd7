from __future__ import annotations

import pickle

from newsscrape.model.link import Link, Links

LINKS = tuple(Link(url=f"https://kurier.example/{number}", text=str(number)) for number in range(3))


def sent_on(links: Links) -> Links:
    sent = pickle.loads(pickle.dumps(links))  # noqa: S301 - our own
    assert isinstance(sent, Links)
    return sent


def test_links_come_out_of_another_process_as_they_went_in() -> None:
    sent = sent_on(sent_on(Links(LINKS)))
    assert sent == Links(LINKS) == LINKS
    assert (len(sent), sent[1], sent[1:], list(sent)) == (3, LINKS[1], LINKS[1:], list(LINKS))
    assert hash(sent) == hash(Links(LINKS))
    assert not Links()
