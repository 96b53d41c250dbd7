"""The folder of one's own site profiles, made known to all that read profiles."""

from __future__ import annotations

import os
from pathlib import Path

from scrapy.settings import BaseSettings

from newsscrape.policy.sites import FOLDER_VARIABLE, site_names


def use_own_sites(settings: BaseSettings) -> None:
    """Have the profiles of the folder in ``NEWSSCRAPE_SITES`` used, here and in processes started from now on.

    Raises `ProfileError` where there is no such folder.
    """
    if folder := settings.get(FOLDER_VARIABLE):
        os.environ[FOLDER_VARIABLE] = str(Path(folder).resolve())
    else:
        os.environ.pop(FOLDER_VARIABLE, None)  # -s NEWSSCRAPE_SITES= wins
    site_names()
