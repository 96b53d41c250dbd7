"""Site profiles: what ``data/sites/<host>.toml`` says of a news site, and the files of a folder of one's own.

The folder is named by an environment variable, for child processes have that of their parent.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from newsscrape.errors import ProfileError, UsageError
from newsscrape.model.site import Site
from newsscrape.policy.domains import registered_domain
from newsscrape.policy.files import Table, file_names, load_table, read_table
from newsscrape.policy.profile import site_of

FOLDER_VARIABLE = "NEWSSCRAPE_SITES"
"""Names a folder of profiles that come before the shipped ones."""

_FOLDER = "sites"
_SUFFIX = ".toml"


def site_names() -> tuple[str, ...]:
    """Give the names of all profiles, sorted, good and bad ones."""
    return tuple(sorted({*file_names(_FOLDER), *_own(_own_folder())}))


def all_sites() -> tuple[Site, ...]:
    """Give every profile, sorted by host; raise `ProfileError` for the first bad file."""
    return tuple(_load(name, _own_folder()) for name in site_names())


def site_named(name: str) -> Site:
    """Give the profile of that name, which is the site's registered domain.

    Raises `UsageError` naming those spelt like it when there is none, `ProfileError` when its file is bad.
    """
    if name not in site_names():
        like = [known for known in site_names() if known.partition(".")[0] == name.partition(".")[0].lower()]
        like = like or get_close_matches(name.lower(), site_names())
        meant = f" Did you mean {' or '.join(like)}?" if like else ""
        raise UsageError(
            f"{name}: there is no such site profile.{meant} scrapy sites list lists all {len(site_names())}; "
            "use url= for any other site."
        )
    return _load(name, _own_folder())


def site_for_host(host: str) -> Site | None:
    """Give the profile that covers a host name ("www.zeit.de" → the one of "zeit.de"), None when there is none."""
    folder = _own_folder()
    name = _by_domain(folder).get(registered_domain(host) or "")
    return _load(name, folder) if name else None


def read_profile(path: Path) -> Site:
    """Give the profile in a file that lies anywhere, such as a draft; raise `ProfileError` when it is bad."""
    if not path.name.endswith(_SUFFIX):
        raise ProfileError(f"{path}: expected a file named after the site's registered domain, as in example.com.toml.")
    return site_of(read_table(path), path.name.removesuffix(_SUFFIX))


def _own_folder() -> str:
    return os.environ.get(FOLDER_VARIABLE, "")


@cache
def _own(folder: str) -> Mapping[str, Path]:
    """Give the files of a folder by the names of their profiles; raise `ProfileError` where there is no such folder."""
    if not folder:
        return {}
    if not Path(folder).is_dir():
        raise ProfileError(f"{FOLDER_VARIABLE}: {folder}: there is no such folder; make it or correct the name.")
    return {path.name.removesuffix(_SUFFIX): path for path in sorted(Path(folder).glob(f"*{_SUFFIX}"))}


@cache
def _load(name: str, folder: str) -> Site:
    return site_of(_table(name, folder), name)


def _table(name: str, folder: str) -> Table:
    own = _own(folder).get(name)
    return read_table(own) if own else load_table(f"{_FOLDER}/{name}{_SUFFIX}")


@cache
def _by_domain(folder: str) -> Mapping[str, str]:
    """Give the name of the profile by each of its domains; raise `ProfileError` where two files claim one.

    A file of one's own takes the place of the shipped one of its name, and of any that claims its domains.
    """
    own = _own(folder)
    shipped = [name for name in file_names(_FOLDER) if name not in own]
    return _claimed(shipped, folder) | _claimed(own, folder)


def _claimed(names: Iterable[str], folder: str) -> dict[str, str]:
    found = {name: name for name in names}
    for name in tuple(found):
        table = _table(name, folder)
        for host in table.texts("hosts"):
            other = found.setdefault(host, name)
            if other != name:
                raise ProfileError(
                    f"{table.folder}{table.path}: hosts: {host} has the profile {other} already; "
                    "leave it to one of them."
                )
    return found
