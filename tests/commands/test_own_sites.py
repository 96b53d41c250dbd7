from __future__ import annotations

import os
from pathlib import Path

import pytest
from scrapy.settings import BaseSettings

from newsscrape.commands.own_sites import use_own_sites
from newsscrape.errors import ProfileError
from newsscrape.policy.sites import site_names


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSSCRAPE_SITES", "")


def test_the_setting_s_folder_is_known_to_all_under_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/kurier.example.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    use_own_sites(BaseSettings({"NEWSSCRAPE_SITES": "mine"}))
    assert os.environ["NEWSSCRAPE_SITES"] == str(tmp_path / "mine")
    assert "kurier.example" in site_names()


def test_an_empty_setting_leaves_the_shipped_ones() -> None:
    use_own_sites(BaseSettings({"NEWSSCRAPE_SITES": ""}))
    assert "kurier.example" not in site_names()


def test_a_folder_that_is_not_there_is_an_error_in_use(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="NEWSSCRAPE_SITES"):
        use_own_sites(BaseSettings({"NEWSSCRAPE_SITES": str(tmp_path / "none")}))
