import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from newsscrape.batch import task
from newsscrape.batch.plan import Sizes, planned
from newsscrape.batch.shard import Making, ShardAccount
from newsscrape.batch.task import make_shard
from newsscrape.errors import InputError, StorageError, UsageError
from newsscrape.sinks.formats import Format
from newsscrape.sinks.run import Blocks
from newsscrape.sources.typed import typed
from tests.made_archive import archive, html

MakingOf = Callable[..., Making]
SMALL = Sizes(bytes=4_000, files=3)


def files(making: Making) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(making.target).iterdir() if path.is_file()}


def test_a_shard_is_its_files_and_an_account_of_them(tmp_path: Path, making: MakingOf) -> None:
    how = making()
    shards = planned([archive(tmp_path / "a.warc.gz", 12)], SMALL, how.shape)
    accounts = [make_shard(shard, how) for shard in shards]
    written = files(how)
    assert len(written) == 3 * len(shards)
    records = b"".join(written[f"{shard.name}.jsonl"] for shard in shards).splitlines()
    assert [json.loads(line)["url"][-7:-5].strip("-") for line in records] == [str(number) for number in range(12)]
    for shard, account in zip(shards, accounts, strict=True):
        assert typed(ShardAccount, json.loads(written[shard.account_name])) == account
        assert account.pieces == shard.pieces
        assert account.pages == account.articles + account.unchanged + account.rejects + account.failures
        assert {file.name: file.sha256 for file in account.files} == {
            name: sha256(content).hexdigest()
            for name, content in written.items()
            if name.startswith(shard.name) and name != shard.account_name
        }


def test_a_shard_done_again_is_the_same_byte_for_byte(tmp_path: Path, making: MakingOf) -> None:
    how = making()
    (shard,) = planned([archive(tmp_path / "a.warc.gz", 3)], Sizes(bytes=10**6, files=9), how.shape)
    first, before = make_shard(shard, how), files(how)
    assert (make_shard(shard, how), files(how)) == (first, before)


def test_lines_and_folders_are_shards_too(tmp_path: Path, making: MakingOf) -> None:
    how = making()
    (tmp_path / "pages").mkdir()
    for number in range(4):
        (tmp_path / "pages" / f"{number}.html").write_bytes(html(number) if number else b"")
    lines = tmp_path / "in.jsonl"
    lines.write_text("\n".join(json.dumps({"html": html(number).decode()}) for number in range(5)))
    accounts = [make_shard(shard, how) for shard in planned([tmp_path / "pages", lines], SMALL, how.shape)]
    assert sum(account.articles for account in accounts) == 3 + 5
    assert accounts[0].rejects_by_reason == {"empty": 1}
    reject = next(content for name, content in files(how).items() if name.endswith("rejects.jsonl") and content)
    assert json.loads(reject)["url"] == str(tmp_path / "pages/0.html")


def test_a_table_is_written_where_it_is_wanted(tmp_path: Path, making: MakingOf) -> None:
    how = making(form=Format.PARQUET)
    (shard,) = planned([archive(tmp_path / "a.warc.gz", 3)], Sizes(bytes=10**6, files=9), how.shape)
    first = make_shard(shard, how)
    written = files(how)
    assert [(file.name, file.records) for file in first.files] == [
        (f"{shard.name}.parquet", 3),
        (f"{shard.name}.rejects.jsonl", 0),
    ]
    assert written[f"{shard.name}.parquet"].startswith(b"PAR1")
    assert (make_shard(shard, how), files(how)) == (first, written)


def test_page_maps_are_kept_where_they_are_wanted(tmp_path: Path, making: MakingOf) -> None:
    how = making(blocks=Blocks.KEEP)
    (shard,) = planned([archive(tmp_path / "a.warc.gz", 1)], Sizes(bytes=10**6, files=9), how.shape)
    make_shard(shard, how)
    assert json.loads(files(how)[f"{shard.name}.jsonl"])["blocks"]


def test_what_has_changed_since_it_was_planned_is_not_read(tmp_path: Path, making: MakingOf) -> None:
    how = making()
    path = archive(tmp_path / "a.warc.gz", 2)
    (shard,) = planned([path], Sizes(bytes=10**6, files=9), how.shape)
    archive(path, 3)
    with pytest.raises(InputError, match=r"a\.warc\.gz: is not on .* what it was when the work was planned"):
        make_shard(shard, how)
    assert not Path(how.target).exists()


def test_another_version_refuses(tmp_path: Path, making: MakingOf) -> None:
    how = making()
    (shard,) = planned([archive(tmp_path / "a.warc.gz", 1)], Sizes(bytes=10**6, files=9), how.shape)
    with pytest.raises(UsageError, match=r"newsscrape is \S+ here and 0\.0\.1 where the work is given out"):
        make_shard(shard, replace(how, versions={**how.versions, "newsscrape": "0.0.1"}))


def test_a_disk_that_is_full_leaves_nothing_half_written(
    tmp_path: Path, making: MakingOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    how = making()
    (shard,) = planned([archive(tmp_path / "a.warc.gz", 3)], Sizes(bytes=10**6, files=9), how.shape)

    def full(*_: object) -> None:
        raise StorageError("No space left on device")

    monkeypatch.setattr(task.ShardFiles, "write", full)
    with pytest.raises(StorageError, match="No space left"):
        make_shard(shard, how)
    assert files(how) == {}
    assert not list((Path(how.target) / ".parts").iterdir())


def test_own_site_profiles_reach_the_children(
    tmp_path: Path, making: MakingOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEWSSCRAPE_SITES", raising=False)
    how = making(sites=str(tmp_path))
    (shard,) = planned([archive(tmp_path / "a.warc.gz", 1)], Sizes(bytes=10**6, files=9), how.shape)
    assert make_shard(shard, how).articles == 1
    assert task.os.environ["NEWSSCRAPE_SITES"] == str(tmp_path)
