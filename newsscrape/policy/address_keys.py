"""One address → the form that it shares with all others of the same article."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from w3lib.url import canonicalize_url, url_query_cleaner

from newsscrape.policy.address_shapes import AddressParts, has_headline, is_marked
from newsscrape.policy.addresses import AddressRules, address_rules
from newsscrape.policy.domains import registered_domain

_WWW = "www."
_PORTS = (":80", ":443")
_MOST_ROUNDS = 5
_REMEMBERED = 4_096  # each step of an address's way through a run asks again; a few hundred are under way at once
_USUAL = re.compile(r"[\w./:?=&%#~+,;@!$'()*-]*", re.ASCII)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")


def untracked(url: str) -> str:
    """Give the address without what only tells where a reader came from, and without the number of a session."""
    rules = address_rules()
    url = rules.session_path.sub("", url)
    pairs = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
    dropped = sorted(name for name, value in pairs.items() if _says_nothing(name, value, rules))
    return url_query_cleaner(url, dropped, remove=True, unique=False) if dropped else url


def _says_nothing(name: str, value: str, rules: AddressRules) -> bool:
    """Tell a query parameter that changes nothing of the page."""
    lower = name.lower()
    is_long = lower in rules.session_doubtful and len(value) >= rules.session_length and value.isalnum()
    return rules.is_tracking(name) or is_long or lower.startswith(rules.session_parameters)


@lru_cache(_REMEMBERED)
def spelling(url: str) -> str:
    """Give the form under which two spellings of one address are one; what is no web address stays as it is.

    No tracking parameters, fragment, final slash or default port, host in lower case without ``www.``, parameters
    sorted, http as https.
    """
    spelled = _spelled(_CONTROLS.sub("", url))
    if _USUAL.fullmatch(url):
        return spelled
    for _ in range(_MOST_ROUNDS):  # odd signs may stand for what is undone only once they are spelled
        before, spelled = spelled, _spelled(spelled)
        if spelled == before:
            break
    return spelled


def _spelled(url: str) -> str:
    try:
        parts = urlsplit(canonicalize_url(untracked(url)))
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return url
    except ValueError:
        return url
    host = parts.netloc.strip().lower()
    for port in _PORTS:
        host = host.removesuffix(port)
    while host.startswith(_WWW) and host != _WWW and registered_domain(host) != host:
        host = host.removeprefix(_WWW)
    return urlunsplit(("https", host, parts.path.rstrip("/"), parts.query, ""))


@lru_cache(_REMEMBERED)
def address_key(url: str) -> str:
    """Give the key of an address: the spelling of the article's own page, of which others are views.

    Views are the page for another screen (AMP, mobile) or for paper, and a cache's copy of it. Only what the article's
    address plainly carries on top is left out: labels of the host and words of the path where the rest still has an
    article's number, date or headline, parameters with a value that says so. Nothing is fetched under a key.
    """
    return _own(spelling(url))


def is_view(url: str) -> bool:
    """Tell whether an address says that it shows an article for another screen or for paper."""
    spelled = spelling(url)
    return _own(spelled) != spelled


def _own(key: str) -> str:
    """Give the key without all that makes it a view's; most have nothing of the kind."""
    if _hints().search(key):
        while (plainer := _plainer(key)) != key:
            key = plainer
    return key


def _plainer(key: str) -> str:
    """Give the key with one thing less that makes it a view's; raises nothing."""
    rules = address_rules()
    try:
        parts = urlsplit(key)
        if parts.scheme != "https":
            return key
        for fewer in (
            _uncached(key),
            urlunsplit(parts._replace(query=_without_views(parts.query, rules))),
            _if_article(urlunsplit(parts._replace(path=_without_marks(parts.path, rules))), key),
            _if_article(urlunsplit(parts._replace(netloc=_without_labels(parts.netloc, rules))), key),
        ):
            if len(spelled := spelling(fewer)) < len(key):
                return spelled
    except ValueError:
        pass
    return key


def _uncached(key: str) -> str:
    return _caches().sub("https://", key)


def _without_views(query: str, rules: AddressRules) -> str:
    asked = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if f"{name}={value}".lower() not in rules.view_parameters]
    return urlencode(kept) if len(kept) < len(asked) else query


def _without_marks(path: str, rules: AddressRules) -> str:
    """Give a path without the first, the last or the end of the last segment where that names a view."""
    before, _, last = path.rpartition("/")
    if last.lower() in rules.view_segments:
        return before
    first, _, behind = path[1:].partition("/")
    if first.lower() in rules.view_segments:
        return f"/{behind}"
    return f"{before}/{_endings().sub('', last)}"


def _without_labels(netloc: str, rules: AddressRules) -> str:
    domain = registered_domain(netloc)
    host, found, port = netloc.rpartition(domain) if domain else ("", "", "")
    if not found:
        return netloc
    kept = [label for label in host.split(".") if label not in rules.view_labels]
    return f"{'.'.join(kept)}{found}{port}"


def _if_article(fewer: str, key: str) -> str:
    """Give the address with less only where it is still an article's by its own marks."""
    parts, rules = AddressParts.of(fewer), address_rules()
    path_marks = AddressParts(parts.path, parts.segments, {})
    return fewer if is_marked(path_marks, rules) or has_headline(path_marks, rules) else key


@cache
def _hints() -> re.Pattern[str]:
    """Give what finds any word that may make a view, so that the others need not be taken apart."""
    rules = address_rules()
    labels, segments, endings = map("|".join, (rules.view_labels, rules.view_segments, rules.view_endings))
    names = "|".join({parameter.partition("=")[0] for parameter in rules.view_parameters})
    return re.compile(
        rf"[/.](?:{labels})\.|/(?:{segments})(?:[/?]|$)|[.-](?:{endings})(?:[.?]|$)|[?&](?:{names})=|{_caches().pattern}",
        re.IGNORECASE,
    )


@cache
def _endings() -> re.Pattern[str]:
    words = "|".join(map(re.escape, address_rules().view_endings))
    return re.compile(rf"(?:(?<=.)\.|(?<=\d)-)(?:{words})(?=\.\w+$|$)", re.IGNORECASE)


@cache
def _caches() -> re.Pattern[str]:
    return re.compile("|".join(rf"^{cache}" for cache in address_rules().caches))
