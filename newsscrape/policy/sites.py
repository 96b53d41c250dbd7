"""Site profiles: what ``data/sites/<host>.toml`` says of a news site."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from newsscrape.errors import ProfileError, UsageError
from newsscrape.model.site import Site
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.files import file_names, load_table, read_table
from newsscrape.policy.profile import site_of

_FOLDER = "sites"
_SUFFIX = ".toml"


def site_names() -> tuple[str, ...]:
    """Give the names of all profiles, sorted, good and bad ones."""
    return file_names(_FOLDER)


def all_sites() -> tuple[Site, ...]:
    """Give every profile, sorted by host; raise `ProfileError` for the first bad file."""
    return tuple(map(_load, site_names()))


def site_named(name: str) -> Site:
    """Give the profile of that name, which is the site's registered domain.

    Raises `UsageError` naming the known profiles when there is none, `ProfileError` when its file is bad.
    """
    if name not in site_names():
        known = ", ".join(site_names())
        raise UsageError(f"{name}: there is no such site profile; known are: {known}. Use url= for any other site.")
    return _load(name)


def site_for_host(host: str) -> Site | None:
    """Give the profile that covers a host name ("www.zeit.de" → the one of "zeit.de"), None when there is none."""
    domain = registered_domain(host)
    name = domain if domain in site_names() else _further().get(domain or "")
    return _load(name) if name else None


def read_profile(path: Path) -> Site:
    """Give the profile in a file that lies anywhere, such as a draft; raise `ProfileError` when it is bad."""
    if not path.name.endswith(_SUFFIX):
        raise ProfileError(f"{path}: expected a file named after the site's registered domain, as in example.com.toml.")
    return site_of(read_table(path), path.name.removesuffix(_SUFFIX))


@cache
def _load(name: str) -> Site:
    return site_of(load_table(f"{_FOLDER}/{name}{_SUFFIX}"), name)


@cache
def _further() -> Mapping[str, str]:
    """Give the profile by further domain; raise `ProfileError` where two files claim one."""
    found: dict[str, str] = {}
    for name in site_names():
        for host in load_table(f"{_FOLDER}/{name}{_SUFFIX}").texts("hosts"):
            other = found.setdefault(host, host if host in site_names() else name)
            if other != name:
                path = f"newsscrape/data/{_FOLDER}/{name}{_SUFFIX}"
                raise ProfileError(f"{path}: hosts: {host} has the profile {other} already; leave it to one of them.")
    return found
