import pytest

from newsscrape.policy.domains import registered_domain


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.zeit.de", "zeit.de"),
        ("WWW.BBC.co.uk", "bbc.co.uk"),
        ("news.example.com:8080", "example.com"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
        ("news.test", "news.test"),
        ("co.uk", "co.uk"),
        ("", None),
    ],
)
def test_registered_domain(host: str, domain: str | None) -> None:
    assert registered_domain(host) == domain
