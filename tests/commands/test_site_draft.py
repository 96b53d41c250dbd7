from pathlib import Path

import pytest

from newsscrape.commands.site_draft import Existing, target_of, write
from newsscrape.errors import StorageError, UsageError
from newsscrape.model.draft import Draft
from newsscrape.model.site import Site
from newsscrape.policy.sites import read_profile

DRAFT = Draft(site=Site(host="kurier.example", name="Kurier"), remarks={"name": "Seen."})


def test_a_draft_is_named_after_its_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert target_of(DRAFT, None, Existing.KEEP) == Path("kurier.example.toml")
    assert target_of(DRAFT, str(tmp_path), Existing.KEEP) == tmp_path / "kurier.example.toml"
    assert target_of(DRAFT, "other.toml", Existing.KEEP) == Path("other.toml")


def test_a_file_that_is_there_is_kept_unless_told_otherwise(tmp_path: Path) -> None:
    target = tmp_path / "kurier.example.toml"
    target.touch()
    with pytest.raises(UsageError, match="there is a file already"):
        target_of(DRAFT, str(tmp_path), Existing.KEEP)
    assert target_of(DRAFT, str(tmp_path), Existing.REPLACE) == target


def test_what_is_written_is_a_profile(tmp_path: Path) -> None:
    target = tmp_path / "kurier.example.toml"
    write(DRAFT, target)
    assert read_profile(target) == DRAFT.site
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"nowhere.*cannot be written"):
        write(DRAFT, tmp_path / "nowhere/kurier.example.toml")
